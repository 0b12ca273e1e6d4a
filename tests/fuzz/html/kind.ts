import { parseDocument } from 'htmlparser2';
import { pageForms } from '../../generator/page/render.ts';
import type { Random } from '../../generator/random.ts';
import { changed } from '../change.ts';
import type { Kind } from '../kind.ts';
import { type Original, pageCase } from '../page-case.ts';
import { shortPages } from '../short-pages.ts';
import { damageOfHtml } from './damage.ts';
import { written } from './tree.ts';
import { unseenInHtml } from './unseen.ts';

const CHANGES = { unseen: unseenInHtml, seen: damageOfHtml };
const COUNT = 40;
const contentType = 'text/html; charset=utf-8';

/** Pages of HTML, changed by their elements. */
export function htmlKind(random: Random): Kind {
  const forms = pageForms.filter((form) => form.startsWith('html/'));
  const originals = shortPages(random, forms, COUNT).map(({ page, encoding }) => {
    // As a tree writes it, which is what it is changed as.
    const html = written(parseDocument(new TextDecoder(encoding).decode(page.bytes)));
    const original: Original = { bytes: Buffer.from(html), contentType };
    return { html, original };
  });
  return {
    name: 'html',
    share: 26,
    invent(drawn) {
      const { html, original } = drawn.pick(originals);
      const { model, story, unseen } = changed(drawn, html, CHANGES);
      return pageCase(
        { bytes: Buffer.from(model), contentType },
        { story, sameAs: unseen ? original : undefined },
      );
    },
  };
}
