import departments from './data/departments.json' with { type: 'json' };
import places from './data/places.json' with { type: 'json' };
import posts from './data/posts.json' with { type: 'json' };
import type { Random } from './random.ts';

export type Level = '省' | '市' | '区' | '县' | '镇';

/** A body that can be told to do something or send somebody to a meeting. */
export interface Body {
  /** How topics refer to it; undefined for those that no topic names. */
  readonly key?: string;
  /** With the word of the level: 区发改局. */
  readonly name: string;
  /** Without it, where minutes leave it out: 发改局. */
  readonly bare: string;
  /** Its head: 局长, 主任, 镇长. */
  readonly head: string;
  readonly kind: 'bureau' | 'party' | 'branch' | 'town' | 'zone' | 'group';
}

export interface Government {
  readonly level: Level;
  /** The name without the word of the level. */
  readonly place: string;
  /** 沅岚区 */
  readonly area: string;
  /** Name of the area above, 澄原市. */
  readonly parent: string;
  /** From the area above down: 澄原市沅岚区人民政府. */
  readonly official: string;
  /** 沅岚区人民政府 */
  readonly formal: string;
  /** 区人民政府 */
  readonly short: string;
  /** 区政府 */
  readonly shortest: string;
  /** Post of the head of government: 区长. */
  readonly head: string;
  /** Character that document numbers begin with. */
  readonly abbreviation: string;
  readonly bodies: readonly Body[];
}

function placeName(random: Random, taken: readonly string[] = []): string {
  for (;;) {
    const name = random.pick(places.first) + random.pick(places.second);
    if (!places.real.includes(name) && !taken.includes(name)) return name;
  }
}

/** The post of whoever leads a body; 主任 where its name does not tell. */
function headOf(name: string, level: Level): string {
  const found = posts.heads.find(([ending = '']) => name.endsWith(ending.replace('{level}', level)));
  return found?.[1] ?? '主任';
}

/** What the government of a town calls the office that does a bureau's work. */
function townOffice(short: string): string {
  if (short === '政府办') return '党政办';
  if (short === '公安局') return '派出所';
  if (short === '财政局') return '财政所';
  return short.replace(/(?:分)?局$/, '办');
}

function bureaus(random: Random, level: Level, place: string): Body[] {
  const seen = new Set<string>();
  const upper = level === '省' || level === '市' ? 0.5 : 0.15;
  const fullNames = random.chance(0.25);
  const branches = level === '区' && random.chance(0.7);
  const out: Body[] = [];
  for (const bureau of random.shuffle(departments.bureaus)) {
    if (seen.has(bureau.key)) continue;
    seen.add(bureau.key);
    if (branches && bureau.branch) {
      const name = bureau.branch.replace('{place}', place);
      out.push({ key: bureau.key, name, bare: name, head: '局长', kind: 'branch' });
      continue;
    }
    const short = bureau.upper && random.chance(upper) ? bureau.upper : bureau.short;
    const bare = level === '镇' ? townOffice(bureau.short) : fullNames && !branches ? bureau.full : short;
    out.push({ key: bureau.key, name: level + bare, bare, head: headOf(bare, level), kind: 'bureau' });
  }
  return out;
}

function others(random: Random, level: Level, place: string): Body[] {
  const make = (pattern: string, kind: Body['kind']): Body => {
    const name = pattern.replace('{level}', level).replace('{place}', place);
    return { name, bare: name, head: headOf(name, level), kind };
  };
  if (level === '镇') return departments.townParties.map((p) => make(p, 'party'));
  return [
    ...departments.parties.map((p) => make(p, 'party')),
    ...departments.branches.map((p) => make(p, 'branch')),
    ...random.sample(departments.zones, 2).map((p) => make(p, 'zone')),
    ...random.sample(departments.groups, 4).map((p) => make(p, 'group')),
  ];
}

function towns(random: Random, level: Level): Body[] {
  const names = new Set<string>();
  const count = random.int(6, 14);
  while (names.size < count) names.add(random.pick(places.townFirst) + random.pick(places.townSecond));
  const district = level === '区';
  return [...names].map((stem) => {
    if (level === '镇') {
      const name = stem + random.pick(['村', '社区']);
      return { name, bare: name, head: '主任', kind: 'town' };
    }
    if (level === '市' || level === '省') {
      const name = stem + random.pick(['区', '县', '市']);
      return { name, bare: name, head: `${name.slice(-1)}长`, kind: 'town' };
    }
    const unit = random.weighted<string>(
      district
        ? [
            ['街道', 7],
            ['镇', 3],
          ]
        : [
            ['镇', 6],
            ['乡', 3],
            ['街道', 2],
          ],
    );
    return {
      name: stem + unit,
      bare: stem + unit,
      head: unit === '街道' ? '主任' : `${unit}长`,
      kind: 'town',
    };
  });
}

/** Invents a government with its bodies. No place is a real one as far as the list of exceptions knows. */
export function inventGovernment(random: Random): Government {
  const level = random.weighted<Level>([
    ['区', 40],
    ['县', 25],
    ['市', 25],
    ['镇', 5],
    ['省', 5],
  ]);
  const province = random.pick(places.provinces);
  const above = placeName(random);
  const place = level === '省' ? province.slice(0, -1) : placeName(random, [above]);
  const parent = {
    省: '',
    市: province,
    区: `${above}市`,
    县: `${above}市`,
    镇: `${above}${random.pick(['区', '县'])}`,
  }[level];
  const area = place + level;
  return {
    level,
    place,
    area,
    parent,
    official: `${parent}${area}人民政府`,
    formal: `${area}人民政府`,
    short: `${level}人民政府`,
    shortest: `${level}政府`,
    head: `${level}长`,
    abbreviation: place.charAt(0),
    bodies: [...bureaus(random, level, place), ...others(random, level, place), ...towns(random, level)],
  };
}

/** The body behind a key of departments.json; where a government lacks it, its office. */
export function bodyOf(government: Government, key: string): Body {
  const found =
    government.bodies.find((b) => b.key === key) ?? government.bodies.find((b) => b.key === 'office');
  if (!found) throw new Error(`no body ${key} and no office in ${government.formal}`);
  return found;
}
