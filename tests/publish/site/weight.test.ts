// A government that has published for years: its pages stay light, and so do those of the whole site.
import { expect, it } from 'vitest';
import { parsePublication } from '../../../functions/publish/publications.ts';
import { inventYears } from '../invented-years.ts';
import { listLibrary } from '../list-library.ts';
import { site, sources } from '../settings.ts';

const MOST_BYTES = 100 * 1024;

const library = listLibrary(inventYears({ meetings: 120 }).reverse());

it.each(['static', 'page/index', 'page/yunze', 'data/yunze/2024', 'meeting/yunze/2024/7'])(
  'every page of %s is lighter than 100 KB',
  async (id) => {
    const { files } = await parsePublication(id).render({ library, sources, site });
    const pages = [...files].filter(([path]) => path.endsWith('.html') || path.endsWith('.css'));
    expect(pages.length).toBeGreaterThan(0);
    for (const [path, bytes] of pages) expect(bytes.byteLength, path).toBeLessThan(MOST_BYTES);
  },
);
