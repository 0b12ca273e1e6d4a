/** A line of a page and how much of it is running text. */
export interface HtmlLine {
  readonly text: string;
  /** Length of a line that reads like prose and is no link; otherwise 0. */
  readonly prose: number;
  /** Length of text near this line that the page hides from its reader. */
  hidden: number;
  /** Length of text near this line that the page crosses out. */
  struck: number;
}

/** Longest table row that is a row of data; a longer one belongs to a table that lays out the page. */
const LONGEST_ROW = 400;
/** Most lines that a cell of data has. */
const TALLEST_CELL = 4;

/** Why text of a page is not read: its reader does not see it, or sees it crossed out. */
export type LeftOut = 'hidden' | 'struck';

interface Row {
  readonly firstLine: number;
  readonly cells: number[];
}

const lengthOf = (text: string): number => text.replace(/\s+/gu, '').length;

/** Without the spaces at its end; a pattern for them would try every space within. */
function withoutSpacesBehind(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  return text.slice(0, end);
}

/**
 * Collects the text of a page into lines as its elements open and close. Pieces are joined when their line ends, so that
 * a line of a hundred thousand pieces takes no longer than they do.
 */
export class LineCollector {
  readonly lines: HtmlLine[] = [];
  readonly #rows: Row[] = [];
  #pieces: string[] = [];
  /** The next space would stand at the start of the line or behind another one. */
  #spaced = true;
  #linked = 0;
  readonly #leftOut: Record<LeftOut, number> = { hidden: 0, struck: 0 };

  /** Adds text; the white space of the markup counts as one space, that of the author as it is. */
  add(text: string, linked: boolean, preformatted: boolean): void {
    if (!preformatted) {
      this.#append(text.replace(/[ \t\r\n\f]+/gu, ' '), linked);
      return;
    }
    const [first = '', ...more] = text.split(/\r\n|[\r\n]/u);
    this.#append(first, linked);
    for (const line of more) {
      this.endLine();
      this.#append(line, linked);
    }
  }

  #append(text: string, linked: boolean): void {
    const piece = this.#spaced && text.startsWith(' ') ? text.replace(/^ +/u, '') : text;
    if (linked) this.#linked += text.length;
    if (piece === '') return;
    this.#pieces.push(piece);
    this.#spaced = piece.endsWith(' ');
  }

  /** Takes note of text that is not read, and says how long it is. */
  addLeftOut(text: string, why: LeftOut): number {
    const length = lengthOf(text);
    this.#leftOut[why] += length;
    return length;
  }

  /** The characters left out since the last line, for the one that takes them over. */
  #takeLeftOut(): Record<LeftOut, number> {
    const taken = { ...this.#leftOut };
    this.#leftOut.hidden = 0;
    this.#leftOut.struck = 0;
    return taken;
  }

  endLine(): void {
    if (this.#pieces.length > 0) {
      const text = withoutSpacesBehind(this.#pieces.join(''));
      if (text !== '' && /\S/u.test(text)) {
        const isProse = text.length >= 10 && /[，。；：、,]/u.test(text) && this.#linked * 2 < text.length;
        this.lines.push({ text, prose: isProse ? text.length : 0, ...this.#takeLeftOut() });
      }
      this.#pieces = [];
    }
    this.#spaced = true;
    this.#linked = 0;
  }

  openRow(): void {
    this.#rows.push({ firstLine: this.lines.length, cells: [] });
  }

  openCell(): void {
    this.#rows.at(-1)?.cells.push(this.lines.length);
  }

  /** Ends a table row. A row of data becomes one line, its cells set apart by tabs. Returns its first line. */
  closeRow(): number | undefined {
    const row = this.#rows.pop();
    if (row === undefined || row.cells.length < 2) return undefined;
    const count = this.lines.length - row.firstLine;
    // So much is told without looking at the lines of tables in tables again and again.
    if (count < 2 || count > LONGEST_ROW) return undefined;
    const own = this.lines.slice(row.firstLine);
    const length = own.reduce((sum, line) => sum + line.text.length, 0);
    if (length > LONGEST_ROW) return undefined;
    const cells = row.cells.map((start, i) => this.lines.slice(start, row.cells[i + 1] ?? this.lines.length));
    if (cells.some((cell) => cell.length > TALLEST_CELL)) return undefined;
    this.lines.length = row.firstLine;
    this.lines.push({
      text: cells.map((cell) => cell.map((line) => line.text).join(' ')).join('\t'),
      prose: own.reduce((sum, line) => sum + line.prose, 0),
      hidden: own.reduce((sum, line) => sum + line.hidden, 0),
      struck: own.reduce((sum, line) => sum + line.struck, 0),
    });
    return row.firstLine;
  }

  /** Text left out after the last line counts for that line. */
  end(): void {
    this.endLine();
    const last = this.lines.at(-1);
    if (last === undefined) return;
    const { hidden, struck } = this.#takeLeftOut();
    last.hidden += hidden;
    last.struck += struck;
  }
}
