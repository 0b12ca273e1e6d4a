/** A line of a page and how much of it is running text. */
export interface HtmlLine {
  readonly text: string;
  /** Length of a line that reads like prose and is no link; otherwise 0. */
  readonly prose: number;
  /** Length of text near this line that the page hides from its reader. */
  hidden: number;
}

/** Longest table row that is a row of data; a longer one belongs to a table that lays out the page. */
const LONGEST_ROW = 400;
/** Most lines that a cell of data has. */
const TALLEST_CELL = 4;

interface Row {
  readonly firstLine: number;
  readonly cells: number[];
}

/** Collects the text of a page into lines as its elements open and close. */
export class LineCollector {
  readonly lines: HtmlLine[] = [];
  readonly #rows: Row[] = [];
  #text = '';
  #linked = 0;
  #hidden = 0;

  /** Adds text; the white space of the markup counts as one space, that of the author as it is. */
  add(text: string, linked: boolean, preformatted: boolean): void {
    const [first = '', ...more] = preformatted
      ? text.split(/\r\n|[\r\n]/u)
      : [text.replace(/[ \t\r\n\f]+/gu, ' ')];
    this.#append(first, linked);
    for (const line of more) {
      this.endLine();
      this.#append(line, linked);
    }
  }

  #append(text: string, linked: boolean): void {
    const spaced = this.#text === '' || this.#text.endsWith(' ');
    this.#text += spaced && text.startsWith(' ') ? text.replace(/^ +/u, '') : text;
    if (linked) this.#linked += text.length;
  }

  addHidden(text: string): void {
    this.#hidden += text.replace(/\s+/gu, '').length;
  }

  endLine(): void {
    const text = this.#text.endsWith(' ') ? this.#text.replace(/ +$/u, '') : this.#text;
    if (text !== '' && /\S/u.test(text)) {
      const isProse = text.length >= 10 && /[，。；：、,]/u.test(text) && this.#linked * 2 < text.length;
      this.lines.push({ text, prose: isProse ? text.length : 0, hidden: this.#hidden });
      this.#hidden = 0;
    }
    this.#text = '';
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
    const own = this.lines.slice(row.firstLine);
    const cells = row.cells.map((start, i) => this.lines.slice(start, row.cells[i + 1] ?? this.lines.length));
    const length = own.reduce((sum, line) => sum + line.text.length, 0);
    if (own.length < 2 || length > LONGEST_ROW || cells.some((cell) => cell.length > TALLEST_CELL))
      return undefined;
    this.lines.length = row.firstLine;
    this.lines.push({
      text: cells.map((cell) => cell.map((line) => line.text).join(' ')).join('\t'),
      prose: own.reduce((sum, line) => sum + line.prose, 0),
      hidden: own.reduce((sum, line) => sum + line.hidden, 0),
    });
    return row.firstLine;
  }

  /** Hidden text after the last line counts for that line. */
  end(): void {
    this.endLine();
    const last = this.lines.at(-1);
    if (last !== undefined) last.hidden += this.#hidden;
  }
}
