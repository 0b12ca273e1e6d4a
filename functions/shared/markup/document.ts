import { type Document, DomHandler } from 'domhandler';
import { BoundedParser } from './bounded-parser.ts';

/**
 * A page of HTML, or a file of XML, as a tree that is never deeper than `DEEPEST`: what walks it by recursion, as
 * css-select and DomUtils do, always comes back. Linear in the length of the text.
 */
export function parseMarkup(text: string, options: { readonly xmlMode?: boolean } = {}): Document {
  const handler = new DomHandler(undefined, options);
  new BoundedParser(handler, options).end(text);
  return handler.root;
}
