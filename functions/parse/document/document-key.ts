import type { DecidedDocument } from '../../../schemas/generated/minutes.ts';
import titles from '../lexicon/zh/document-titles.json' with { type: 'json' };

/** The government that met and the year: what its titles may say, leave out, or take for granted. */
export interface TitleSetting {
  /** The areas of the government, as {@link ownAreaOf} has them. */
  readonly areas: readonly string[];
  /** Year of the meeting. */
  readonly year: string | undefined;
}

const anyOf = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');

const QUOTED = /^《(.*)》(（[^（）]*）)?$/u;
const COUNTED = '第[一二三四五六七八九十\\d]+';
const EDITION = new RegExp(
  `(?:（(?:${COUNTED}[次轮])?(?:${anyOf(titles.editions)}|修订|公开|${COUNTED}稿)+）|(?:${anyOf(titles.editions.filter((word) => word.endsWith('稿')))}))$`,
  'u',
);
const WRAPPED = new RegExp(
  `^(?:\\p{Script=Han}{2,16})?关于(?:${anyOf(titles.wrappers)})?[〈《](?<inner>.{1,160})[〉》](?<edition>（[^（）]*）)?(?:等[^〈《]*)?的?(?:${anyOf(titles.wrapped)})(?:（[^（）]*）)?$`,
  'u',
);
const WRAPPED_BARE = new RegExp(
  `^(?:\\p{Script=Han}{2,16})?关于(?:${anyOf(titles.wrappers)})(?<inner>[^〈《]{4,160}?)的(?:${anyOf(titles.wrapped)})(?:（[^（）]*）)?$`,
  'u',
);
const YEARLY = new RegExp(`^(?:关于)?(?:${anyOf(titles.yearly)})`, 'u');
const YEAR = /^(?:19|20)\d{2}(?:-\d{4})?年/u;
/** 全区, 我市: the same as the name of the area. */
const OUR_AREA = /^(?:全|我|本)(?:省|市|州|盟|县|区|旗|镇|乡)(?!域|民)/u;
const HIGHER_AREA = /^(?:\p{Script=Han}{1,6}?(?:省|自治区|市|州|盟|地区|县|区|旗)){0,4}$/u;
const GOVERNMENT = /^(?:人民)?政府(?:办公室|办公厅)?/u;
const OF_GOVERNMENT =
  /^(?<area>\p{Script=Han}{2,16}?)(?:第[^，]{1,6}届)?(?:人民政府|政府|管委会|管理委员会|办事处)/u;
const AREAS = /\p{Script=Han}{1,6}?(?:省|自治区|新区|市|州|盟|县|区|旗|镇|乡|街道)/gu;

/**
 * The key that all editions of one document of a government share: its title in matching form without brackets of
 * edition (草案, 送审稿), without the title that wraps it (关于印发〈…〉的通知), without the government's own name in
 * front, and without marks and spaces. A report that is made anew every year and does not say of which gets the
 * year of the meeting. Empty for a title that says nothing else.
 */
export function documentKeyOf(title: string, { areas, year }: TitleSetting): string {
  const quoted = QUOTED.exec(title);
  let name = quoted === null ? title : (quoted[1] ?? '') + (quoted[2] ?? '');
  for (let wrapped = WRAPPED.exec(name) ?? WRAPPED_BARE.exec(name); wrapped !== null; ) {
    name = wrapped.groups?.inner ?? name;
    wrapped = WRAPPED.exec(name);
  }
  for (let edition = EDITION.exec(name); edition !== null; edition = EDITION.exec(name))
    name = name.slice(0, edition.index);
  name = withoutArea(name, areas);
  const marked = YEAR.exec(name)?.[0] ?? '';
  const rest = name.slice(marked.length);
  name = marked + withoutArea(rest.startsWith('度') ? rest.slice(1) : rest, areas);
  if (year !== undefined && marked === '' && YEARLY.test(name)) name = `${year}年${name}`;
  return name.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
}

/** 临澜市青屿区城乡供水办法, 青屿区人民政府关于…: the area says whose it is, not what it is. */
function withoutArea(name: string, areas: readonly string[]): string {
  const ours = OUR_AREA.exec(name)?.[0].length ?? 0;
  if (ours > 0) return name.slice(ours);
  for (const area of areas) {
    const at = name.slice(0, area.length + 12).indexOf(area);
    if (at < 0 || (at > 0 && !HIGHER_AREA.test(name.slice(0, at)))) continue;
    const rest = name.slice(at + area.length).replace(GOVERNMENT, '');
    return rest.length >= 2 ? rest : name;
  }
  return name;
}

/** 青屿区 of 临澜市青屿区人民政府, 沙县区 of 三明市沙县区人民政府. */
export function ownAreaOf(body: string): string | undefined {
  const whole = OF_GOVERNMENT.exec(body)?.groups?.area ?? '';
  const last = [...whole.matchAll(AREAS)].at(-1);
  return last && whole.slice(last.index);
}

/** The documents among what was decided, in their order. */
export const documentsAmong = (subjects: readonly string[], setting: TitleSetting): DecidedDocument[] =>
  subjects.flatMap((subject) => {
    const bare = /^《([^\n]{0,160})》/u.exec(subject);
    if (bare === null || subject.includes('\n')) return [];
    const title = `${bare[1] ?? ''}${subject.slice(bare[0].length)}`;
    const thread = documentKeyOf(title, setting);
    return title === '' || thread === '' ? [] : [{ title, thread }];
  });
