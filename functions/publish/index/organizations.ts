import type { Source } from '../../../schemas/generated/source.ts';
import { placeOfSlug } from '../../parse/lexicon/governments.ts';
import { coreOf } from '../../parse/lexicon/place-names.ts';
import { nameScore } from '../../parse/lexicon/zh/names.ts';
import lexicon from '../../parse/lexicon/zh/organizations.json' with { type: 'json' };
import { anyOf } from '../../parse/mentions/sticky.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { cleanText } from '../text.ts';
import { nameId, versionHash } from './name-id.ts';

/** A body of one government, whatever its minutes call it. */
export interface OrganizationName {
  /** Made of its bare name, so that it needs no register and is the same whichever name is met first. */
  readonly id: string;
  /** The name that the minutes use most. */
  readonly name: string;
  /** Its other names, most used first. */
  readonly otherNames: readonly string[];
  /** Decisions that it must carry out. */
  readonly charged: number;
}

/** What a body was told to do once only is on the page of that meeting. */
const FEWEST_DECISIONS = 2;

/** 各乡镇, 县直有关部门, 相关单位: whoever is meant, it is no body of its own. */
const SEVERAL =
  /^(?:全?[省市州盟区县旗镇乡])?[直级]?(?:各|有关|相关|其他|其它)|(?:有关|相关)(?:部门|单位|方面)$|^(?:成员|责任|牵头|配合|主管)(?:单位|部门)$|^(?:属地|所在地|所辖|行业|项目|建设|施工|业主|实施|承办|主办|协办|参建|相应|全体|上述|以上).{0,6}(?:单位|部门|政府|乡镇|镇街|镇乡|街道)$|^(?:乡镇|镇街|镇乡|街道|部门|单位|村居?|社区)(?:（[^）]{1,8}）)?$/u;

/** Whether a body has a page and a feed; a collective has neither, and is named without a link. */
export const hasPage = ({ name, charged }: OrganizationName): boolean =>
  charged >= FEWEST_DECISIONS && !SEVERAL.test(name);

/** The bodies of one government by their names, and which names are those of people. */
export interface OrganizationNames {
  /** The body of that name; undefined where it is the name of a person, or none at all. */
  of(name: string): OrganizationName | undefined;
  /** Another one whenever any name stands for another body. */
  readonly version: string;
}

/** Several organisations or posts of one person, one by one (schemas/minutes.schema.json). */
export const severally = (several: string | undefined): string[] =>
  several === undefined ? [] : several.split('、').filter((part) => part !== '');

/**
 * The bodies that these meetings of one government name. 财政局, 县财政局 and 甲县财政局 are one body: the place and the level
 * are the government's, not the body's. Those of another level (市财政局 in the minutes of a 县) are bodies of their own.
 * 政府办 is 政府办公室, and 县财政 the one 财政局 that there is.
 */
export function organizationNames(
  source: Source | undefined,
  documents: readonly Pick<MinutesFacts, 'decisions' | 'attendance'>[],
): OrganizationNames {
  const bareOf = bareNames(source);
  const people = new Set(source?.roster ?? []);
  const uses = new Map<string, number>();
  const use = (name: string) => uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const { attendance, decisions } of documents) {
    for (const { name, organization } of attendance) {
      people.add(tidy(name));
      for (const one of severally(organization)) use(tidy(one));
    }
    for (const { responsible } of decisions) for (const { name } of responsible) use(tidy(name));
  }

  const written = [...uses.keys()].filter((name) => name !== '' && !isPerson(name, people));
  const unitedOf = unitedNames(written, bareOf);
  const namesByBare = new Map<string, string[]>();
  for (const name of written) {
    const bare = unitedOf(name);
    namesByBare.set(bare, [...(namesByBare.get(bare) ?? []), name]);
  }
  const charged = new Map<string, number>();
  for (const { responsible } of documents.flatMap(({ decisions }) => decisions)) {
    for (const bare of new Set(responsible.map(({ name }) => unitedOf(tidy(name)))))
      charged.set(bare, (charged.get(bare) ?? 0) + 1);
  }
  const bodies = new Map<string, OrganizationName>();
  for (const [bare, names] of namesByBare) {
    const [name = bare, ...otherNames] = names.sort(
      (a, b) =>
        // 县财政 is how 财政局 is called, and no name for a heading.
        Number(ENDS_LIKE_A_BODY.test(b)) - Number(ENDS_LIKE_A_BODY.test(a)) ||
        (uses.get(b) ?? 0) - (uses.get(a) ?? 0) ||
        a.length - b.length ||
        (a < b ? -1 : 1),
    );
    const body = { id: nameId(bare), name, otherNames, charged: charged.get(bare) ?? 0 };
    for (const one of names) bodies.set(one, body);
  }
  return {
    of: (name) => bodies.get(name) ?? bodies.get(tidy(name)),
    version: versionHash([...bodies].map(([written, { id, name }]) => `${written} ${id} ${name}`).sort()),
  };
}

/** 政府办公室 and 人民政府办公室 are 政府办. */
const shortOffice = (bare: string): string =>
  bare.replace(/(?<=.{2})办公室$/u, '办').replace(/人民(?=政府办$)/u, '');

const DROPPED = ['局', '委', '办'];
const LEVEL = /^[省市州盟区县旗]/u;

/**
 * The bare name under which each name's body stands: an office under its short name; a field of work that the minutes name
 * in the place of its body, as 县财政, under the name of that body, where exactly one has it.
 */
