import { refused } from '../../../shared/errors.ts';
import { LineCollector } from '../html/lines.ts';
import { leftOutText, type RawPage } from '../raw-page.ts';
import { ListCounter, type Lists, readLists } from './numbering.ts';
import { openWordDocument } from './package.ts';
import { type ListPlace, type RunLook, readRunLook, readStyles, type Styles } from './styles.ts';
import { isOn, readXml, type XmlHandler } from './xml.ts';

/**
 * Parts of a document that are not its text: what was deleted or moved away, how paragraphs and runs looked before they
 * were changed, the copy of a text box for old programs, formulas' code, and ruby.
 */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPrChange',
  'w:rPrChange',
  'mc:Fallback',
  'w:instrText',
  'w:rt',
]);

/** What is known of the paragraph that is being read. */
interface Paragraph {
  style?: string;
  list?: string;
  level?: number;
  numbered: boolean;
  /** Its mark was deleted, moved away or hidden: the next paragraph goes on in the same line (17.13.5.15). */
  joined: boolean;
}

/**
 * Reads a Word document (ISO/IEC 29500-1, WordprocessingML): its paragraphs and table rows as lines, with the numerals
 * that Word counts itself. Headers, footers and notes are not part of the text; what is hidden or crossed out is left
 * out, and issues say how much. Linear in its length.
 *
 * @throws refused `unsupported-type` for another kind of archive; `unreadable`, `encrypted`, `too-large`, `no-text`.
 */
export function readDocx(bytes: Uint8Array): RawPage {
  const parts = openWordDocument(bytes);
  const lists: Lists = parts.numbering ? readLists(parts.numbering) : new Map();
  const styles: Styles = parts.styles ? readStyles(parts.styles, lists) : new Map();
  const reader = new DocumentReader(lists, styles);
  readXml(parts.document, reader);
  const lines = reader.lines();
  if (lines.length === 0)
    throw refused('no-text', 'The document holds no text; a scanned page would have to be recognised first.');
  return {
    lines: lines.map((line) => line.text),
    metadata: {},
    issues: leftOutText({
      hidden: lines.reduce((sum, line) => sum + line.hidden, 0),
      struck: lines.reduce((sum, line) => sum + line.struck, 0),
    }),
  };
}

/** Turns the elements of the main part into lines. */
class DocumentReader implements XmlHandler {
  readonly #collector = new LineCollector();
  readonly #counter: ListCounter;
  readonly #styles: Styles;
  readonly #paragraphs: Paragraph[] = [];
  /** Whether each of the open table rows was deleted. */
  readonly #rows: { deleted: boolean }[] = [];
  #skipped = 0;
  #deletedRows = 0;
  #inRun = false;
  #inText = false;
  #inMark = false;
  #inRowProperties = false;
  /** The next paragraph goes on in the line of the one before, which has its numeral. */
  #continued = false;
  /** The numeral of a paragraph of which nothing is read yet. */
  #numeral = '';
  #look: RunLook = {};

  constructor(lists: Lists, styles: Styles) {
    this.#counter = new ListCounter(lists);
    this.#styles = styles;
  }

  lines(): LineCollector['lines'] {
    this.#collector.end();
    return this.#collector.lines;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    const paragraph = this.#paragraphs.at(-1);
    const row = this.#rows.at(-1);
    if (this.#skipped === 0) {
      if (this.#inMark && paragraph !== undefined && /^w:(?:del|moveFrom|vanish)$/u.test(name))
        paragraph.joined ||= isOn(attribute('w:val'));
      if (this.#inRowProperties && name === 'w:del' && row !== undefined && !row.deleted) {
        row.deleted = true;
        this.#deletedRows++;
      }
    }
    if (SKIPPED.has(name)) this.#skipped++;
    if (this.#skipped > 0) return;
    const value = attribute('w:val') ?? '';
    switch (name) {
      case 'w:p':
        if (this.#paragraphs.length > 0) this.#collector.endLine();
        this.#paragraphs.push({ numbered: this.#continued, joined: false });
        this.#continued = false;
        break;
      case 'w:tr':
        this.#collector.openRow();
        this.#rows.push({ deleted: false });
        break;
      case 'w:trPr':
        this.#inRowProperties = true;
        break;
      case 'w:tc':
        this.#collector.endLine();
        this.#collector.openCell();
        break;
      case 'w:rPr':
        this.#inMark = !this.#inRun;
        break;
      case 'w:ilvl':
        if (paragraph) paragraph.level = Number(value);
        break;
      case 'w:numId':
        if (paragraph) paragraph.list = value;
        break;
      case 'w:pStyle':
        if (paragraph) paragraph.style = value;
        break;
      case 'w:r':
        this.#inRun = true;
        this.#look = { ...this.#styles.get(paragraph?.style ?? '')?.look };
        break;
      case 'w:rStyle':
        if (this.#inRun) this.#look = { ...this.#look, ...this.#styles.get(value)?.look };
        break;
      case 'w:t':
        this.#inText = true;
        break;
      // Outside a run, a tab is where the ruler has its stops.
      case 'w:tab':
        if (this.#inRun) this.#add('\t');
        break;
      case 'w:noBreakHyphen':
        this.#add('-');
        break;
      case 'w:br':
      case 'w:cr':
        this.#collector.endLine();
        break;
      default:
        if (this.#inRun) readRunLook(this.#look, name, attribute('w:val'));
    }
  }

  text(text: string): void {
    if (this.#inText && this.#skipped === 0) this.#add(text);
  }

  close(name: string): void {
    if (SKIPPED.has(name)) this.#skipped--;
    if (name === 'w:t') this.#inText = false;
    if (name === 'w:r') this.#inRun = false;
    if (name === 'w:rPr') this.#inMark = false;
    if (name === 'w:trPr') this.#inRowProperties = false;
    if (this.#skipped > 0) return;
    if (name === 'w:p') {
      const paragraph = this.#paragraphs.pop();
      this.#continued = paragraph?.joined === true && paragraph.numbered;
      if (paragraph?.joined) return;
      if (paragraph !== undefined) this.#count(paragraph);
      this.#numeral = '';
      this.#collector.endLine();
    } else if (name === 'w:tc') this.#collector.endLine();
    else if (name === 'w:tr') {
      this.#collector.closeRow();
      if (this.#rows.pop()?.deleted) this.#deletedRows--;
    }
  }

  #add(text: string): void {
    if (this.#deletedRows > 0) return;
    if (this.#look.hidden) {
      this.#collector.addLeftOut(text, 'hidden');
      return;
    }
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined) this.#count(paragraph);
    if (this.#look.struck || this.#look.struckTwice) {
      this.#collector.addLeftOut(text, 'struck');
      return;
    }
    if (this.#numeral !== '') this.#collector.add(this.#numeral, false, true);
    this.#numeral = '';
    this.#collector.add(text, false, true);
  }

  /** Counts a paragraph of a list, also one that is empty or crossed out, as Word does. */
  #count(paragraph: Paragraph): void {
    if (paragraph.numbered || this.#deletedRows > 0) return;
    paragraph.numbered = true;
    const place = placeOf(paragraph, this.#styles);
    if (place !== undefined) this.#numeral = this.#counter.next(place.list, place.level);
  }
}

/** A paragraph's own place in a list, else that of its style. */
function placeOf({ list, level, style }: Paragraph, styles: Styles): ListPlace | undefined {
  const styled = styles.get(style ?? '')?.place;
  const id = list ?? styled?.list;
  return id === undefined ? undefined : { list: id, level: level ?? styled?.level ?? 0 };
}
