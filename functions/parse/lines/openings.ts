import { markOf } from './marks.ts';
import { isEntry, SERIAL, SERIES_NAME } from './titles.ts';

const DAY =
  '(?:\\d{4}年?\\d{1,2}月?\\d{1,2}日?|\\d{1,2}月\\d{1,2}日|[〇○零Oo0一二三四五六七八九十]{4}年|月[〇一二三四五六七八九十]{1,3}日|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|民国\\d{2,3}年|\\d{1,2}日(?=[，上下晚])|[昨今前][天日晚]|(?:近|日前|近)日)';
const MEETING = `(?:${SERIES_NAME}|${SERIAL}|会议|[\\p{Script=Han}]{2}会(?=[，。、：；]|$))`;
const HELD_FORMS = [
  // 8月18日上午，区长某某主持召开区政府第17次常务会议
  `^.{0,20}${DAY}.{0,120}?(?:召开|举行|主持)(?!的|前|后|以来|期间).{0,60}?${MEETING}`,
  // 区长某某主持召开区政府第17次常务会议, without a day
  `^[^。；]{2,60}?(?:主持召开|召开|召集)(?!的)(?:了)?[^。；]{0,40}?(?:${SERIAL}|${SERIES_NAME})`,
  // 区政府第17次常务会议于8月18日在……召开
  `^[^。；]{0,40}?(?:${SERIAL}|${SERIES_NAME})[^。；]{0,30}?${DAY}[^。；]{0,60}?(?:召开|举行)(?!的)`,
  // 8月18日上午，区政府第17次常务会议召开，研究…
  `^.{0,20}${DAY}[^。；]{0,60}?(?:${SERIAL}|${SERIES_NAME}|会议)[^。；]{0,40}?(?:召开|举行)(?!的|前|后|以来|期间)`,
  // 8月18日，副区长某某召集有关部门，就桥梁养护进行了研究
  `^.{0,20}${DAY}[^。；]{0,80}?召集[^。；]{0,80}?(?:研究|协调|会商|讨论)`,
  // 会议于8月18日召开
  `^(?:本次|此次)?会议(?:于|时间为|定于|在)${DAY}[^。；]{0,60}?(?:召开|举行)`,
];
const HELD = new RegExp(HELD_FORMS.join('|'), 'u');
/** One of these stands in every such sentence. */
const HELD_WORD = /召[开集]|举行|主持/u;
/** What the meeting did, not that it was held. */
const ACT = /^会议(?!(?:于|时间|定于|在|由))/u;

const BREADCRUMB = /[>›»|]|^首页/u;

/** How much of a paragraph is looked at, in characters. */
const REACH = 260;

/** The sentence that says who held which meeting when. It may be a headline: {@link isTitle} asks for that. */
export function isOpening(plain: string): boolean {
  if (plain.length < 16 || ACT.test(plain) || markOf(plain) !== undefined) return false;
  const reached = plain.slice(0, REACH);
  return (
    HELD_WORD.test(reached) &&
    /[，。：；、]/u.test(plain) &&
    !BREADCRUMB.test(plain.slice(0, 40)) &&
    !isEntry(plain) &&
    HELD.test(reached)
  );
}
