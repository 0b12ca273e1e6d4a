import {
  type ChildNode,
  type Document,
  type Element,
  hasChildren,
  isTag,
  isText,
  type Text,
} from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { Random } from '../../generator/random.ts';

/** Elements whose text is no markup, or not shown: nothing is put into them. */
const CLOSED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'template',
  'noscript',
  'head',
  'select',
  'option',
  'iframe',
]);

export const written = (document: Document): string =>
  DomUtils.getOuterHTML(document, { encodeEntities: 'utf8' });

/** Elements within elements, beyond which the writer of trees, which calls itself for each, would run out of stack. */
const DEEPEST = 1000;

function isDeep(document: Document): boolean {
  let level: ChildNode[] = document.children;
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((node) => (hasChildren(node) ? node.children : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The page with a change of its tree; one that was nested too deeply before as it is. */
export function inTree(html: string, change: (document: Document) => void): string {
  const document = parseDocument(html);
  if (isDeep(document)) return html;
  change(document);
  return written(document);
}

/** All nodes that text is shown in. */
function shownNodes(document: Document): ChildNode[] {
  const found: ChildNode[] = [];
  const visit = (node: ChildNode): void => {
    if (isTag(node) && CLOSED.has(node.name)) return;
    found.push(node);
    if (hasChildren(node)) node.children.forEach(visit);
  };
  document.children.forEach(visit);
  return found;
}

const pickOf = <T>(random: Random, values: readonly T[]): T | undefined =>
  values.length === 0 ? undefined : random.pick(values);

/** An element of the page, by name or any. */
export const anElement = (random: Random, document: Document, name?: RegExp): Element | undefined =>
  pickOf(
    random,
    shownNodes(document)
      .filter((node) => isTag(node))
      .filter((node) => name?.test(node.name) ?? true),
  );

/** A piece of text with words in it. */
export const aText = (random: Random, document: Document): Text | undefined =>
  pickOf(
    random,
    shownNodes(document)
      .filter(isText)
      .filter(({ data }) => /\p{Script=Han}{2}/u.test(data)),
  );

/** The nodes of a piece of markup, in a list that stays as it is when they are put somewhere else. */
export const nodesOf = (markup: string): ChildNode[] => [...parseDocument(markup).children];

/** Puts markup in place of a node. */
export function replace(node: ChildNode, markup: string): void {
  for (const one of nodesOf(markup)) DomUtils.prepend(node, one);
  DomUtils.removeElement(node);
}

/** The markup of a node. */
export const markupOf = (node: ChildNode): string => DomUtils.getOuterHTML(node, { encodeEntities: 'utf8' });
