import type { Lexicon } from '../grammar/lexicon.ts';
import { Pattern } from '../grammar/pattern.ts';
import { type Surface, surfaceOf } from '../grammar/surface.ts';
import type { Line, LineClass } from '../lines/line.ts';
import type { Mention } from '../mentions/mention.ts';
import { type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import type { Clause, Paragraph, Sentence, SpeechMode } from './passage.ts';

/** Lines that speak in sentences. */
const SPEAKING: ReadonlySet<LineClass> = new Set(['opening', 'heading', 'prose', 'closing', 'byline']);

/** What tells in which mode a clause speaks: patterns over the word classes of the language. */
export interface SpeechPatterns {
  /** 会议强调: what follows is exhortation, up to the next reporting clause or the end of the paragraph. */
  readonly exhort: Pattern;
  readonly state: Pattern;
  /** 会议议定：, 会议决定如下：: what follows is settled. */
  readonly settle: Pattern;
  /** 会议听取, 会议审议: the meeting acts again. */
  readonly narrate: Pattern;
}

/** The patterns of a language, whose lexicon has the classes `meeting`, `manner`, `exhort-verb`, `state-verb`, `settle-verb`, `agenda-verb`. */
export const speechPatterns = (lexicon: Lexicon): SpeechPatterns => ({
  exhort: new Pattern(
    '^ connective* (meeting | person 同志? | post)? manner* exhort-verb (了 | 指出 | 强调)? $',
    lexicon,
  ),
  state: new Pattern('^ connective* (meeting | person 同志?)? manner* state-verb $', lexicon),
  settle: new Pattern('^ connective* meeting? manner* settle-verb (了? settle-noun)? $', lexicon),
  narrate: new Pattern(
    '^ connective* (meeting manner* (agenda-verb | dispose-verb | settle-verb) | manner* agenda-verb)',
    lexicon,
  ),
});

const OPENS = '（“‘〔【〈';
const CLOSES = '）”’〕】〉';
/** A bracket that is not closed within so many units was never meant to hold the rest of the line. */
const LONGEST_BRACKET = 80;

const ENUMERATOR =
  /(?:（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）[、.．]?|(?:[一二三四五六七八九十]{1,3}|\d{1,2})）|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[，、：]|[一二三四五六七八九十]{1,3}是(?!否)|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳●■◆★·])/uy;

/** Length of the numeral that opens a point at a place; 0 where none stands there. */
function enumeratorAt(text: string, at: number): number {
  ENUMERATOR.lastIndex = at;
  return ENUMERATOR.exec(text)?.[0].length ?? 0;
}

const isMark = (unit: string): unit is Exclude<Clause['mark'], ''> =>
  '，：；。！？'.includes(unit) && unit !== '';
const endsSentence = (unit: string): boolean => unit === '。' || unit === '！' || unit === '？';
const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= '0' && unit <= '9';

/** A stretch of a surface between two marks. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly mark: Clause['mark'];
}

/** Cuts a surface at the marks that stand outside of brackets; 12：30 and 1，000 are no places to cut. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let opened = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (opened < 0 && OPENS.includes(unit)) {
      const end = closingOf(text, at);
      if (end > 0) opened = end;
      continue;
    }
    if (opened >= 0) {
      if (at >= opened) opened = -1;
      continue;
    }
    if (CLOSES.includes(unit) || !isMark(unit)) continue;
    if (
      (unit === '：' || unit === '，') &&
      isDigit(text[at - 1]) &&
      isDigit(text[at + 1]) &&
      isDigit(text[at + 2])
    )
      continue;
    pieces.push({ from, to: at, mark: unit });
    from = at + 1;
  }
  if (from < text.length) pieces.push({ from, to: text.length, mark: '' });
  return pieces;
}

/** Where the bracket that opens at a place is closed; 0 where it is not within reach. */
function closingOf(text: string, at: number): number {
  const close = CLOSES.charAt(OPENS.indexOf(text.charAt(at)));
  const end = text.indexOf(close, at);
  return end > 0 && end - at <= LONGEST_BRACKET ? end : 0;
}

