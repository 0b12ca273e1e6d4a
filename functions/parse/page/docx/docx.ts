import { refused } from '../../../shared/errors.ts';
import { LineCollector } from '../html/lines.ts';
import { leftOutText, type RawPage } from '../raw-page.ts';
import { ListCounter, type Lists, listsOfStyles, readLists } from './numbering.ts';
import { openWordDocument } from './package.ts';
import {
  type ListPlace,
  NO_STYLES,
  type RunLook,
  readRunLook,
  readStyles,
  type Styles,
  togetherOf,
} from './styles.ts';
import { isOn, readXml, type XmlHandler } from './xml.ts';

/**
 * Parts of a document that are not its text: what was deleted or moved away, how paragraphs and runs looked before they
 * were changed, formulas' code, and ruby.
 */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPrChange',
  'w:rPrChange',
  'w:instrText',
  'w:rt',
]);

/** Of a piece in several versions (ISO/IEC 29500-3, 10.2.1), what a choice asks for that Word has of itself. */
const OF_WORD = /^(?:w\d{0,2}\w{0,6}|wp\w{0,4}|a14|c14|cx\d?|v|o|am3d|aink|oel)$/u;

/** What is known of the paragraph that is being read. */
interface Paragraph {
  style?: string;
  list?: string;
  level?: number;
  numbered: boolean;
  /** It has a ground of its own. */
  shaded?: boolean;
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
  const ofStyles = parts.styles && listsOfStyles(parts.styles);
  const lists: Lists = parts.numbering ? readLists(parts.numbering, ofStyles) : new Map();
  const styles: Styles = parts.styles ? readStyles(parts.styles, lists) : NO_STYLES;
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
  /** Whether each of the open table rows, and the cell in it, was deleted or is hidden. */
  readonly #rows: { deleted: boolean; cellDeleted: boolean; hidden: boolean }[] = [];
  /** The styles of the open tables. */
  readonly #tables: string[] = [];
  /** Of the open pieces in several versions, whether one was read. */
  readonly #versions: boolean[] = [];
  /** Of the open fields, whether their code is being read and not yet what they show (17.16.18). */
  readonly #fields: boolean[] = [];
  /** What stands where code should: text after all, if the field is never closed in its paragraph. */
  #unclosed: { readonly text: string; readonly look: RunLook }[] = [];
  /** Of the open versions, whether each is left out. */
  readonly #leftOut: boolean[] = [];
  #skipped = 0;
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
      if (this.#inRowProperties && row !== undefined) {
        row.deleted ||= name === 'w:del';
        row.hidden ||= name === 'w:hidden' && isOn(attribute('w:val'));
      }
    }
    if (this.#isLeftOut(name, attribute)) this.#skipped++;
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
        this.#rows.push({ deleted: false, cellDeleted: false, hidden: false });
        break;
      case 'w:tbl':
        this.#tables.push('');
        break;
      case 'w:tblStyle':
        if (this.#tables.length > 0) this.#tables[this.#tables.length - 1] = value;
        break;
      case 'w:cellDel':
        if (row) row.cellDeleted = true;
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
        this.#look = this.#lookWith(undefined);
        break;
      case 'w:rStyle':
        if (this.#inRun) this.#look = this.#lookWith(value);
        break;
      case 'w:fldChar': {
        const kind = attribute('w:fldCharType');
        if (kind !== 'begin') this.#unclosed = [];
        if (kind === 'begin') this.#fields.push(true);
        else if (kind === 'separate') this.#fields[this.#fields.length - 1] = false;
        else if (kind === 'end') this.#fields.pop();
        break;
      }
      case 'w:t':
        this.#inText = true;
        break;
      // Outside a run, a tab is where the ruler has its stops.
      case 'w:tab':
      case 'w:ptab':
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
        if (this.#inRun) readRunLook(this.#look, name, attribute);
        else if (name === 'w:shd' && paragraph !== undefined && !this.#inMark) {
          const own: RunLook = {};
          readRunLook(own, name, attribute);
          paragraph.shaded = own.shaded === true;
        }
    }
  }

  /** Of a piece in several versions the first that Word can show is read. */
  #isLeftOut(name: string, attribute: (name: string) => string | undefined): boolean {
    if (SKIPPED.has(name)) return true;
    if (name === 'mc:AlternateContent') this.#versions.push(false);
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false;
    const isFirst = this.#versions.at(-1) === false;
    const asked = (attribute('Requires') ?? '').split(/\s+/u);
    const isRead = isFirst && (name === 'mc:Fallback' || asked.every((one) => OF_WORD.test(one)));
    if (isRead) this.#versions[this.#versions.length - 1] = true;
    this.#leftOut.push(!isRead);
    return !isRead;
  }

  /** How a run looks by the styles of its table, its paragraph and its own. */
  #lookWith(style: string | undefined): RunLook {
    const { byId, defaults, ofParagraphs } = this.#styles;
    const names = [this.#tables.at(-1), this.#paragraphs.at(-1)?.style ?? ofParagraphs, style];
    return togetherOf([defaults, ...names.map((name) => byId.get(name ?? '')?.look ?? {})]);
  }

  text(text: string): void {
    if (this.#inText && this.#skipped === 0) this.#add(text);
  }

  close(name: string): void {
    const isVersion = name === 'mc:Choice' || name === 'mc:Fallback';
    if (SKIPPED.has(name) || (isVersion && this.#leftOut.pop() === true)) this.#skipped--;
    if (name === 'mc:AlternateContent') this.#versions.pop();
    if (name === 'w:t') this.#inText = false;
    if (name === 'w:r') this.#inRun = false;
    if (name === 'w:rPr') this.#inMark = false;
    if (name === 'w:trPr') this.#inRowProperties = false;
    if (this.#skipped > 0) return;
    if (name === 'w:p') {
      this.#takeUnclosed();
      const paragraph = this.#paragraphs.pop();
      this.#continued = paragraph?.joined === true && paragraph.numbered;
      if (paragraph?.joined) return;
      if (paragraph !== undefined) this.#count(paragraph);
      this.#numeral = '';
      this.#collector.endLine();
    } else if (name === 'w:tc') {
      this.#collector.endLine();
      const row = this.#rows.at(-1);
      if (row) row.cellDeleted = false;
    } else if (name === 'w:tr') {
      this.#collector.closeRow();
      this.#rows.pop();
    } else if (name === 'w:tbl') this.#tables.pop();
  }

  get #isDeleted(): boolean {
    return this.#rows.some(({ deleted, cellDeleted }) => deleted || cellDeleted);
  }

  /** Hidden, of no size, or white on white; a table may have a ground that its style gives it. */
  get #isHidden(): boolean {
    const { hidden, tiny, white, shaded } = this.#look;
    const isOnWhite = this.#tables.length === 0 && !shaded && this.#paragraphs.at(-1)?.shaded !== true;
    return (
      hidden === true ||
      tiny === true ||
      (white === true && isOnWhite) ||
      this.#rows.some((row) => row.hidden)
    );
  }

  #add(text: string): void {
    if (this.#isDeleted) return;
    if (this.#fields.includes(true)) {
      this.#unclosed.push({ text, look: this.#look });
      return;
    }
    if (this.#isHidden) {
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

  /** The code of a field ends with its paragraph. */
  #takeUnclosed(): void {
    if (!this.#fields.includes(true)) return;
    this.#fields.length = 0;
    const look = this.#look;
    for (const one of this.#unclosed) {
      this.#look = one.look;
      this.#add(one.text);
    }
    this.#look = look;
    this.#unclosed = [];
  }

  /** Counts a paragraph of a list, also one that is empty or crossed out, as Word does. */
  #count(paragraph: Paragraph): void {
    if (paragraph.numbered || this.#isDeleted) return;
    paragraph.numbered = true;
    const place = placeOf(paragraph, this.#styles);
    if (place !== undefined) this.#numeral = this.#counter.next(place.list, place.level);
  }
}

/** A paragraph's own place in a list, else that of its style. */
function placeOf({ list, level, style }: Paragraph, styles: Styles): ListPlace | undefined {
  const styled = styles.byId.get(style ?? styles.ofParagraphs ?? '')?.place;
  const id = list ?? styled?.list;
  return id === undefined ? undefined : { list: id, level: level ?? styled?.level ?? 0 };
}
