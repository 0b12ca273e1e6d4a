// SpreadsheetML (ECMA-376, part 1): written row by row, so that a government's years need not be in memory as cells.
import { joinList } from './csv.ts';
import type { CellValue, ColumnDescription, Table, TableRow } from './table.ts';
import { openZip } from './zip.ts';

/** A sheet on its way into a workbook. */
export interface SheetWriter {
  write(rows: readonly TableRow[]): void;
}

export interface WorkbookWriter {
  sheet(table: Table): SheetWriter;
  end(): Uint8Array;
}

/** What a cell may hold at most, in UTF-16 units; and a sheet, in rows. */
const MOST_CHARACTERS = 32_767;
const MOST_ROWS = 1_048_576;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Places among `cellXfs` of {@link STYLES}. */
const STYLE = { header: 1, date: 2, instant: 3, text: 4 } as const;

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * One workbook (.xlsx) for people: a sheet a table, named and headed in Chinese, the header frozen and filtered, days and
 * moments as dates, without the columns that only programs can use. A text that looks like a formula is marked as text
 * (`quotePrefix`), so that it stays one when the cell is edited or the sheet is saved as something else.
 */
export function workbook(): WorkbookWriter {
  const zip = openZip();
  const put = (name: string, text: string) => {
    const entry = zip.open(name);
    entry.write(Buffer.from(text));
    entry.end();
  };
  const sheets: { readonly title: string; end(): void }[] = [];
  return {
    sheet({ title, columns: all }) {
      const shown = all.map(({ forPrograms }) => forPrograms !== true);
      const columns = all.filter((_, index) => shown[index]);
      const letters = columns.map((_, index) => letterOf(index));
      const entry = zip.open(`xl/${pathOf(sheets.length)}`);
      let count = 1;
      entry.write(Buffer.from(beginOf(columns, letters)));
      sheets.push({
        title,
        end() {
          entry.write(Buffer.from(endOf(letters.at(-1) ?? 'A', count)));
          entry.end();
        },
      });
      return {
        write(rows) {
          for (const row of rows) {
            if (count >= MOST_ROWS) return;
            count += 1;
            const cells = row.filter((_, index) => shown[index]);
            const texts = cells.map((value, index) =>
              cellOf(`${letters[index]}${count}`, value, columns[index]?.type),
            );
            entry.write(Buffer.from(`<row r="${count}">${texts.join('')}</row>`));
          }
        },
      };
    },
    end() {
      const paths = sheets.map((_, index) => pathOf(index));
      for (const sheet of sheets) sheet.end();
      put('[Content_Types].xml', contentTypes(paths));
      put('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
      put('xl/workbook.xml', workbookOf(sheets.map(({ title }) => title)));
      put(
        'xl/_rels/workbook.xml.rels',
        relationships([
          ...paths.map((path): [string, string] => ['worksheet', path]),
          ['styles', 'styles.xml'],
        ]),
      );
      put('xl/styles.xml', STYLES);
      return zip.end();
    },
  };
}

const pathOf = (index: number): string => `worksheets/sheet${index + 1}.xml`;

const contentTypes = (paths: readonly string[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${paths
    .map((path) => `<Override PartName="/xl/${path}" ContentType="${CONTENT}.worksheet+xml"/>`)
    .join('')}</Types>`;

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const workbookOf = (names: readonly string[]): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${names
    .map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`;

/** Characters that a column of the type has room for. */
const WIDTHS: Readonly<Record<ColumnDescription['type'], number>> = {
  string: 18,
  integer: 9,
  number: 9,
  date: 12,
  instant: 17,
  url: 24,
  list: 24,
};

const beginOf = (columns: readonly ColumnDescription[], letters: readonly string[]): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
    .map(
      ({ type }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${WIDTHS[type]}" customWidth="1"/>`,
    )
    .join('')}</cols><sheetData><row r="1">${columns
    .map(
      ({ title }, index) =>
        `<c r="${letters[index]}1" s="${STYLE.header}" t="inlineStr"><is><t>${escaped(title)}</t></is></c>`,
    )
    .join('')}</row>`;

const endOf = (lastColumn: string, rows: number): string =>
  `</sheetData><autoFilter ref="A1:${lastColumn}${rows}"/></worksheet>`;

/** 0 → A, 25 → Z, 26 → AA. */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest < 0 ? '' : letterOf(rest)}${String.fromCharCode(65 + (index % 26))}`;
}

function cellOf(place: string, value: CellValue, type: ColumnDescription['type'] | undefined): string {
  if (value === undefined || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'string' && (type === 'date' || type === 'instant'))
    return `<c r="${place}" s="${STYLE[type]}"><v>${serialOf(value, type)}</v></c>`;
  const text = (typeof value === 'string' ? value : joinList(value)).slice(0, MOST_CHARACTERS);
  if (text === '') return '';
  const style = LIKE_A_FORMULA.test(text) ? ` s="${STYLE.text}"` : '';
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** What Excel and its like take for a formula when they read it from text. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

const DAY_MS = 86_400_000;
/** Day 0 of the sheet, as it counts from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);

/** Days since the epoch; an instant as the clock at its place showed it, since a cell knows no offset. */
function serialOf(value: string, type: 'date' | 'instant'): number {
  const local = type === 'date' ? value : value.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '');
  const time = Date.parse(type === 'date' ? `${value}T00:00:00Z` : `${local}Z`);
  return Number(((time - EPOCH) / DAY_MS).toFixed(9));
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML 1.0 does not have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to go
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text.replace(NOT_IN_XML, '\ufffd').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
