import type { Block } from '../minutes.ts';
import type { Random } from '../random.ts';
import type { Entry, Sheet } from './sheet.ts';

/** Renders a sheet as HTML. `charset`: as the page declares it, or nothing. Marks are taken out by then. */
export type HtmlForm = (sheet: Sheet, random: Random, charset: string) => string;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Leading and doubled spaces would fold in HTML; pages write them as entities. */
const spaced = (text: string): string =>
  escapeHtml(text)
    .replace(/ {2,}/g, (run) => '&nbsp;'.repeat(run.length))
    .replace(/\n/g, ' ');

const tableRows = (rows: readonly (readonly string[])[], cell: (text: string) => string): string =>
  `<table border="1">${rows.map((row) => `<tr>${row.map((text) => `<td>${cell(text)}</td>`).join('')}</tr>`).join('\n')}</table>`;

const hidden = (text: string): string => `<div style="display: none">${escapeHtml(text)}</div>`;

type Paragraphs = (blocks: readonly Block[], random: Random) => string;

const asParagraphs: Paragraphs = (blocks) =>
  blocks
    .map((block) => {
      if (block.role === 'table') return tableRows(block.rows, spaced);
      if (block.role === 'hidden') return hidden(block.text);
      if (block.role === 'title')
        return `<p style="text-align: center;"><strong>${spaced(block.text)}</strong></p>`;
      if (block.role === 'heading')
        return `<p style="text-indent: 2em;"><strong>${spaced(block.text)}</strong></p>`;
      return `<p style="text-indent: 2em;">${spaced(block.text)}</p>`;
    })
    .join('\n');

const asBreaks: Paragraphs = (blocks) =>
  blocks
    .map((block) =>
      block.role === 'hidden'
        ? hidden(block.text)
        : block.role === 'table'
          ? tableRows(block.rows, spaced)
          : `&nbsp;&nbsp;&nbsp;&nbsp;${spaced(block.text)}<br/>`,
    )
    .join('\n');

/** As pasted from a word processor: runs of characters in spans of their own, numbers in another font. */
const asPasted: Paragraphs = (blocks, random) => {
  const run = (text: string): string =>
    `<span style="font-family: 仿宋_GB2312; font-size: 21px;">${spaced(text)}</span>`;
  const cut = (text: string): string =>
    text
      .split(/(\d+)/)
      .filter((part) => part !== '')
      .map((part) =>
        /\d/.test(part)
          ? `<span lang="EN-US" style="font-family: 'Times New Roman';">${part}</span>`
          : random.chance(0.3) && part.length > 6
            ? run(part.slice(0, 5)) + run(part.slice(5))
            : run(part),
      )
      .join('');
  return blocks
    .map((block) =>
      block.role === 'hidden'
        ? hidden(block.text)
        : block.role === 'table'
          ? tableRows(block.rows, (text) => `<p class="MsoNormal">${cut(text)}<o:p></o:p></p>`)
          : `<p class="MsoNormal" style="text-indent:32.0pt">${cut(block.text)}<o:p></o:p></p>`,
    )
    .join('\n');
};

const asDivisions: Paragraphs = (blocks) =>
  blocks
    .map((block) =>
      block.role === 'hidden'
        ? hidden(block.text)
        : block.role === 'table'
          ? tableRows(block.rows, spaced)
          : `<div>　　${spaced(block.text)}</div>`,
    )
    .join('');

type Catalogue = (entries: readonly Entry[]) => string;

const catalogueRows: Catalogue = (entries) =>
  `<table class="xxgk_table"><tbody>${entries.map(({ label, value }) => `<tr><th>${label}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</tbody></table>`;

const cataloguePairs: Catalogue = (entries) => {
  const rows: string[] = [];
  for (let i = 0; i < entries.length; i += 2)
    rows.push(
      `<tr>${entries
        .slice(i, i + 2)
        .map(
          ({ label, value }) =>
            `<td class="t"><b>${[...label].join('&nbsp;')}：</b></td><td>${escapeHtml(value)}</td>`,
        )
        .join('')}</tr>`,
    );
  return `<table width="100%">${rows.join('\n')}</table>`;
};

const catalogueList: Catalogue = (entries) =>
  `<ul class="headInfo">${entries.map(({ label, value }) => `<li><span>${label}：</span><i>${escapeHtml(value)}</i></li>`).join('')}</ul>`;

const catalogueColumns: Catalogue = (entries) =>
  `<table><tr>${entries.map(({ label }) => `<th>${label}</th>`).join('')}</tr><tr>${entries.map(({ value }) => `<td>${escapeHtml(value)}</td>`).join('')}</tr></table>`;

const links = (texts: readonly string[]): string =>
  texts.map((text) => `<a href="#">${spaced(text)}</a>`).join('\n');

interface Parts {
  readonly container: (content: string) => string;
  readonly paragraphs: Paragraphs;
  readonly catalogue: Catalogue;
}

const SCRIPT = "<script>var _hmt = _hmt || [];(function(){var s='会议同意本脚本';})();</script>";

function page({ container, paragraphs, catalogue }: Parts): HtmlForm {
  return (sheet, random, charset) => {
    const title = sheet.titles[0] ?? '政府会议';
    const meta = sheet.meta
      .map(({ label, value }) => `<meta name="${label}" content="${escapeHtml(value)}">`)
      .join('\n');
    const declared = charset
      ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`
      : '';
    return `<!DOCTYPE html>
<html><head>${declared}
<title>${escapeHtml(title)}</title>
${meta}
<style>.nav{color:#333}</style>${SCRIPT}</head>
<body>
<div class="header"><div class="nav">${links(sheet.navigation)}</div></div>
<div class="main">
${sheet.catalogue.length > 0 ? catalogue(sheet.catalogue) : ''}
${sheet.titles.map((text) => `<h1>${escapeHtml(text)}</h1>`).join('')}
${sheet.byline ? `<div class="info"><span>${spaced(sheet.byline)}</span></div>` : ''}
${container(paragraphs(sheet.blocks, random))}
</div>
<div class="footer">${sheet.footer.map((text) => `<p>${spaced(text)}</p>`).join('\n')}</div>
</body></html>
`;
  };
}

/** The HTML forms, by name. */
export const htmlForms: Readonly<Record<string, HtmlForm>> = {
  'html/trs-editor': page({
    container: (c) => `<div class="TRS_Editor">${c}</div>`,
    paragraphs: asParagraphs,
    catalogue: catalogueRows,
  }),
  'html/zoom-pasted': page({
    container: (c) => `<div id="zoom">${c}</div>`,
    paragraphs: asPasted,
    catalogue: catalogueList,
  }),
  'html/ucap': page({
    container: (c) => `<UCAPCONTENT><div class="pages_content" id="UCAP-CONTENT">${c}</div></UCAPCONTENT>`,
    paragraphs: asParagraphs,
    catalogue: cataloguePairs,
  }),
  'html/unknown-divisions': page({
    container: (c) => `<div class="x7k"><div>${c}</div></div>`,
    paragraphs: asDivisions,
    catalogue: catalogueColumns,
  }),
  'html/old-table': page({
    container: (c) =>
      `<table width="960" align="center"><tr><td><font size="3">${c}</font></td></tr></table>`,
    paragraphs: asBreaks,
    catalogue: cataloguePairs,
  }),
  'html/vsb-pasted': page({
    container: (c) => `<div id="vsb_content"><div class="v_news_content">${c}</div></div>`,
    paragraphs: asPasted,
    catalogue: catalogueRows,
  }),
};
