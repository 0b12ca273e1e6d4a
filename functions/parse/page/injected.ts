import table from '../data/injected-words.json' with { type: 'json' };

const ANYWHERE = new RegExp(table.anywhere.join('|'), 'iu');
const OUTSIDE = new RegExp(table.outside.join('|'), 'iu');
const ADDRESS = /(?:https?：|www\.|\.(?:com|net|cc|top|vip|xyz|tv)(?![a-z]))/iu;
const FOREIGN =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Arabic}]{2}/u;

const isSentence = (plain: string): boolean => /[，。；：、]/u.test(plain);

/** A line that an intruder put among the minutes. */
export function isInjected(plain: string): boolean {
  if (plain.length < 2 || plain.length > 120) return false;
  return !isSentence(plain) && ANYWHERE.test(plain);
}

/** The same below or above the minutes, where less is needed to make a line suspicious. */
export function isInjectedOutside(plain: string): boolean {
  if (plain.length < 2 || plain.length > 120) return false;
  if (ANYWHERE.test(plain)) return true;
  return !isSentence(plain) && (OUTSIDE.test(plain) || ADDRESS.test(plain) || FOREIGN.test(plain));
}
