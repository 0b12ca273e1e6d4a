import type { SpeechPatterns } from '../clauses/clauses.ts';
import type { Passage } from '../clauses/passage.ts';
import type { Lexicon } from '../grammar/lexicon.ts';
import type { Rule } from '../grammar/rule.ts';
import type { Known } from '../mentions/known.ts';
import type { PageMetadata } from '../page/metadata.ts';
import type { Agenda, AttendanceFact, DecisionFact, Form, Found, Opening } from './facts.ts';

/**
 * The rules of one family of minutes: a language, or a country's way to write them. What reads a page asks the language
 * for each family in turn and knows no word of it.
 */
export interface Language {
  /** BCP 47, e.g. `zh-CN`, `zh-TW`. */
  readonly id: string;
  readonly lexicon: Lexicon;
  readonly speech: SpeechPatterns;
  /** Whether a page is written in this way, by what only its pages have; the first of the languages that says so reads it. */
  recognises(page: Pick<Passage, 'reading' | 'lines'>, metadata: PageMetadata): boolean;
  /** What the page is. */
  form(passage: Passage, metadata: PageMetadata): Form;
  opening(passage: Passage, metadata: PageMetadata, form: Opening['form'], timeZone: string): Opening;
  agenda(passage: Passage, opening: Opening): Agenda;
  attendance(passage: Passage, opening: Opening, agenda: Agenda, known: Known): Found<AttendanceFact>;
  decisions(
    passage: Passage,
    opening: Opening,
    agenda: Agenda,
    attendance: readonly AttendanceFact[],
    known: Known,
  ): Found<DecisionFact>;
  /** Every rule of the language, for its tests and for the tables of precision per rule. */
  readonly rules: readonly Rule<unknown>[];
}
