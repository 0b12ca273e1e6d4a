import type { Random } from '../random.ts';
import type { Entry, Sheet } from './sheet.ts';

/** Renders a sheet as text. Marks are taken out by then. */
export type PlainForm = (sheet: Sheet, random: Random) => string;

type Catalogue = (entries: readonly Entry[]) => string[];

const catalogues: Readonly<Record<string, Catalogue>> = {
  'label-and-value': (entries) => entries.map(({ label, value }) => `${label}：${value}`),
  'label-above-value': (entries) => entries.flatMap(({ label, value }) => [label, value]),
  'two-a-line': (entries) =>
    entries.flatMap((entry, at) => {
      const next = entries[at + 1];
      if (at % 2 === 1) return [];
      return [`${entry.label}：${entry.value}${next ? `　　${next.label}：${next.value}` : ''}`];
    }),
  'values-alone': (entries) => entries.map(({ value }) => value),
};

function blockLines(sheet: Sheet, random: Random): string[] {
  const gap = random.pick(['\t', '  ', '　']);
  const indent = random.pick(['', '', '　　', '    ']);
  return sheet.blocks.flatMap((block) => {
    if (block.role === 'hidden') return [];
    if (block.role === 'table') return block.rows.map((row) => row.join(gap));
    return [block.role === 'body' || block.role === 'heading' ? indent + block.text : block.text];
  });
}

function scrape(catalogue: Catalogue): PlainForm {
  return (sheet, random) => {
    const space = random.chance(0.4) ? [''] : [];
    return [
      ...sheet.navigation,
      ...space,
      ...catalogue(sheet.catalogue),
      ...space,
      ...sheet.titles,
      ...(sheet.byline ? [sheet.byline] : []),
      ...space,
      ...blockLines(sheet, random).flatMap((text) => [text, ...space]),
      ...sheet.footer,
    ].join('\n');
  };
}

/** The plain forms, by name: how a disclosure catalogue comes out when a page is saved as text. */
export const plainForms: Readonly<Record<string, PlainForm>> = Object.fromEntries(
  Object.entries(catalogues).map(([name, catalogue]) => [`plain/${name}`, scrape(catalogue)]),
);
