import type { Passage } from '../../../clauses/passage.ts';
import type { Line } from '../../../lines/line.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { BY_GAP, type FoundLabel, labelAt, type Says } from './labels.ts';
import { type Mark, type MarkStyle, markAt } from './marks.ts';
import type { Field, Matter, RecordParts, Ruling } from './parts.ts';
import { piecesOf } from './pieces.ts';

const FIELDS: ReadonlySet<Says> = new Set([...BY_GAP, 'other']);
const SECTIONS: ReadonlySet<Says> = new Set(['reports', 'discussions', 'motions']);
const NOTHING = /^（?(?:无|略|如议程|详如书面资料)）?。?$/u;
/** 上次會議紀錄：確認。: what was ruled stands behind the heading. */
const RULED_AT_ONCE =
  /^(?<heading>[^。]{4,60}?)：(?<ruling>（?(?:洽悉|(?:准予|同意|予以)?备查|(?:纪录)?确(?:定|认)|修正(?:后)?确(?:定|认)|同意|通过|无修正)[^。]{0,12}）?。?)$/u;
const SHORTEST_MATTER = 4;
/** 壹、 and 甲、 number the parts of a record, never points. */
const OWN_STYLES: ReadonlySet<MarkStyle> = new Set(['formal', 'stem']);
/** （交通局、法務局）, （提案單位：工務局）, （詳如書面資料）, behind a heading. */
const ASIDE = /(?:（[^（）]{1,40}）){1,4}。?$/u;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Open = 'head' | 'field' | 'frame' | 'section' | 'matter' | 'detail' | 'ruling';

/** Of each page that is being read: all families of rules ask for its parts. */
const known = new WeakMap<readonly Line[], RecordParts>();

/** Takes a record apart by its labels, headings and numbers, once for each page. Linear in its length. */
export function recordOf({ reading, lines }: Pick<Passage, 'reading' | 'lines'>): RecordParts {
  const before = known.get(lines);
  if (before !== undefined) return before;
  const reader = new RecordReader(reading);
  for (const { range } of lines) for (const piece of piecesOf(reading, range)) reader.read(piece);
  known.set(lines, reader);
  return reader;
}

class RecordReader implements RecordParts {
  readonly head: Range[] = [];
  readonly fields: (Field & { readonly values: Range[] })[] = [];
  readonly matters: Mutable<Matter>[] = [];
  readonly rulings: (Ruling & { readonly points: Range[] })[] = [];

