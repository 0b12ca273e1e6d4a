import injected from '../lexicon/zh/injected-words.json' with { type: 'json' };
import furniture from '../lexicon/zh/page-furniture.json' with { type: 'json' };
import { isPageNumber } from '../page/page-number.ts';
import { alternatives } from './words.ts';

// What stands around the main content of a page: the site's own lines, and what an intruder put there.

const TOOLS = new RegExp(alternatives(furniture.tools), 'gu');
/** Brackets may stand before it. */
const STARTS = new RegExp(`^[【［]*(?:${alternatives(furniture.starts)})`, 'u');
const FOOTER_STARTS = new RegExp(`^(?:${alternatives(furniture.footers)})`, 'u');
const CONTAINED = new RegExp(alternatives(furniture.contains), 'u');
const BULLET = '[·•●◆■▪◎○]';
const TABS = new RegExp(`^(?:${BULLET}(?:${alternatives(furniture.tabs)}))+$`, 'u');
const LONGEST = 60;

/** 第01版：要闻, and what the editing systems of newspapers leave behind a page. */
const NEWSPAPER = /^第[\d一二三四五六七八九十]{1,3}版(?:：.{0,12})?$|^\/?(?:enpproperty)?-->/u;
/** 640.jpg, left of a picture. */
const PICTURE = /^(?:[\w\-./]{1,40}|[^，。；：]{1,40}[\p{Script=Han}\d])\.(?:jpe?g|png|gif|bmp|webp)$/iu;

/** 甲区融媒体中心供图, 记者甲某摄: whose picture stands above. */
const CREDIT = /^[（［]?[\p{Script=Han}\d·、：/]{2,24}(?:供图|摄影|[^拍]摄)[）］]?$/u;

/** What is left of a picture: the article goes on behind it. */
export const isOfPicture = (plain: string): boolean => PICTURE.test(plain) || CREDIT.test(plain);

const DAY = '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?';
const CLOCK = '(?:\\d{1,2}：\\d{2}(?:：\\d{2})?)';
const PAGE_BYLINES: readonly RegExp[] = [
  /^[【［]*[\p{Script=Han}]{0,6}(?:时间|日期)：?\d{4}\D.{0,120}?(?:来源|作者|点击|浏览|字体|字号|阅读|访问)/u,
  new RegExp(`^${DAY}${CLOCK}?(?:信息|文章)?(?:来源|作者|编辑|点击|浏览|阅读|字号)`, 'u'),
  /^(?:[^〔［：]{1,24}[〔［]\d{4}[〕］]\d{1,4}号)?[【［]{0,4}(?:信息|文章)?来源：.{0,400}(?:时间|日期)：?\d{4}/u,
  new RegExp(`^[【［]*(?:信息|文章)?来源：?[^，。]{0,24}${DAY}${CLOCK}?`, 'u'),
  // 时间：2021-05-04 10:15 alone: no minutes write the day of a meeting so
  /^[【［]*(?:信息)?(?:时间|日期)：?\d{4}([-/])\d{1,2}\1\d{3,4}：\d{2}(?:：\d{2})?[】］）]*$/u,
  // 日期：2021-05-04
  /^[【［]*日期：\d{4}([-/.])\d{1,2}\1\d{1,2}[】］）]*$/u,
  // 作者： 日期：2021-05-04 浏览量：204, 新闻眼|来源：甲日报2023-01-09 07:58|网络编辑：乙: a day among such labels, in no sentence
  new RegExp(
    `^(?=[^，。；]{8,120}$)(?=.{0,60}(?:来源|来自|作者|浏览|点击|阅读|访问|字体|字号)(?:量|数|次数)?：).{0,60}?${DAY}`,
    'u',
  ),
  // 甲日报 2021-12-04 通讯员 乙
  new RegExp(
    `^[\\p{Script=Han}]{2,10}(?:报|网|台|社|融媒体中心|融媒)${DAY}${CLOCK}?(?:(?:全媒体)?(?:通讯员|记者|作者|编辑)[^，。；]{0,16})?$`,
    'u',
  ),
  // 2022-12-28 14:07 甲网
  new RegExp(`^${DAY}${CLOCK}[\\p{Script=Han}]{1,14}(?:网|报|台|社|中心|办|办公室|客户端|发布)$`, 'u'),
  /^\/?(?:enpproperty)?-->\d{4}-\d{1,2}-\d{1,2}/u,
  // 2024-05-06 10:15 alone
  new RegExp(`^[（［【]?(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}${CLOCK}?|${DAY}${CLOCK})[）］】]?$`, 'u'),
];

/** The line by the title of a page that says when it was put up and where it comes from. */
export const isPageByline = (plain: string): boolean =>
  plain.length <= 120 && /\d{4}/u.test(plain) && PAGE_BYLINES.some((form) => form.test(plain));

/** A line that offers to print, share or enlarge, says how often the page was read, or names a column of the site. */
export function isFurniture(plain: string): boolean {
  if (plain === '') return false;
  if (isPageByline(plain)) return true;
  if (plain.length > LONGEST) return false;
  return (
    isPageNumber(plain) ||
    NEWSPAPER.test(plain) ||
    isOfPicture(plain) ||
    STARTS.test(plain) ||
    FOOTER_STARTS.test(plain) ||
    CONTAINED.test(plain) ||
    TABS.test(plain) ||
    plain
      .replace(/^[【［]+/u, '')
      .replace(TOOLS, '')
      .replace(/[\d\p{P}\p{S}]/gu, '') === ''
  );
}

/** A line below which the article does not go on: related articles, the operator of the site, its registration. */
export const isFooter = (plain: string): boolean =>
  plain !== '' && plain.length <= LONGEST && (FOOTER_STARTS.test(plain) || CONTAINED.test(plain));

const ANYWHERE = new RegExp(injected.anywhere.join('|'), 'iu');
const OUTSIDE = new RegExp(injected.outside.join('|'), 'iu');
const ADDRESS = /(?:https?：|www\.|\.(?:com|net|cc|top|vip|xyz|tv)(?![a-z]))/iu;
const FOREIGN =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Arabic}]{2}/u;

const isSentence = (plain: string): boolean => /[，。；：、]/u.test(plain);

/** A line that an intruder put into the main content. */
export const isInjected = (plain: string): boolean =>
  plain.length >= 2 && plain.length <= 120 && !isSentence(plain) && ANYWHERE.test(plain);

/** The same below or above the main content, where less is needed to make a line suspicious. */
export const isInjectedOutside = (plain: string): boolean =>
  plain.length >= 2 &&
  plain.length <= 120 &&
  (ANYWHERE.test(plain) ||
    (!isSentence(plain) && (OUTSIDE.test(plain) || ADDRESS.test(plain) || FOREIGN.test(plain))));
