// Whoever starts at the front page gets everywhere, and nowhere stands before a closed door: every link of every page
// is asked for, with its fragment, and every page is led to.
import { expect, inject, it } from 'vitest';
import { NOT_FOUND_PAGE } from '../../functions/publish/addresses.ts';
import { anchorsOf, linksOfPage } from '../end-to-end/links.ts';
import { filesOf } from '../end-to-end/published-folder.ts';

const portal = inject('portal');
const ASKED_AT_ONCE = 8;

interface Reached {
  readonly status: number;
  /** Of a page; of everything else nothing is needed. */
  readonly html: string;
}

/** Everything that can be reached from the front page, by its path. */
async function crawl(): Promise<Map<string, Reached>> {
  const reached = new Map<string, Reached>();
  let waiting = ['/'];
  while (waiting.length > 0) {
    const now = waiting.splice(0, ASKED_AT_ONCE);
    const answers = await Promise.all(now.map(ask));
    now.forEach((path, index) => {
      const answer = answers[index];
      if (answer !== undefined) reached.set(path, answer);
    });
    const found = now.flatMap((path) => linksOf(path, reached.get(path)?.html ?? ''));
    waiting = [...new Set([...waiting, ...found.map(({ path }) => path)])].filter(
      (path) => !reached.has(path),
    );
  }
  return reached;
}

async function ask(path: string): Promise<Reached> {
  const response = await fetch(portal.url + path);
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  const body = await response.text();
  return { status: response.status, html: isPage ? body : '' };
}

/** Links into the portal, whether they give the address that it is published under or none. */
function linksOf(from: string, html: string) {
  return linksOfPage(html, from).flatMap(({ to }) => {
    const url = new URL(to, portal.publishedAs + from);
    if (url.origin !== portal.publishedAs) return [];
    return [{ from, path: url.pathname + url.search, fragment: decodeURIComponent(url.hash.slice(1)) }];
  });
}

it('leads everywhere, and nowhere in vain', async () => {
  const reached = await crawl();
  const broken = [...reached].filter(([, { status }]) => status !== 200).map(([path]) => path);
  const anchors = new Map([...reached].map(([path, { html }]) => [path, anchorsOf(html)]));
  const links = [...reached].flatMap(([path, { html }]) => linksOf(path, html));
  expect(links.length).toBeGreaterThan(300);
  const faults = links
    .filter(
      ({ path, fragment }) =>
        broken.includes(path) || (fragment !== '' && anchors.get(path)?.has(fragment) === false),
    )
    .map(({ from, path, fragment }) => `${from} → ${path}${fragment && `#${fragment}`}`);
  expect([...new Set(faults)]).toEqual([]);

  // The page for addresses where nothing is, nothing leads to.
  const pages = filesOf(portal.folder).filter((file) => file.endsWith('.html') && file !== NOT_FOUND_PAGE);
  const asFile = (path: string) =>
    decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path).slice(1);
  const found = new Set([...reached.keys()].map((path) => asFile(path.split('?')[0] ?? '')));
  expect(pages.filter((page) => !found.has(page))).toEqual([]);
});
