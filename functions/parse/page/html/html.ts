import { BoundedParser } from '../../../shared/markup/bounded-parser.ts';
import type { PageMetadata } from '../metadata.ts';
import { leftOutText, type RawPage } from '../raw-page.ts';
import { type ElementLines, findArticle } from './article.ts';
import { isBlock, isContainer, isSkipped } from './elements.ts';
import { readHeadElement, readLinkedData } from './head.ts';
import { LineCollector } from './lines.ts';
import {
  type Appearance,
  addTo,
  appearanceOf,
  declarationsOf,
  HIDDEN,
  type Look,
  lookOf,
  mattersToLook,
  NO_LOOK,
  PLAIN,
} from './look.ts';
import { NO_CLASSES, type Styled } from './selectors.ts';
import { StyleSheet, styleSheetOf } from './style-sheet.ts';

interface OpenElement extends Styled {
  /** Elements in it so far. */
  children: number;
  readonly start: number;
  readonly container: boolean;
  /** Its text is not read at all. */
  readonly skipped: boolean;
  readonly appearance: Appearance;
  readonly linked: boolean;
  readonly preformatted: boolean;
  /** Of one that is not seen though what stands around it is, the characters hidden before it. */
  readonly hiddenBefore: number | undefined;
}

const isSeen = ({ gone, visible, sized, colored }: Appearance): boolean =>
  !gone && visible && sized && colored;

/** What the sheet, the element's own style and its attributes say of how it looks. */
function lookAt(element: Styled, sheet: StyleSheet, around: readonly Styled[]): Look {
  const { name, attributes } = element;
  const { style } = attributes;
  const isStyled = style !== undefined && mattersToLook(style);
  const isHidden = attributes.hidden !== undefined || (name === 'dialog' && attributes.open === undefined);
  const properties = sheet.isEmpty ? undefined : sheet.propertiesOf(element, around);
  // Nothing is said of most elements: they look as what stands around them.
  if (properties === undefined && !isStyled) return isHidden ? HIDDEN : NO_LOOK;
  const all = properties ?? new Map<string, string>();
  if (isStyled) addTo(all, declarationsOf(style));
  return isHidden ? { ...HIDDEN, ...lookOf(all) } : lookOf(all);
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
  // A page whose own style hides most of it, or in one piece more than its running text, shows it by a script.
  const isShownLater = styled.hidden > styled.shown || styled.largestHidden > Math.max(styled.prose, LARGE);
  return isShownLater ? readWith(html, new StyleSheet('')).page : styled.page;
}

/** Characters from which on a piece of text that is hidden may be the article. */
const LARGE = 200;

interface Read {
  readonly page: RawPage;
  /** Characters of the largest element that is hidden; of the running text that is not. */
  readonly largestHidden: number;
  readonly prose: number;
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
  let hidden = 0;
  let largestHidden = 0;

  const parser = new BoundedParser(
    {
      onopentag(name, attributes) {
        if (name === 'meta' || name === 'link') readHeadElement(metadata, name, attributes);
        if (name === 'br') collector.endLine();
        const outer = open.at(-1);
        if (isBlock(name)) collector.endLine();
        if (name === 'tr') collector.openRow();
        if (name === 'td' || name === 'th') collector.openCell();
        const classes = sheet.isEmpty ? NO_CLASSES : (attributes.class?.split(/\s+/u) ?? NO_CLASSES);
        const around = outer?.appearance ?? PLAIN;
        const styled = { name, classes, attributes, index: outer === undefined ? 1 : ++outer.children };
        const appearance = appearanceOf(name, lookAt(styled, sheet, open), around);
        open.push({
          ...styled,
          children: 0,
          start: collector.lines.length,
          container: isContainer(attributes),
          skipped: outer?.skipped === true || isSkipped(name) || name === 'title',
          appearance,
          linked: outer?.linked === true || name === 'a',
          preformatted: outer?.preformatted === true || name === 'pre',
          hiddenBefore: isSeen(around) && !isSeen(appearance) ? hidden : undefined,
        });
      },
      ontext(text) {
        const element = open.at(-1);
        if (element?.name === 'title') windowTitle.push(text);
        if (element?.name === 'script' && /ld\+json/iu.test(element.attributes.type ?? ''))
          readLinkedData(metadata, text);
        if (element?.skipped) return;
        const appearance = element?.appearance ?? PLAIN;
        if (!isSeen(appearance)) hidden += collector.addLeftOut(text, 'hidden');
        else if (appearance.struck) collector.addLeftOut(text, 'struck');
        else collector.add(text, element?.linked === true, element?.preformatted === true);
      },
      onclosetag(name) {
        const element = open.pop();
        if (element?.hiddenBefore !== undefined)
          largestHidden = Math.max(largestHidden, hidden - element.hiddenBefore);
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
    largestHidden,
    prose: sum(lines.map(({ prose }) => prose)),
    hidden,
    shown: sum(lines.map(({ text }) => text.length)),
  };
}
