import type { Random } from '../random.ts';
import {
  controlCharacters,
  droppedBesideDigits,
  droppedOrdinal,
  mixedWidths,
  padded,
  traditionalScript,
} from './characters.ts';
import type { Damage } from './damage.ts';
import {
  cutName,
  doubledTitle,
  hardWraps,
  hiddenText,
  listsRunTogether,
  pageNumbers,
  spam,
} from './lines.ts';

/** Every kind of damage by name, in the order in which they fall upon a page. */
export const damages: Readonly<Record<string, Damage>> = {
  'cut-name': cutName,
  'dropped-beside-digits': droppedBesideDigits,
  'dropped-ordinal': droppedOrdinal,
  'mixed-widths': mixedWidths,
  padding: padded,
  'control-characters': controlCharacters,
  'doubled-title': doubledTitle,
  'lists-run-together': listsRunTogether,
  spam,
  'hidden-text': hiddenText,
  'traditional-script': traditionalScript,
  'hard-wraps': hardWraps,
  'page-numbers': pageNumbers,
};

/** One to three kinds of damage, in the order in which they fall. */
export function chooseDamage(random: Random): string[] {
  const names = Object.keys(damages);
  const chosen = random.sample(names, random.int(1, 3));
  return names.filter((name) => chosen.includes(name));
}
