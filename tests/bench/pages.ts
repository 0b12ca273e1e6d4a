import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../functions/parse/page/decode.ts';
import { readHtml } from '../../functions/parse/page/html/html.ts';
import type { Snapshot } from '../../functions/parse/parse.ts';
import { bundledSources, readSources } from '../../functions/shared/sources.ts';
import { generate } from '../generator/generate.ts';
import { bundled } from './bundled.ts';

const { parse } = await bundled<typeof import('../../functions/parse/parse.ts')>('functions/parse/parse.ts');

const ROOT = join(import.meta.dirname, '../..');
/** Real pages lie beside the repository, where they lie at all: they are not ours to publish. */
const REAL = join(ROOT, '../shared');

export const sources = [...bundledSources, ...readSources(join(ROOT, 'samples/sources'))];

export interface BenchPage {
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly html: boolean;
  /** The characters of the page: of HTML, those of its lines, without the markup. */
  readonly text: string;
}

export interface PageClass {
  readonly name: string;
  readonly pages: readonly BenchPage[];
}

export function pageOf(name: string, bytes: Uint8Array, contentType: string): BenchPage {
  const html = contentType.startsWith('text/html');
  const { text } = decode(bytes, contentType);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    name,
    snapshot: { bytes, contentType, sha256 },
    html,
    text: html ? readHtml(text).lines.join('\n') : text,
  };
}

function pagesIn(folder: string): BenchPage[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|html)$/.test(name))
    .sort()
    .map((name) =>
      pageOf(name, readFileSync(join(folder, name)), name.endsWith('.txt') ? 'text/plain' : 'text/html'),
    );
}

/** Leaves out pages that are not read as minutes: they take less time for a wrong reason. */
const readable = (pages: readonly BenchPage[]): BenchPage[] =>
  pages.filter((page) => {
    try {
      parseOf(page);
      return true;
    } catch {
      console.warn(`${page.name} is not read as minutes, and left out`);
      return false;
    }
  });

export const parseOf = (page: BenchPage) => parse(page.snapshot, sources);

/** Reads a page that may be refused: to find that it is no minutes takes time as well. */
export function parseOrRefuse(page: BenchPage): void {
  try {
    parseOf(page);
  } catch (error) {
    // The class of the error is that of the bundle.
    if (!(error instanceof Error && 'kind' in error && error.kind === 'refused')) throw error;
  }
}

/** The pages of a folder, text and HTML apart. */
function classesOf(name: string, pages: readonly BenchPage[]): readonly PageClass[] {
  return [
    { name: `${name}, text`, pages: pages.filter((page) => !page.html) },
    { name: `${name}, HTML`, pages: pages.filter((page) => page.html) },
  ];
}

/** The pages to measure on, by class. */
export function pageClasses(generated: number): readonly PageClass[] {
  const invented = Array.from({ length: generated }, (_, i) => generate(`bench-${i}`).page)
    // Files of other formats are unpacked by libraries: their time says nothing of this parser.
    .filter(({ contentType }) => /^text\/(?:plain|html)/.test(contentType))
    .map((page) => pageOf(page.name, page.bytes, page.contentType));
  return [
    ...classesOf('real minutes', pagesIn(join(REAL, 'corpus'))),
    ...classesOf('real reports', pagesIn(join(REAL, 'corpus-reports'))),
    ...classesOf('invented minutes', pagesIn(join(ROOT, 'tests/fixtures/minutes'))),
    ...classesOf('samples', pagesIn(join(ROOT, 'samples/minutes'))),
    ...classesOf('generated', invented),
  ]
    .map(({ name, pages }) => ({ name, pages: readable(pages) }))
    .filter(({ pages }) => pages.length > 0);
}
