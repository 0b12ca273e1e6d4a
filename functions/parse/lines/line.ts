import type { Range } from '../text/range.ts';

/** What a line of a page is. Each line is classed once; everything below reads the class. */
export type LineClass =
  /** The title of the minutes or the headline of the report, or a piece of it. */
  | 'title'
  /** Around the title: 第47次, 〔2023〕16号, the body that met, an office and a day. */
  | 'masthead'
  /** 时间：, 地点：, 主持人： of minutes that open with a table instead of a sentence. */
  | 'particular'
  /** The sentence or paragraph that says who held which meeting when. */
  | 'opening'
  /** A heading of the agenda, numbered or set apart. */
  | 'heading'
  /** Any other paragraph of the body. */
  | 'prose'
  /** The label of an attendance list, or what stands in one. */
  | 'attendance'
  /** 会议还研究了其他事项. */
  | 'closing'
  /** 抄送, 印发, the signature and its day. */
  | 'distribution'
  /** （记者某某）, 来源：, 编辑：: who wrote the report. */
  | 'byline'
  /** 发布时间：, 索引号：, 标题：: what the page says of itself. */
  | 'metadata'
  /** What the site puts around every page. */
  | 'furniture'
  /** What an intruder put on the page. */
  | 'injected'
  | 'blank';

/** Ways to number the parts of minutes, as GB/T 9704-2012 section 7.3.3 ranks them, and what sites make of them. */
export type MarkStyle = 'major' | 'paren' | 'arabic' | 'paren-arabic' | 'topic';

/** The numeral at the beginning of a line. */
export interface Mark {
  readonly style: MarkStyle;
  readonly numeral?: number;
  /** Length of the mark in units of the matching form. */
  readonly length: number;
}

/** A line or a piece of one, before it is told what it is. */
export interface UnclassedLine {
  readonly index: number;
  readonly range: Range;
  /** The line in matching form; empty for a blank line. */
  readonly plain: string;
  readonly mark: Mark | undefined;
}

export interface Line extends UnclassedLine {
  readonly class: LineClass;
  /** Id of the rule that told its class. */
  readonly rule: string;
}