interface Draft extends Piece {
  readonly segment: number;
}

/** The sentences of a stretch of the reading, with their clauses and the mode in which each speaks. */
export function paragraphOf(
  reading: Reading,
  line: Line,
  mentions: readonly Mention[],
  patterns: SpeechPatterns,
): Paragraph {
  const range = rangeOf(line.range.start + (line.mark?.length ?? 0), line.range.end);
  const whole = surfaceOf(reading.plain, range, mentions);
  const sentences: Sentence[] = [];
  const paragraph: Paragraph = { line, range, sentences };
  let mode: SpeechMode = 'narrate';
  let pieces: Piece[] = [];
  const close = (): void => {
    const [first] = pieces;
    const last = pieces.at(-1);
    if (first === undefined || last === undefined) return;
    const end = Math.min(last.to + (last.mark === '' ? 0 : 1), whole.text.length);
    mode = addSentence(
      paragraph,
      sentences,
      reading,
      whole,
      rangeOf(whole.placeOf(first.from), whole.rangeOf(first.from, end).end),
      patterns,
      mode,
    );
    pieces = [];
  };
  for (const piece of piecesOf(whole.text)) {
    pieces.push(piece);
    if (endsSentence(piece.mark)) close();
  }
  close();
  return paragraph;
}

function addSentence(
  paragraph: Paragraph,
  sentences: Sentence[],
  reading: Reading,
  whole: Surface,
  range: Range,
  patterns: SpeechPatterns,
  before: SpeechMode,
): SpeechMode {
  const mentions = whole.mentions.filter(
    (one) => one.range.start >= range.start && one.range.end <= range.end,
  );
  const surface = surfaceOf(reading.plain, range, mentions);
  const clauses: Clause[] = [];
  const sentence: Sentence = { paragraph, range, surface, clauses };
  let mode = before;
  let segment = 0;
  for (const piece of piecesOf(surface.text)) {
    const draft: Draft = { ...piece, segment };
    if (piece.mark === '；') segment++;
    const numeral = enumeratorAt(surface.text, piece.from);
    const from = Math.min(piece.from + numeral, piece.to);
    if (from >= piece.to) continue;
    const spoken = spokenIn(surface, from, piece.to, patterns);
    if (spoken !== undefined) mode = spoken.mode;
    clauses.push({
      sentence,
      range: surface.rangeOf(from, draft.to),
      outer: surface.rangeOf(
        draft.from,
        Math.min(draft.to + (draft.mark === '' ? 0 : 1), surface.text.length),
      ),
      from,
      to: draft.to,
      mode,
      reports: spoken?.reports ?? false,
      enumerated: numeral > 0,
      mark: draft.mark,
      segment: draft.segment,
    });
  }
  if (clauses.length > 0) sentences.push(sentence);
  return mode;
}

/** The mode that a clause brings in, and whether it says nothing else. */
function spokenIn(
  surface: Surface,
  from: number,
  to: number,
  patterns: SpeechPatterns,
): { readonly mode: SpeechMode; readonly reports: boolean } | undefined {
  for (const mode of ['exhort', 'state', 'settle'] as const)
    if (patterns[mode].matchIn(surface, from, to) !== undefined) return { mode, reports: true };
  return patterns.narrate.matchIn(surface, from, to) === undefined
    ? undefined
    : { mode: 'narrate', reports: false };
}

/** The paragraphs of a page: every line that speaks, read once. `mentionsOf`: the mentions of a stretch. */
export function paragraphsOf(
  reading: Reading,
  lines: readonly Line[],
  mentionsOf: (range: Range) => readonly Mention[],
  patterns: SpeechPatterns,
): readonly Paragraph[] {
  return lines
    .filter((line) => SPEAKING.has(line.class))
    .map((line) => {
      const range = rangeOf(line.range.start + (line.mark?.length ?? 0), line.range.end);
      return paragraphOf(reading, line, mentionsOf(range), patterns);
    });
}
