import { BoundedParser } from '../../../shared/markup/bounded-parser.ts';
import type { PageMetadata } from '../metadata.ts';
import { leftOutText, type RawPage } from '../raw-page.ts';
import { type ElementLines, findArticle } from './article.ts';
import { isBlock, isContainer, isSkipped } from './elements.ts';
import { readHeadElement } from './head.ts';
import { LineCollector } from './lines.ts';
import { type Appearance, appearanceOf, HIDDEN, mattersToLook, NO_LOOK, ownLookOf, PLAIN } from './look.ts';
import { NO_CLASSES, type Styled, StyleSheet, styleSheetOf } from './style-sheet.ts';

interface OpenElement extends Styled {
  readonly start: number;
  readonly container: boolean;
  /** Its text is not read at all. */
  readonly skipped: boolean;
  readonly appearance: Appearance;
  readonly linked: boolean;
  readonly preformatted: boolean;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * Reads a page of HTML: its lines, the article among them, and what its head says. Text that is hidden or crossed out is
 * left out, and issues say how much. Linear in its length.
 */
export function readHtml(html: string): RawPage {
  const sheet = styleSheetOf(html);
  if (sheet.isEmpty) return readWith(html, sheet).page;
  const styled = readWith(html, sheet);
  // A page whose own style hides most of it shows it by a script.
  return styled.hidden > styled.shown ? readWith(html, new StyleSheet('')).page : styled.page;
}

interface Read {
  readonly page: RawPage;
  /** Characters of the page that are hidden, and those that are not. */
  readonly hidden: number;
  readonly shown: number;
}

function readWith(html: string, sheet: StyleSheet): Read {
  const metadata: PageMetadata = {};
  const collector = new LineCollector();
  const open: OpenElement[] = [];
  const elements: ElementLines[] = [];
  const windowTitle: string[] = [];

  const parser = new BoundedParser(
    {
      onopentag(name, attributes) {
        if (name === 'meta' || name === 'link') readHeadElement(metadata, name, attributes);
        if (name === 'br') collector.endLine();
        const outer = open.at(-1);
        if (isBlock(name)) collector.endLine();
        if (name === 'tr') collector.openRow();
        if (name === 'td' || name === 'th') collector.openCell();
        const { id, style } = attributes;
        const classes = sheet.isEmpty ? NO_CLASSES : (attributes.class?.split(/\s+/u) ?? NO_CLASSES);
        const around = outer?.appearance ?? PLAIN;
        // Nothing is said of most elements: they look as what stands around them.
        let look = NO_LOOK;
        if (attributes.hidden !== undefined) look = HIDDEN;
        if (!sheet.isEmpty) look = { ...look, ...sheet.lookOf({ name, id, classes }, open) };
        if (style !== undefined && mattersToLook(style)) look = { ...look, ...ownLookOf(style) };
        open.push({
          name,
          id,
          classes,
          start: collector.lines.length,
          container: isContainer(attributes),
          skipped: outer?.skipped === true || isSkipped(name) || name === 'title',
          appearance: appearanceOf(name, look, around),
          linked: outer?.linked === true || name === 'a',
          preformatted: outer?.preformatted === true || name === 'pre',
        });
      },
      ontext(text) {
        const element = open.at(-1);
        if (element?.name === 'title') windowTitle.push(text);
        if (element?.skipped) return;
        const { gone, visible, sized, struck } = element?.appearance ?? PLAIN;
        if (gone || !visible || !sized) collector.addLeftOut(text, 'hidden');
        else if (struck) collector.addLeftOut(text, 'struck');
        else collector.add(text, element?.linked === true, element?.preformatted === true);
      },
      onclosetag(name) {
        const element = open.pop();
        if (element === undefined || !isBlock(name)) return;
        collector.endLine();
        const merged = name === 'tr' ? collector.closeRow() : undefined;
        // What lies within the row was closed after all that lies before it.
        if (merged !== undefined) while ((elements.at(-1)?.start ?? -1) >= merged) elements.pop();
        if (collector.lines.length > element.start)
          elements.push({ start: element.start, end: collector.lines.length, container: element.container });
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  collector.end();

  const title = windowTitle.join('').replace(/\s+/gu, ' ').trim();
  if (title !== '') metadata.windowTitle = title;

  const { lines } = collector;
  const article = findArticle(lines, elements);
  const own = article ? lines.slice(...article) : lines;
  const page: RawPage = {
    lines: lines.map((line) => line.text),
    ...(article && { article }),
    metadata,
    issues: leftOutText({
      hidden: sum(own.map(({ hidden }) => hidden)),
      struck: sum(own.map(({ struck }) => struck)),
    }),
  };
  return {
    page,
    hidden: sum(lines.map(({ hidden }) => hidden)),
    shown: sum(lines.map(({ text }) => text.length)),
  };
}
