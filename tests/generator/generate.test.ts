import { describe, expect, it } from 'vitest';
import { normal } from '../eval/comparable.ts';
import { readGold } from '../eval/gold.ts';
import { deciding } from './agenda/bodies.ts';
import { outlines } from './agenda/outlines.ts';
import { forms } from './attendance/attendance.ts';
import { memberLayouts } from './attendance/members.ts';
import { observerLayouts } from './attendance/observers.ts';
import { damages } from './damage/kinds.ts';
import { wordings } from './decisions/catalogue.ts';
import { type Generated, type GenerateOptions, generate } from './generate.ts';
import { openings } from './opening.ts';
import { pageForms } from './page/render.ts';

const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1);

/** What a reader sees of a page: its text without tags and white space; nothing of files that are no text. */
function seen({ page, encoding }: Generated): string | undefined {
  if (!page.contentType.startsWith('text/')) return undefined;
  const text = new TextDecoder(encoding).decode(page.bytes);
  const shown = page.contentType.startsWith('text/html')
    ? text
        .replace(/<[^>]*>/g, '')
        .replaceAll('&nbsp;', ' ')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
    : text;
  return normal(shown);
}

describe('invented minutes', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(generate(7, { damage: true })).toEqual(generate(7, { damage: true }));
    expect(generate(7).page.bytes).not.toEqual(generate(8).page.bytes);
  });

  it('come with gold of the form that folders keep', () => {
    for (const seed of SEEDS) {
      const { gold } = generate(seed, { damage: true });
      expect(readGold(JSON.stringify(gold), String(seed))).toEqual(JSON.parse(JSON.stringify(gold)));
    }
  });

  it('show every fact of their gold', () => {
    for (const seed of SEEDS) {
      const made = generate(seed);
      const text = seen(made);
      if (text === undefined) continue;
      const facts = [
        ...made.gold.decisions.flatMap(({ anchor, subject }) => [anchor, ...subject]),
        ...made.gold.decisions.flatMap(({ responsible }) => responsible.map(({ name }) => name)),
        ...made.gold.attendance.map(({ name }) => name),
        ...made.gold.items.map(({ heading }) => heading),
        ...(made.gold.doubtful ?? []).map(({ anchor }) => anchor),
      ];
      expect(facts.filter((fact) => !text.includes(normal(fact)))).toEqual([]);
    }
  });

  it('show the anchors of their gold after damage too', () => {
    for (const seed of SEEDS) {
      const made = generate(seed, {
        damage: ['dropped-beside-digits', 'mixed-widths', 'padding', 'doubled-title'],
      });
      const text = seen(made);
      if (text === undefined) continue;
      const missing = made.gold.decisions.filter(({ anchor }) => !text.includes(normal(anchor)));
      expect(missing).toEqual([]);
    }
  });
});

describe('every layout can be had by its name', () => {
  const cases: readonly (readonly [
    keyof Generated['layouts'],
    readonly string[],
    (name: string) => GenerateOptions,
  ])[] = [
    ['page', pageForms, (page) => ({ page })],
    ['outline', Object.keys(outlines), (outline) => ({ outline })],
    ['opening', Object.keys(openings), (opening) => ({ opening })],
  ];
  for (const [part, names, options] of cases)
    it.each(names)(`${part} %s`, (name) => {
      expect(generate(3, options(name)).layouts[part]).toEqual([name]);
    });

  it.each(Object.keys(deciding))('body %s', (body) => {
    expect(generate(3, { body, outline: 'numbered-headings' }).layouts.body).toContain(body);
  });

  it.each(Object.keys(memberLayouts))('members %s', (members) => {
    expect(generate(3, { attendance: { members } }).layouts.attendance).toContain(`members/${members}`);
  });

  it.each(Object.keys(observerLayouts))('observers %s', (observers) => {
    expect(generate(3, { attendance: { observers } }).layouts.attendance).toContain(`observers/${observers}`);
  });

  it.each(forms)('attendance %s', (form) => {
    expect(generate(3, { attendance: { form } }).layouts.attendance.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(wordings))('wording %s', (wording) => {
    const { gold } = generate(3, { body: 'decision-only', outline: 'numbered-headings', wording });
    expect(gold.decisions.map((decision) => decision.wording)).toContain(wording);
  });

  it('and every damage falls on some page', () => {
    const fallen = new Set(SEEDS.flatMap((seed) => generate(seed, { damage: Object.keys(damages) }).damage));
    expect([...fallen].sort()).toEqual(Object.keys(damages).sort());
  });

  it('and a name that nobody knows is refused', () => {
    expect(() => generate(3, { outline: 'none such' })).toThrow('none such');
    expect(() => generate(3, { damage: ['none such'] })).toThrow('none such');
  });
});
