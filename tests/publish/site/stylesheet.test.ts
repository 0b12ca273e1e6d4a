import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { colours } from '../../../functions/publish/site/style/tokens.ts';
import { stylesheet } from '../../../functions/publish/site/stylesheet.ts';

type Theme = 'light' | 'dark';
type Colour = keyof typeof colours;

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour, theme: Theme): number {
  const [light = 0, dark = 0] = [luminance(colours[one][theme]), luminance(colours[other][theme])].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: readonly (readonly [Colour, Colour])[] = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'mark-decision'],
  ['ink', 'mark-attendance'],
  ['ink', 'mark-target'],
  ['muted', 'paper'],
  ['muted', 'sheet'],
  ['accent', 'paper'],
  ['accent', 'sheet'],
  ['muted', 'mark-target'],
  ['accent', 'mark-target'],
  ['on-accent', 'accent'],
  ['paper', 'ink'],
];

describe.each(['light', 'dark'] as const)('by %s', (theme) => {
  it.each(TEXT)('%s on %s can be read (AA: 4.5)', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it('the edge of a stamp can be seen (AA: 3)', () => {
    expect(contrast('edge', 'paper', theme)).toBeGreaterThanOrEqual(3);
  });
});

it('is valid CSS', async () => {
  const { warnings } = await transform(stylesheet, { loader: 'css' });
  expect(warnings).toEqual([]);
});

it('uses no colour that it does not define, and loads nothing', () => {
  const used = [...stylesheet.matchAll(/var\(--([a-z-]+)\)/g)].map(([, name]) => name);
  const fonts = ['sans', 'serif', 'mono'];
  for (const name of used) expect([...Object.keys(colours), ...fonts]).toContain(name);
  expect(stylesheet).not.toMatch(/url\(|@import/);
});
