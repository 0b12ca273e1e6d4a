import { EndedPattern } from '../ended-pattern.ts';
import { isSurname } from './characters.ts';

/** 由某某某同志牵头, 某某某副县长: words after which a name of the page has just been read. */
const MENTION = new EndedPattern('(\\p{Script=Han}{2,4})(?:同志|副?[区县市州旗]长)', {
  last: '志长',
  longest: 7,
  endsAt: (text, at) => BEFORE_LAST.has(text[at - 2] ?? ''),
});
const BEFORE_LAST = new Set('同区县市州旗');
/** What stands before a name in running text. */
const BEFORE = /[由请和与、，。；：受经给向为对及由据]/u;

/**
 * Names that a text itself points out (由某某某同志牵头). Only those that begin at a mark or a preposition, since the
 * words before a name can look like a surname.
 */
export function mentionedNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of MENTION.findAll(text)) {
    const run = match[1] ?? '';
    const at = match.index;
    for (let length = 2; length <= Math.min(3, run.length); length++) {
      const name = run.slice(run.length - length);
      const before = text[at + run.length - length - 1] ?? '。';
      if (isSurname(name[0] ?? '') && (BEFORE.test(before) || before === '\n')) names.add(name);
    }
  }
  return names;
}
