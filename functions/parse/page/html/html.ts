import { Parser } from 'htmlparser2';
import type { PageMetadata } from '../metadata.ts';
import { hiddenText, type RawPage } from '../raw-page.ts';
import { type ElementLines, findArticle } from './article.ts';
import { isBlock, isContainer, isHidden, isSkipped } from './elements.ts';
import { readHeadElement } from './head.ts';
import { LineCollector } from './lines.ts';

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly container: boolean;
  /** Its text is not read at all. */
  readonly skipped: boolean;
  /** Its text is kept from the reader's eye. */
  readonly hidden: boolean;
  readonly linked: boolean;
  readonly preformatted: boolean;
}

/** Elements nested deeper than this lose their structure, not their text: no honest page comes near. */
const DEEPEST = 400;

/** Reads a page of HTML: its lines, the article among them, and what its head says. Linear in its length. */
export function readHtml(html: string): RawPage {
  const metadata: PageMetadata = {};
  const collector = new LineCollector();
  const open: OpenElement[] = [];
  let elements: ElementLines[] = [];
  let depth = 0;
  let windowTitle = '';

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'meta' || name === 'link') readHeadElement(metadata, name, attributes);
        if (name === 'br') collector.endLine();
        depth++;
        if (depth > DEEPEST) return;
        const outer = open.at(-1);
        if (isBlock(name)) collector.endLine();
        if (name === 'tr') collector.openRow();
        if (name === 'td' || name === 'th') collector.openCell();
        open.push({
          name,
          start: collector.lines.length,
          container: isContainer(attributes),
          skipped: outer?.skipped === true || isSkipped(name) || name === 'title',
          hidden: outer?.hidden === true || isHidden(attributes),
          linked: outer?.linked === true || name === 'a',
          preformatted: outer?.preformatted === true || name === 'pre',
        });
      },
      ontext(text) {
        const element = open.at(-1);
        if (element?.name === 'title') windowTitle += text;
        if (element?.skipped) return;
        if (element?.hidden) collector.addHidden(text);
        else collector.add(text, element?.linked === true, element?.preformatted === true);
      },
      onclosetag(name) {
        depth--;
        if (depth >= DEEPEST) return;
        const element = open.pop();
        if (element === undefined || !isBlock(name)) return;
        collector.endLine();
        const merged = name === 'tr' ? collector.closeRow() : undefined;
        if (merged !== undefined) elements = elements.filter(({ start }) => start < merged);
        if (collector.lines.length > element.start)
          elements.push({ start: element.start, end: collector.lines.length, container: element.container });
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  collector.end();

  windowTitle = windowTitle.replace(/\s+/gu, ' ').trim();
  if (windowTitle !== '') metadata.windowTitle = windowTitle;

  const { lines } = collector;
  const article = findArticle(lines, elements);
  const [start, end] = article ?? [0, lines.length];
  const hidden = lines.slice(start, end).reduce((sum, line) => sum + line.hidden, 0);
  return {
    lines: lines.map((line) => line.text),
    ...(article && { article }),
    metadata,
    issues: hiddenText(hidden),
  };
}
