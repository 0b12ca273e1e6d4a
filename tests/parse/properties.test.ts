import fc from 'fast-check';
import { Converter as toTraditional } from 'opencc-js/cn2t';
import { Converter as toSimplified } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { generatedCases, measure, readCase } from '../eval/cases.ts';
import { bare } from '../eval/comparable.ts';
import type { Field } from '../eval/compare.ts';
import { summarise } from '../eval/summary.ts';
import { invent, pool } from '../fuzz/mutate.ts';
import { type GenerateOptions, generate } from '../generator/generate.ts';
import { Random } from '../generator/random.ts';
import { brokenRules, charactersOf, tryPage } from './rules.ts';

type Document = Partial<MinutesDocument>;

const SEEDS = Array.from({ length: 30 }, (_, at) => 5001 + at);

const documentOf = async (seed: number, options?: GenerateOptions): Promise<Document> =>
  (await readCase(generate(seed, options).page)).document;

describe('what was invented is read again', () => {
  const floors: Partial<Record<Field, number>> = {
    meeting: 0.97,
    items: 0.97,
    decisions: 0.97,
    decisionKind: 0.98,
    responsible: 0.97,
    people: 0.98,
    organization: 0.98,
  };

  it.each([
    ['as it was', false],
    ['after damage', true],
  ])('%s', async (_, damage) => {
    const results = await measure(generatedCases(30, 5001, damage));
    for (const [field, floor] of Object.entries(floors))
      expect(summarise(results, field as Field)?.f1.value, field).toBeGreaterThanOrEqual(floor);
  });
});

describe('the rules of the contract hold', () => {
  it.each([
    ['undamaged pages', false],
    ['damaged pages', true],
  ])('on %s: the text is the page, spans are slices', async (_, damage) => {
    for (const seed of SEEDS) {
      const { page } = generate(seed, { damage });
      const { document } = await readCase(page);
      if (document.text === undefined) continue;
      const broken = brokenRules(document as MinutesDocument, charactersOf(page.bytes, page.contentType));
      expect(broken, `seed ${seed}`).toEqual([]);
    }
  });

  it('on mutilated pages, or they are refused', async () => {
    const random = new Random('properties');
    const pages = pool(random, 20);
    for (let at = 0; at < 250; at++) {
      const { bytes, contentType, story } = invent(random.fork(String(at)), pages);
      expect((await tryPage(bytes, contentType)).broken, `case ${at}: ${story}`).toEqual([]);
    }
  });

  it('on any bytes and any text of any type, or they are refused', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
    );
    const contentType = fc.oneof(
      fc.constantFrom('text/html', 'text/plain', 'text/plain; charset=gbk'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(bytes, contentType, async (any, type) => {
        expect((await tryPage(any, type)).broken).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the script of a page does not change what it says', () => {
  const traditional = toTraditional({ from: 'cn', to: 't' });
  const simplified = toSimplified({ from: 't', to: 'cn' });
  // Not every character comes back from traditional script, so both sides take the same way.
  const fold = (text: string | undefined): string => simplified(traditional(text ?? ''));

  const factsOf = (document: Document): unknown => ({
    number: document.number,
    heldOn: document.heldOn,
    issuedOn: document.issuedOn,
    publishedAt: document.publishedAt,
    documentNumber: fold(document.documentNumber),
    indexNumber: document.indexNumber,
    body: fold(document.body),
    items: document.items?.map(({ number, kind, heading }) => [number, kind, fold(heading)]),
    decisions: document.decisions?.map(({ item, kind, subjects, responsible, deadline }) => [
      item,
      kind,
      subjects.map(fold),
      responsible.map(({ name, role }) => [fold(name), role]),
      fold(deadline?.text),
      deadline?.date,
    ]),
    attendance: document.attendance?.map(({ name, role, organization, post }) => [
      fold(name),
      role,
      fold(organization),
      fold(post),
    ]),
  });

  it('neither meeting nor items, decisions or people', async () => {
    for (const seed of SEEDS) {
      const hans = await documentOf(seed);
      const hant = await documentOf(seed, { damage: ['traditional-script'] });
      expect(hant.provenance?.script, `seed ${seed}`).toBe('hant');
      expect(factsOf(hant), `seed ${seed}`).toEqual(factsOf(hans));
    }
  });

  it('and damage makes no statement surer than it was', async () => {
    const claims = (document: Document): (readonly [string, number])[] => [
      ...(document.attendance ?? []).map(
        (a) => [`${a.name} ${a.role} ${a.organization}`, a.confidence] as const,
      ),
      ...(document.decisions ?? []).map(
        (d) => [`${d.kind} ${bare(simplified(d.text))}`, d.confidence] as const,
      ),
    ];
    let compared = 0;
    for (const seed of SEEDS) {
      const before = new Map(claims(await documentOf(seed)));
      for (const [claim, confidence] of claims(await documentOf(seed, { damage: true }))) {
        const was = before.get(claim);
        if (was === undefined) continue;
        compared++;
        expect(confidence, `seed ${seed}: ${claim}`).toBeLessThanOrEqual(was);
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});

describe('reading takes time in proportion to the length of the page', () => {
  const OPENING = '2024年5月6日，县长林望主持召开林海县人民政府第3次常务会议。\n';
  const units: Readonly<Record<string, string>> = {
    'decisions in one sentence': '原则同意《林海县供水办法》，由县水利局牵头、县财政局配合，',
    'decisions in paragraphs': '会议原则同意《林海县供水办法》。由县水利局牵头，年底前完成。\n',
    'open brackets': '（《“',
    'glued names': '林望柳一帆方远',
    'observers without an end': '县水利局林望、柳一帆  ',
    'agenda items': '一、听取县水利局关于供水情况的汇报\n会议指出，要抓好落实。\n',
    'labels without lists': '出席：列席：记录：',
    digits: '2024年1月2日第3次',
    'lines of one character': '会\n',
    'list of a whole page': '、县水利局',
  };
  const milliseconds = async (page: string): Promise<number> => {
    const bytes = new TextEncoder().encode(page);
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 3; run++) {
      const started = process.cpuUsage().user;
      await tryPage(bytes, 'text/plain; charset=utf-8');
      best = Math.min(best, (process.cpuUsage().user - started) / 1000);
    }
    return best;
  };

  it.each(Object.entries(units))('%s', async (_, unit) => {
    const page = (length: number): string => OPENING + unit.repeat(Math.ceil(length / unit.length));
    const short = await milliseconds(page(8_000));
    const long = await milliseconds(page(32_000));
    // Four times the length: quadratic reading would take sixteen times as long.
    expect(long).toBeLessThan(8 * short + 40);
  });
});