  readonly #reading: Reading;
  #open: Open = 'head';
  #section: Matter['section'];
  /** The style and the numeral of the last of the record's own parts, and of the last matter of the section. */
  #top: Mark | undefined;
  #last: Mark | undefined;
  /** A matter is open in this section, so that rulings are about it. */
  #inMatter = false;
  /** Its number stood alone: what it is stands on the next line. */
  #unnamed = false;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  read(piece: Range): void {
    const { plain } = this.#reading;
    const words = plain.slice(piece.start, piece.end);
    const mark = markAt(this.#reading, piece.start, words);
    const body = rangeOf(piece.start + (mark?.length ?? 0), piece.end);
    const label = mark?.style === 'case' ? undefined : labelAt(this.#reading, body);
    // 提案一：案由：甲案 and 第一案 alone open a matter whose words follow.
    if (mark?.style === 'case') this.#case(mark, body);
    else if (label !== undefined && this.#takes(label, mark, body)) return;
    else if (this.#isTop(mark)) this.#topMatter(mark, body);
    else if (mark?.style === 'bullet' && this.#section === undefined) this.#bullet(body);
    else if (this.#isMatter(mark, body)) this.#matter(mark, body, 'tw/numbered-matter');
    else this.#goOn(mark, body, piece);
  }

  /** Takes what a label says; false where it is none in this place. */
  #takes(label: FoundLabel, mark: Mark | undefined, body: Range): boolean {
    const value = rangeOf(body.start + label.valueAt, body.end);
    const { says } = label;
    if (FIELDS.has(says)) {
      // 出席 in a list of points is no label of the head; below the matters only who was there is told.
      if (this.#open !== 'head' && this.#open !== 'field' && !this.#isTop(mark) && this.matters.length > 0)
        return false;
      this.#open = 'field';
      this.#seeTop(mark);
      this.fields.push({ says: says as Field['says'], rule: label.rule, values: this.#told(value) });
      return true;
    }
    if (SECTIONS.has(says)) {
      if (this.#open === 'ruling' && mark !== undefined && !this.#isTop(mark)) return false;
      this.#seeTop(mark);
      this.#section = says as Matter['section'];
      this.#last = undefined;
      this.#inMatter = false;
      this.#unnamed = false;
      this.#open = 'section';
      const [told] = this.#told(value);
      if (told !== undefined) this.read(told);
      return true;
    }
    if (says === 'frame') {
      this.#seeTop(mark);
      if (this.#isTop(mark) || mark === undefined) this.#inMatter = false;
      this.#open = 'frame';
      return true;
    }
    if (says === 'ruling') return this.#ruling(label, mark, body, value);
    if (this.#open === 'head' || this.#open === 'field') this.#open = 'section';
    if (says === 'matter') this.#matter(undefined, value, label.rule);
    else this.#open = 'detail';
    return true;
  }

  #ruling({ rule, words }: FoundLabel, mark: Mark | undefined, body: Range, value: Range): true {
    if (mark !== undefined && this.#isNext(this.#top, mark)) {
      this.#seeTop(mark);
      this.#inMatter = false;
      this.#section = undefined;
    }
    this.rulings.push({
      rule,
      label: words,
      matter: this.#inMatter ? this.matters.length - 1 : undefined,
      points: this.#told(value),
      start: body.start,
    });
    this.#extend(value);
    this.#open = 'ruling';
    return true;
  }

  #case(mark: Mark, body: Range): void {
    this.#last = mark;
    const label = labelAt(this.#reading, body);
    if (label?.says === 'matter') {
      this.#matter(mark, rangeOf(body.start + label.valueAt, body.end), label.rule);
      return;
    }
    this.#inMatter = false;
    this.#unnamed = body.end - body.start < SHORTEST_MATTER;
    if (this.#unnamed) this.#open = 'section';
    else this.#matter(mark, body, 'tw/motion');
  }

  #matter(mark: Mark | undefined, body: Range, rule: string): void {
    if (mark !== undefined) this.#last = mark;
    this.#unnamed = false;
    if (NOTHING.test(this.#words(body)) || body.end <= body.start) return;
    this.#inMatter = true;
    this.#open = 'matter';
    this.matters.push({ rule, section: this.#section, heading: this.#headingIn(body), range: body });
  }

  /** • 各科重大事項提報: a matter set off by a bullet, where no heading groups the matters; what ends as a sentence is said of it. */
  #bullet(body: Range): void {
    if (this.#open === 'head' || this.#open === 'frame') return;
    if (/[。；]$/u.test(this.#words(body))) this.#extend(body);
    else this.#matter(undefined, body, 'tw/bulleted-matter');
  }

  /** 貳、宣讀上次會議紀錄。: a part of the record that is no section. */
  #topMatter(mark: Mark | undefined, body: Range): void {
    this.#seeTop(mark);
    this.#section = undefined;
    this.#last = undefined;
    this.#inMatter = false;
    const words = this.#words(body);
    const told = RULED_AT_ONCE.exec(words)?.groups;
    if (told?.heading === undefined || told.ruling === undefined) {
      if (words.length >= SHORTEST_MATTER) this.#matter(undefined, body, 'tw/part');
      return;
    }
    const end = body.start + told.heading.length;
    this.#matter(undefined, rangeOf(body.start, end), 'tw/part');
    this.#extend(body);
    const points = [rangeOf(end + 1, body.end)];
    this.rulings.push({
      rule: 'tw/ruled-at-once',
      label: '',
      matter: this.matters.length - 1,
      points,
      start: end + 1,
    });
    this.#open = 'ruling';
  }

  #goOn(mark: Mark | undefined, body: Range, piece: Range): void {
    if (this.#open === 'head') {
      this.head.push(piece);
      return;
    }
    if (this.#open === 'field') {
      this.fields.at(-1)?.values.push(body);
      return;
    }
    if (this.#open === 'frame') return;
    this.#extend(body);
    if (this.#open === 'matter' && mark === undefined) {
      const matter = this.matters.at(-1);
      if (matter !== undefined && this.#goesOn(matter.heading, body))
        matter.heading = this.#headingIn(rangeOf(matter.heading.start, body.end));
      return;
    }
    if (this.#open !== 'ruling') return;
    const points = this.rulings.at(-1)?.points;
    const last = points?.at(-1);
    if (points === undefined) return;
    if (mark === undefined && last !== undefined && !/[。；：）！？]$/u.test(this.#words(last)))
      points[points.length - 1] = rangeOf(last.start, body.end);
    else points.push(body);
  }

  /** Whether a piece has the number of the record's own next part. */
  #isTop(mark: Mark | undefined): boolean {
    if (mark === undefined) return false;
    if (this.#top === undefined) return OWN_STYLES.has(mark.style) && mark.numeral === 1;
    return this.#isNext(this.#top, mark);
  }

  #isNext(last: Mark | undefined, { style, numeral }: Mark): boolean {
    return last !== undefined && style === last.style && numeral === (last.numeral ?? Number.NaN) + 1;
  }

  #seeTop(mark: Mark | undefined): void {
    if (mark === undefined) return;
    if (this.#top === undefined || this.#top.style === mark.style) this.#top = mark;
  }

  #isMatter(mark: Mark | undefined, body: Range): boolean {
    if (this.#section === undefined) return false;
    // 秘書室：建請…案。: a motion from the floor has no number.
    if (mark === undefined)
      return (
        this.#open === 'section' &&
        (this.#unnamed || this.#section === 'motions') &&
        body.end - body.start >= SHORTEST_MATTER &&
        !/^（[^（）]*）$/u.test(this.#words(body))
      );
    if (this.#last !== undefined) return this.#isNext(this.#last, mark);
    return mark.numeral === 1 && this.#open === 'section' && !this.#unnamed;
  }

  /** The rest of a heading that was broken at the end of a line. */
  #goesOn({ start, end }: Range, { start: next }: Range): boolean {
    const { plain } = this.#reading;
    return (
      plain.charAt(next) !== '（' &&
      !/[。；：]/u.test(plain.slice(Math.max(start, end - 1), next)) &&
      next - end <= 2
    );
  }

  #headingIn({ start, end }: Range): Range {
    const words = this.#reading.plain.slice(start, end);
    const stop = /。./u.exec(words)?.index ?? words.length;
    const own = words
      .slice(0, stop)
      .replace(ASIDE, '')
      .replace(/[。；：，、\n]{1,8}$/u, '');
    return rangeOf(start, start + (own.length > 0 ? own.length : words.length));
  }

  #extend({ end }: Range): void {
    const matter = this.#inMatter ? this.matters.at(-1) : undefined;
    if (matter !== undefined && end > matter.range.end) matter.range = rangeOf(matter.range.start, end);
  }

  #told(value: Range): Range[] {
    return value.end > value.start && !NOTHING.test(this.#words(value)) ? [value] : [];
  }

  #words({ start, end }: Range): string {
    return this.#reading.plain.slice(start, end);
  }
}
