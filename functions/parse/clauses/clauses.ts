import type { Lexicon } from '../grammar/lexicon.ts';
import { Pattern } from '../grammar/pattern.ts';
import { Shelf, type Surface, surfaceOf } from '../grammar/surface.ts';
import type { Line, LineClass } from '../lines/line.ts';
import type { Mention } from '../mentions/mention.ts';
import { type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { UnitSet } from '../text/unit-set.ts';
import type { Clause, Paragraph, Sentence, SpeechMode } from './passage.ts';

/** Lines that speak in sentences. */
const SPEAKING: ReadonlySet<LineClass> = new Set(['opening', 'heading', 'prose', 'closing', 'byline']);

/** What tells in which mode a clause speaks: patterns over the word classes of the language. */
export interface SpeechPatterns {
  /** 会议强调: what follows is exhortation, up to the next reporting clause or the end of the paragraph. */
  readonly exhort: Pattern;
  readonly state: Pattern;
  /** 会议决定，: what follows in the sentence is settled. */
  readonly settle: Pattern;
  /** 会议议定以下意见：, before a colon: what follows in the item is settled. */
  readonly list: Pattern;
  /** 会议强调要坚持…: the clause goes on at once. */
  readonly exhortAtOnce: Pattern;
  readonly stateAtOnce: Pattern;
  /** 会议听取, 会议审议: the meeting acts again. */
  readonly narrate: Pattern;
  /** 听取了…, at the beginning of a sentence. */
  readonly narrateBare: Pattern;
}

/**
 * The patterns of a language, whose lexicon has the classes `meeting`, `connective`, `manner`, `exhort-verb`,
 * `state-verb`, `settle-verb`, `settle-noun`, `settle-tail`, `talk-verb`, `agenda-verb`, `dispose-verb`.
 */
export function speechPatterns(lexicon: Lexicon): SpeechPatterns {
  const pattern = (source: string): Pattern => new Pattern(source, lexicon);
  const speaker = '(organization? meeting | (organization | post | 、){0,6} person 同志? | post)?';
  const about =
    '(..16 meeting (就 | 对 | 针对 | 围绕 | 结合 | 在) ..60 | (就 | 针对 | 围绕 | 对) ..60 meeting | meeting manner{0,4} agenda-verb ..60 时)';
  return {
    exhort: pattern(
      `^ connective{0,4} (${speaker} | ${about}) manner{0,4} exhort-verb (了 | 指出 | 强调)? (如下 | 以下 | 几点 | 要求 | 意见){0,3} $`,
    ),
    state: pattern(`^ connective{0,4} (${speaker} | ${about}) manner{0,4} state-verb $`),
    settle: pattern(
      '^ connective{0,4} (organization? meeting)? manner{0,6} settle-verb (了? settle-noun)? $',
    ),
    list: pattern(
      '^ (审议 | 表决 | 研究 | 讨论 | 会议 | 处理) (结果 | 意见 | 结论) $ | ^ (现? 将? | ..40 (会议 | 研究 | 讨论 | 审议 | 汇报 | 听取) ..24) settle-verb (settle-tail{0,8} | (采取 | 采用 | 按照? | 通过) (以下 | 如下 | 下列) ..12) $',
    ),
    exhortAtOnce: pattern(
      '^ connective{0,4} (meeting manner{0,4} exhort-verb | (person 同志?)? manner{0,4} talk-verb) !(的 | 后)',
    ),
    stateAtOnce: pattern('^ connective{0,4} meeting manner{0,4} state-verb !(的 | 后)'),
    narrate: pattern(
      '^ connective{0,4} (organization? meeting manner{0,6} (agenda-verb | dispose-verb | settle-verb) | 经 (会议 | 本次会议)? manner{1,3} $)',
    ),
    narrateBare: pattern(
      '^ connective{0,4} manner{0,6} (听取 | 审议 | 传达 | 通报 | 审阅) (了 | document | 关于)',
    ),
  };
}

const OPENS = '（“‘〔【〈';
const CLOSES = '）”’〕】〉';
/** A bracket that is not closed within so many units was never meant to hold the rest of the line. */
const LONGEST_BRACKET = 80;

const ENUMERATOR =
  /(?:（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）[、.．]?|(?:[一二三四五六七八九十]{1,3}|\d{1,2})）|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[，、：]|[一二三四五六七八九十]{1,3}是(?!否)|\d{1,2}(?:[、．]|\.(?!\d)|\.(?=20\d{2}[年-]))|[①-⑳●■◆★·]|（(?:导语|解说|同期声?|配音|口播|旁白)）)/uy;

/** Length of the numeral that opens a point at a place; 0 where none stands there. */
function enumeratorAt(text: string, at: number): number {
  ENUMERATOR.lastIndex = at;
  return ENUMERATOR.exec(text)?.[0].length ?? 0;
}

const MARKS = '，：；。！？';
const MAY_CUT = new UnitSet(OPENS + CLOSES + MARKS);
const isMark = (unit: string): unit is Exclude<Clause['mark'], ''> => MARKS.includes(unit) && unit !== '';
const endsSentence = (unit: string): boolean => unit === '。' || unit === '！' || unit === '？';
const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= '0' && unit <= '9';

/** A stretch of a surface between two marks. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly mark: Clause['mark'];
}

/** 12：30, 7：3, 1，000. */
const isInsideNumber = (text: string, at: number, mark: string): boolean =>
  isDigit(text[at - 1]) &&
  isDigit(text[at + 1]) &&
  (mark === '：' ||
    (mark === '，' && isDigit(text[at + 2]) && isDigit(text[at + 3]) && !isDigit(text[at + 4])));

/** No clause and no sentence is as long: longer ones are cut, so that rules have a stretch of some length only to look at. */
const LONGEST_CLAUSE = 2000;
const LONGEST_SENTENCE = 8000;

/** Cuts a surface at the marks that stand outside of brackets; 12：30 and 1，000 are no places to cut. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let opened = -1;
  for (let at = 0; at < text.length; at++) {
    if (at - from >= LONGEST_CLAUSE) {
      pieces.push({ from, to: at, mark: '' });
      from = at;
    }
    if (!MAY_CUT.isAt(text, at)) continue;
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
    if (isInsideNumber(text, at, unit)) continue;
    pieces.push({ from, to: at, mark: unit });
    from = at + 1;
  }
  if (from < text.length) pieces.push({ from, to: text.length, mark: '' });
  return pieces;
}

/** Where the bracket that opens at a place is closed; 0 where it is not within reach. */
function closingOf(text: string, at: number): number {
  const close = CLOSES.charAt(OPENS.indexOf(text.charAt(at)));
  const length = text.slice(at, at + LONGEST_BRACKET).indexOf(close);
  return length > 0 ? at + length : 0;
}

/** In which mode the reader of a paragraph stands. */
interface Speech {
  mode: SpeechMode;
  /** The mode of the list that is open: what is not said otherwise is said in it. */
  base: SpeechMode;
}

/**
 * The sentences of a stretch of the reading, with their clauses and the mode in which each speaks. `open`: the mode of the
 * list that stands open above it.
 */
export function paragraphOf(
  reading: Reading,
  line: Line,
  mentions: readonly Mention[],
  patterns: SpeechPatterns,
  open: SpeechMode = 'narrate',
  shelf?: Shelf,
): Paragraph & { readonly leaves: SpeechMode } {
  const range = rangeOf(line.range.start + (line.mark?.length ?? 0), line.range.end);
  const whole = surfaceOf(reading.plain, range, mentions, shelf);
  const sentences: Sentence[] = [];
  const paragraph: Paragraph & { leaves: SpeechMode } = { line, range, sentences, leaves: open };
  const speech: Speech = { mode: open, base: open };
  let pieces: Piece[] = [];
  const close = (): void => {
    const [first] = pieces;
    const last = pieces.at(-1);
    if (first === undefined || last === undefined) return;
    const end = Math.min(last.to + (last.mark === '' ? 0 : 1), whole.text.length);
    const stretch = rangeOf(whole.placeOf(first.from), whole.rangeOf(first.from, end).end);
    const isWhole = first.from === 0 && end === whole.text.length;
    const surface = isWhole
      ? whole
      : surfaceOf(reading.plain, stretch, whole.mentionsWithin(first.from, end), shelf);
    addSentence(paragraph, sentences, surface, stretch, patterns, speech);
    pieces = [];
  };
  for (const piece of piecesOf(whole.text)) {
    pieces.push(piece);
    const isLong = piece.to - (pieces[0]?.from ?? 0) >= LONGEST_SENTENCE;
    if (endsSentence(piece.mark) || isLong) close();
  }
  close();
  paragraph.leaves = speech.base;
  return paragraph;
}

function addSentence(
  paragraph: Paragraph,
  sentences: Sentence[],
  surface: Surface,
  range: Range,
  patterns: SpeechPatterns,
  speech: Speech,
): void {
  const clauses: Clause[] = [];
  const sentence: Sentence = { paragraph, range, surface, clauses };
  let segment = 0;
  for (const piece of piecesOf(surface.text)) {
    const ofSegment = segment;
    if (piece.mark === '；') segment++;
    const numeral = enumeratorAt(surface.text, piece.from);
    const from = Math.min(piece.from + numeral, piece.to);
    if (from >= piece.to) continue;
    const marked = sentences.length === 0 && clauses.length === 0 && paragraph.line.mark !== undefined;
    const spoken = spokenIn(surface, from, piece, patterns, clauses.length === 0);
    const whole = sentences.length === 0 && clauses.length === 0;
    if (spoken !== undefined) turn(speech, spoken, piece.mark, whole);
    clauses.push({
      sentence,
      range: surface.rangeOf(from, piece.to),
      outer: surface.rangeOf(
        piece.from,
        Math.min(piece.to + (piece.mark === '' ? 0 : 1), surface.text.length),
      ),
      from,
      to: piece.to,
      mode: speech.mode,
      reports: spoken?.reports ?? false,
      enumerated: numeral > 0 || marked,
      mark: piece.mark,
      segment: ofSegment,
    });
  }
  // 会议决定， is said of its sentence; 会议强调， of all that follows in the paragraph.
  if (speech.mode === 'settle') speech.mode = speech.base;
  if (clauses.length > 0) sentences.push(sentence);
}

/** The mode that a clause brings in, and whether it says nothing else. */
interface Spoken {
  readonly mode: SpeechMode;
  readonly reports: boolean;
}

/** Before a colon a list is opened, which stays open below; so does a line that says 会议议定 and nothing else. */
function turn(speech: Speech, { mode, reports }: Spoken, mark: Clause['mark'], whole: boolean): void {
  if (mode === 'narrate') {
    if (speech.base === 'exhort') speech.base = 'narrate';
    speech.mode = speech.base;
    return;
  }
  speech.mode = mode;
  const opens = mark === '：' || (mark === '' && mode === 'settle' && whole);
  if (reports && opens && mode !== 'state') speech.base = mode;
}

function spokenIn(
  surface: Surface,
  from: number,
  { to, mark }: Piece,
  patterns: SpeechPatterns,
  isFirst: boolean,
): Spoken | undefined {
  const says = (name: keyof SpeechPatterns): boolean =>
    patterns[name].matchIn(surface, from, to) !== undefined;
  for (const mode of ['exhort', 'state', 'settle'] as const) if (says(mode)) return { mode, reports: true };
  if (mark === '：' && says('list')) return { mode: 'settle', reports: true };
  if (says('exhortAtOnce')) return { mode: 'exhort', reports: false };
  if (says('stateAtOnce')) return { mode: 'state', reports: false };
  return says('narrate') || (isFirst && says('narrateBare'))
    ? { mode: 'narrate', reports: false }
    : undefined;
}

/**
 * The paragraphs of a page: every line that speaks, read once. `mentionsOf`: the mentions of a stretch. A list that a
 * line opens with a colon stays open up to the next heading, one of demands as long as its points follow.
 */
export function paragraphsOf(
  reading: Reading,
  lines: readonly Line[],
  mentionsOf: (range: Range) => readonly Mention[],
  patterns: SpeechPatterns,
): readonly Paragraph[] {
  let open: SpeechMode = 'narrate';
  const shelf = new Shelf();
  return lines
    .filter((line) => SPEAKING.has(line.class))
    .map((line) => {
      const range = rangeOf(line.range.start + (line.mark?.length ?? 0), line.range.end);
      const isPoint = line.mark !== undefined || enumeratorAt(line.plain, 0) > 0;
      if (line.class !== 'prose' || (open === 'exhort' && !isPoint)) open = 'narrate';
      const paragraph = paragraphOf(reading, line, mentionsOf(range), patterns, open, shelf);
      open = line.class === 'opening' ? 'narrate' : paragraph.leaves;
      return paragraph;
    });
}
