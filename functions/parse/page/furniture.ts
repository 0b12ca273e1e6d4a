import { byUnit, oneOf } from '../by-unit.ts';
import words from '../data/page-furniture.json' with { type: 'json' };
import { WordPattern } from '../word-pattern.ts';

const longestFirst = (list: readonly string[]): string[] => [...list].sort((a, b) => b.length - a.length);
const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const TOOLS = new RegExp(longestFirst(words.tools).map(escaped).join('|'), 'gu');
const IN_TOOLS = new Set(words.tools.join(''));
/** Stands in such a word, or is left out of account beside one; half a character may be either. */
const mayBeTools = byUnit((unit) => (IN_TOOLS.has(unit) || /[\d\p{P}\p{S}\p{Cs}]/u.test(unit) ? 1 : 0));
/** Brackets may stand before it. */
const STARTS = new RegExp(`^[【［[（]*(?:${words.starts.map(escaped).join('|')})`, 'u');
const FOOTER_STARTS = new RegExp(`^(?:${words.footers.map(escaped).join('|')})`, 'u');
const CONTAINED = new WordPattern(words.contains.map(escaped).join('|'), words.contains);
const LONGEST = 60;

const PAGE_NUMBER = /^-?第?\d{1,3}页?(?:\/|，|共)*\d{0,3}页?-?$/u;
const BRACKET = /^[【［[（]+/u;

/** 2, -2-, 第2页, 第2页共5页 alone on a line. */
export const isPageNumber = (plain: string): boolean => PAGE_NUMBER.test(plain);

/** 时间：2021-05-04 10:15 alone is a byline too: no minutes write the day of a meeting so. */
const BYLINE =
  /^[【［[（]*(?:发布|发表|更新)?(?:时间|日期)：?\d{4}\D.*(?:来源|作者|点击|浏览|字体|字号|阅读|访问)|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}：\d{2}(?:：\d{2})?)?(?:信息|文章)?(?:来源|作者|编辑|点击|浏览|阅读|字号)|^(?:[^〔［[：]{1,24}[〔［[]\d{4}[〕］\]]\d{1,4}号)?[【［[（]*(?:信息|文章)?来源：.*(?:时间|日期)：?\d{4}|^[【［[（]*(?:信息)?(?:时间|日期)：?\d{4}([-/])\d{1,2}\1\d{3,4}：\d{2}(?:：\d{2})?[】］\])）]*$/u;

/** Every byline names one. */
const YEAR = /\d{4}/u;

/** The line below the title of a page that says when it was put up and where it comes from. */
export const isByline = (plain: string): boolean =>
  plain.length <= 120 && YEAR.test(plain) && BYLINE.test(plain);

/** All that begins a line of the site in one look. */
const FURNITURE = new RegExp([PAGE_NUMBER, STARTS, FOOTER_STARTS].map(({ source }) => source).join('|'), 'u');
/** What they can begin with; the words of minutes mostly do not. */
const opensFurniture = oneOf([...'【［[（-第0123456789', ...words.starts, ...words.footers]);

function holdsFooter(plain: string): boolean {
  for (let i = 0; i < plain.length; i++) if (CONTAINED.lengthAt(plain, i) > 0) return true;
  return false;
}

/** A line that offers to print, share or enlarge, says how often the page was read, or names a column of the site. */
export function isFurniture(plain: string): boolean {
  if (plain === '' || plain.length > LONGEST) return false;
  return (
    (opensFurniture(plain.charCodeAt(0)) && FURNITURE.test(plain)) ||
    isByline(plain) ||
    holdsFooter(plain) ||
    isOnlyTools(plain)
  );
}

function isOnlyTools(plain: string): boolean {
  for (let i = 0; i < plain.length; i++) if (mayBeTools(plain.charCodeAt(i)) === 0) return false;
  return (
    plain
      .replace(BRACKET, '')
      .replace(TOOLS, '')
      .replace(/[\d\p{P}\p{S}]/gu, '') === ''
  );
}

/** A line below which the article does not go on: related articles, the operator of the site, its registration. */
export function isFooter(plain: string): boolean {
  if (plain === '' || plain.length > LONGEST) return false;
  return FOOTER_STARTS.test(plain) || holdsFooter(plain);
}