function unitedNames(written: readonly string[], bareOf: (name: string) => string): (name: string) => string {
  const shortOf = (name: string) => shortOffice(bareOf(name));
  const known = new Set(written.map(shortOf));
  const united = new Map<string, string>();
  for (const name of written) {
    const bare = shortOf(name);
    const field = bare.replace(LEVEL, '');
    const isField = FIELDS.has(bare) || FIELDS.has(field);
    // Without a level, only what is often said for the body itself: 由财政、公安等部门.
    const isBody = name !== bare || !FIELDS.has(bare) || SPOKEN_FIELDS.has(bare);
    if (!isField || !isBody) continue;
    const [body, another] = DROPPED.map((ending) => bare + ending).filter((one) => known.has(one));
    if (body !== undefined && another === undefined) united.set(bare, body);
  }
  return (name) => {
    const bare = shortOf(name);
    return united.get(bare) ?? bare;
  };
}

const tidy = (name: string): string => cleanText(name).trim();

const words = (list: readonly string[]): readonly string[] => list.filter(({ length }) => length > 1);
const { endings } = lexicon;
const ENDS_LIKE_A_BODY = new RegExp(
  `(?:${anyOf([
    ...endings.common,
    ...endings.department,
    ...endings.institution,
    ...lexicon.placeEndings,
    ...lexicon.companyEndings,
    ...lexicon.areas,
    ...words(lexicon.bareAreas),
    ...words(lexicon.units),
  ])})$`,
  'u',
);
const LONGEST_NAME = 12;
/** So much likelier as the name of a person than as words: e to the power of this. */
const LIKELY = 4;

/** A list of those who were there says so; else the characters. What ends like a body is never a person. */
const isPerson = (name: string, people: ReadonlySet<string>): boolean =>
  !ENDS_LIKE_A_BODY.test(name) &&
  (people.has(name) || (name.length <= LONGEST_NAME && nameScore(name) > LIKELY));

const TITLE = /(?:人民政府|政府|行政公署|行署|管理委员会|管委会|办事处)(?:办公室|办)?$/u;
const RANK = /(?:自治[区州县旗]|[新特]区|开发区|高新区|经开区|[省市县区州盟旗镇乡])$/u;
const ABOVE = /^.{1,10}?(?:省|自治区|自治州|地区|[市州盟县])(?=.{2,}$)/u;
const rankOf = (area: string): string => RANK.exec(area)?.[0].replace(/^自治/u, '') ?? '';

/** What stands behind the level in the name of a body: its field of work, or a body by itself. 区委 is no level and 委. */
const ownWords = words([...lexicon.subjects, ...lexicon.units]).filter((word) => !word.startsWith('委'));
const OWN_BODY = new RegExp(`^(?:${anyOf(ownWords)})`, 'u');
const FIELD = new RegExp(`^(?:${anyOf(words(lexicon.subjects))})`, 'u');

/** Fields of work that are no bodies by themselves: 县政府 is not its 政府办. */
const FIELDS: ReadonlySet<string> = new Set(
  words(lexicon.subjects).filter((field) => !lexicon.units.includes(field)),
);
const SPOKEN_FIELDS: ReadonlySet<string> = new Set(lexicon.weakFields);

interface Areas {
  /** 甲县, 乙市甲县: the names of the government's own area. */
  readonly own: readonly string[];
  /** 乙市: those that it lies in. */
  readonly above: readonly string[];
}

function areasAround(source: Source): Areas {
  const place = placeOfSlug(source.id);
  const parents = place?.parents.map(({ name }) => name) ?? [];
  const named = [
    ...[source.name, ...source.bodies].map((body) => body.replace(TITLE, '')),
    ...(place?.names ?? []),
  ];
  const areas = named.flatMap((area) => [area, area.replace(ABOVE, '')]).filter((area) => RANK.test(area));
  const short = areas.map((area) => coreOf(area) + rankOf(area));
  const own = new Set([...areas, ...short]);
  const above = named.flatMap((area) => ABOVE.exec(area)?.[0] ?? []);
  return {
    own: longestFirst([...own, ...parents.flatMap((parent) => [...own].map((area) => parent + area))]),
    above: longestFirst([...parents, ...above].filter((area) => !own.has(area))),
  };
}

const longestFirst = (names: readonly string[]): string[] =>
  [...new Set(names)]
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** What may stand in front of the names of its bodies, longest first: 乙市甲县, 甲县, 县. */
export function areasOf(source: Source): readonly string[] {
  const { own } = areasAround(source);
  return longestFirst([...own, ...own.map(coreOf)]).concat(
    [...new Set(own.map(rankOf))].filter((rank) => rank !== ''),
  );
}

/** Takes the place and the level of a government off the names of its bodies; of those of the level above, the place. */
export function bareNames(source: Source | undefined): (name: string) => string {
  const { own, above } = source === undefined ? { own: [], above: [] } : areasAround(source);
  const levels = [...new Set(own.map(rankOf))].sort((a, b) => b.length - a.length);
  const cores = longestFirst(own.map(coreOf));
  return (name) => {
    const area = [...own, ...above].find((one) => name.startsWith(one) && name.length > one.length + 1);
    const local = area === undefined ? name : rankOf(area) + name.slice(area.length);
    if (area !== undefined && above.includes(area)) return local;
    const level = levels.find((one) => local.startsWith(one) && OWN_BODY.test(local.slice(one.length)));
    if (level !== undefined) return local.slice(level.length);
    const core = cores.find((one) => local.startsWith(one) && FIELD.test(local.slice(one.length)));
    return core === undefined ? local : local.slice(core.length);
  };
}
