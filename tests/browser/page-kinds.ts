import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Pages that are made alike, and the one of them that is looked at closely. */
export interface PageKind {
  /** The path with what varies replaced: `{source}/meetings/{year}/{n}.html`. */
  readonly name: string;
  /** The largest of its kind: where something is too wide, too heavy or too long, it is so there first. */
  readonly path: string;
}

/**
 * Kinds of pages among published files. What a page is stands in its address: a government's id, years, numbers and
 * names of things vary; everything else is the same for all pages of a kind.
 */
export function kindsOfPages(
  folder: string,
  files: readonly string[],
  sources: readonly string[],
): PageKind[] {
  const largest = new Map<string, { path: string; bytes: number }>();
  for (const path of files.filter((file) => file.endsWith('.html'))) {
    const name = kindOf(path, new Set(sources));
    const bytes = statSync(join(folder, path)).size;
    if (bytes > (largest.get(name)?.bytes ?? 0)) largest.set(name, { path, bytes });
  }
  return [...largest].map(([name, { path }]) => ({ name, path })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(path: string, sources: ReadonlySet<string>): string {
  const parts = path.split('/');
  const source = parts.findIndex((part) => sources.has(part));
  return parts
    .map((part, index) => {
      if (index === source) return '{source}';
      if (/^(\d{4}|undated)$/.test(part)) return '{year}';
      // Directly under a government stand its own pages; one deeper, those of its meetings, bodies and people.
      if (source >= 0 && index > source + 1 && part !== 'index.html') return '{one}.html';
      return part;
    })
    .join('/');
}
