import { Parser } from 'htmlparser2';
import { refused } from '../../../shared/errors.ts';
import { LineCollector } from '../html/lines.ts';
import { hiddenText, type RawPage } from '../raw-page.ts';
import { ListCounter, type Lists, readLists } from './numbering.ts';
import { type ListPlace, readStyles, type Styles } from './styles.ts';
import { openArchive } from './zip.ts';

const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';
/** Most that a part of the document may unpack to, in bytes: a hundred times the longest minutes. */
const MOST_BYTES = 32 * 1024 * 1024;

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
}

/**
 * Reads a Word document (ISO/IEC 29500-1, WordprocessingML): its paragraphs and table rows as lines, with the numerals
 * that Word counts itself. Headers, footers and notes are not part of the text. Linear in its length.
 *
 * @throws refused `unsupported-type` for another kind of archive; `unreadable`, `encrypted`, `too-large`, `no-text`.
 */
export function readDocx(bytes: Uint8Array): RawPage {
  const archive = openArchive(bytes);
  if (!archive.has(DOCUMENT))
    throw refused(
      'unsupported-type',
      'This is a ZIP archive but no Word document; pages of text, HTML, PDF and DOCX are read.',
    );
  const part = (name: string): string => new TextDecoder().decode(archive.read(name, MOST_BYTES));
  const numbering: Lists = archive.has(NUMBERING) ? readLists(part(NUMBERING)) : new Map();
  const styles: Styles = archive.has(STYLES) ? readStyles(part(STYLES), numbering) : new Map();
  const collector = readDocument(part(DOCUMENT), numbering, styles);
  const { lines } = collector;
  if (lines.length === 0)
    throw refused('no-text', 'The document holds no text; a scanned page would have to be recognised first.');
  const hidden = lines.reduce((sum, line) => sum + line.hidden, 0);
  return { lines: lines.map((line) => line.text), metadata: {}, issues: hiddenText(hidden) };
}

/** A paragraph's own place in a list, else that of its style. */
function placeOf({ list, level, style }: Paragraph, styles: Styles): ListPlace | undefined {
  const styled = style === undefined ? undefined : styles.get(style);
  const id = list ?? styled?.list;
  return id === undefined ? undefined : { list: id, level: level ?? styled?.level ?? 0 };
}

function readDocument(xml: string, lists: Lists, styles: Styles): LineCollector {
  const collector = new LineCollector();
  const counter = new ListCounter(lists);
  const paragraphs: Paragraph[] = [];
  let skipped = 0;
  let inRun = false;
  let inText = false;
  let hidden = false;

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const paragraph = paragraphs.at(-1);
        if (SKIPPED.has(name)) skipped++;
        if (skipped > 0) return;
        const value = attributes['w:val'] ?? '';
        if (name === 'w:p') {
          collector.endLine();
          paragraphs.push({ numbered: false });
        } else if (name === 'w:tr') collector.openRow();
        else if (name === 'w:tc') collector.openCell();
        else if (name === 'w:ilvl' && paragraph) paragraph.level = Number(value);
        else if (name === 'w:numId' && paragraph) paragraph.list = value;
        else if (name === 'w:pStyle' && paragraph) paragraph.style = value;
        else if (name === 'w:r') {
          inRun = true;
          hidden = false;
        } else if (name === 'w:vanish') hidden = !/^(?:0|false|off)$/u.test(value);
        else if (name === 'w:t') {
          inText = true;
          if (paragraph !== undefined && !paragraph.numbered) {
            paragraph.numbered = true;
            const place = placeOf(paragraph, styles);
            if (place !== undefined) collector.add(counter.next(place.list, place.level), false, true);
          }
        } // Outside a run, a tab is where the ruler has its stops.
        else if (name === 'w:tab' && inRun) collector.add('\t', false, true);
        else if (name === 'w:noBreakHyphen') collector.add('-', false, true);
        else if (name === 'w:br' || name === 'w:cr') collector.endLine();
      },
      ontext(text) {
        if (!inText || skipped > 0) return;
        if (hidden) collector.addHidden(text);
        else collector.add(text, false, true);
      },
      onclosetag(name) {
        if (SKIPPED.has(name)) skipped--;
        if (name === 'w:t') inText = false;
        if (name === 'w:r') inRun = false;
        if (skipped > 0) return;
        if (name === 'w:p') {
          collector.endLine();
          paragraphs.pop();
          hidden = false;
        } else if (name === 'w:tr') collector.closeRow();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  collector.end();
  return collector;
}
