import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { plainLine } from '../text.ts';
import words from './words.json' with { type: 'json' };

/** 第13届, 十四届, 第十一届: which people's congress has chosen the government says nothing to a reader. */
const TERM = /第?[\d〇零一二三四五六七八九十百]{1,4}届/gu;
const TITLE = /(?:人民政府|政府|管理委员会|管委会|行政公署|行署|办事处)$/u;
/** A city, a prefecture or a province in front of what lies in it: 苏州市 of 苏州市姑苏区. */
const ABOVE =
  /^\p{Script=Han}{1,10}?(?:市|州(?!市)|盟|地区|省|自治区)(?=\p{Script=Han}{1,10}(?:区|县|旗|市|镇|乡|街道)$)/u;
const ZONES = words.zones.join('|');
/** What a body of its own place is called by its rank alone: 区政府, 市委常委会, 实验区管委会. */
const RANK = new RegExp(
  `^(?:自治区|自治州|自治县|${ZONES}|省|市|州|盟|区|县|旗|镇|乡|街道)(?=\\p{Script=Han})`,
  'u',
);
/** The full name of a zone, where a title or a matter begins with it: 《云岭综合实验区贷款贴息办法》, 2026年度云岭综合实验区…. */
const FULL_ZONE = new RegExp(
  `(?:^|[《〈“]|关于|\\d年度?)((?!全|本|我|各|该|在|对)\\p{Script=Han}{2,10}?(?:${ZONES}))`,
  'gu',
);
/** Bodies that name no place: there is one in every place. */
const ANYWHERE = /^(?:人民)?政府|^(?:管委会|管理委员会|党工委|党组|党委|办事处|行署|行政公署)/u;
/** Where the page names the place and nothing else does: 2022年平潭综合实验区召开管委会第1次主任办公会. */
const CONVENED = /^(?:\d{4}年)?(\p{Script=Han}{2,14}(?:区|市|县|旗|州|镇|乡))召开/u;

/**
 * Who decided, by a short name that tells the place: 姑苏区政府; 苏州市姑苏区政府 where several governments are mixed.
 * Empty where the page does not say and the government is not known.
 */
export function deciderOf(
  meeting: Pick<MinutesFacts, 'source' | 'body' | 'title' | 'items' | 'decisions'>,
  sources: readonly Source[],
  isMixed: boolean,
): string {
  const { source, body, title } = meeting;
  const named = plainLine(body ?? '')
    .replace(TERM, '')
    .replace('人民政府', '政府');
  const place = placeName(source, sources) ?? convenedAt(title) ?? zoneOf(named, meeting);
  if (place === undefined) return named;
  const own = place.replace(ABOVE, '');
  const shown = isMixed ? place : own;
  if (named === '') return `${shown}政府`;
  if (named.includes(place)) return isMixed ? named : named.replace(place, own);
  if (named.includes(own)) return isMixed ? named.replace(own, place) : named;
  if (ANYWHERE.test(named)) return `${shown}${named}`;
  const rank = RANK.exec(named)?.[0];
  return rank !== undefined && own.endsWith(rank) ? `${shown}${named.slice(rank.length)}` : named;
}

const YEAR = /^\d{4}年/u;
/** 第78次常务会议, 常务会议纪要: a title that begins with the meeting itself. */
const MEETING_FIRST = /^(?:第|\d{4}年第|\p{Script=Han}{2,6}会议(?:纪要)?$)/u;

/**
 * The title of a page, with which government it is: 区政府第78次常务会议 is 三明市沙县区政府第78次常务会议. One that names the place
 * with what lies above it stays as it is.
 */
export function titleWithDecider(
  meeting: Pick<MinutesFacts, 'source' | 'body' | 'title' | 'items' | 'decisions'>,
  sources: readonly Source[],
): string {
  const { source, body, title } = meeting;
  const who = deciderOf(meeting, sources, true);
  const place = placeName(source, sources) ?? convenedAt(title) ?? zoneOf(plainLine(body ?? ''), meeting);
  if (who === '' || title.includes(who) || (place !== undefined && title.includes(place))) return title;
  const own = place?.replace(ABOVE, '');
  if (place !== undefined && own !== undefined && title.includes(own)) return title.replace(own, place);
  const year = YEAR.exec(title)?.[0] ?? '';
  const rest = title.slice(year.length);
  if (place !== undefined) {
    const rank = RANK.exec(rest)?.[0];
    if (rank !== undefined && place.endsWith(rank)) return `${year}${place}${rest.slice(rank.length)}`;
    if (ANYWHERE.test(rest)) return `${year}${place}${rest}`;
  }
  return MEETING_FIRST.test(title) ? `${who}${title}` : `${who}：${title}`;
}

/** The English name of the place of a government, where it has one: `Gusu District`; with its city, `Gusu District, Suzhou`. */
export function deciderInEnglish(
  source: string,
  sources: readonly Source[],
  isMixed: boolean,
): string | undefined {
  const name = sourceOf(source, sources)
    ?.nameEn?.replace(/^People's Government of /u, '')
    .replace(/ \(invented\)$/u, '');
  return isMixed ? name : name?.replace(/,.*/u, '');
}

/** The name of the place of a government; undefined where there is none in Chinese alone, as of a zone that no file describes. */
function placeName(source: string, sources: readonly Source[]): string | undefined {
  const name = sourceOf(source, sources)?.name.replace(TITLE, '');
  return name !== undefined && /^[\p{Script=Han}·]{2,40}$/u.test(name) ? name : undefined;
}

/** The place that the title names; 实验区召开… names none. */
function convenedAt(title: string): string | undefined {
  const place = CONVENED.exec(plainLine(title))?.[1];
  return place !== undefined && RANK.exec(`${place}会`)?.[0] !== place ? place : undefined;
}

/** What the zone of a body that is named by its kind alone (实验区管委会) is called in what it decided on; the most frequent name. */
function zoneOf(
  body: string,
  { title, items, decisions }: Pick<MinutesFacts, 'title' | 'items' | 'decisions'>,
): string | undefined {
  const kind = RANK.exec(body)?.[0];
  if (kind === undefined) return undefined;
  const texts = [
    title,
    ...items.map(({ heading }) => heading),
    ...decisions.flatMap(({ subjects }) => subjects),
  ];
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [, name = ''] of plainLine(text).matchAll(FULL_ZONE))
      if (name.endsWith(kind) && name !== kind) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))[0]?.[0];
}
