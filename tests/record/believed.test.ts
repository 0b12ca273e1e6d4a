import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { believed } from '../../functions/record/believed.ts';
import { currentDocument } from '../../functions/shared/documents.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { pageParser, springMeeting } from './minutes.ts';
import { deliver, freshWorld, openTables } from './world.ts';

const FETCHED = '2024-03-16T02:00:00.000Z';

async function documentOf(more: Partial<MinutesDocument> = {}): Promise<MinutesDocument> {
  const bytes = new TextEncoder().encode(JSON.stringify(springMeeting));
  const document = await pageParser()({ bytes, sha256: 'f'.repeat(64), contentType: 'text/html' }, []);
  return { ...document, ...more };
}

describe('what a page states', () => {
  test.each([
    ['publishedAt', '2052-03-15'],
    ['publishedAt', '2024-03-16T10:11:00+08:00'],
    ['publishedAt', '2024-03-17'],
    ['issuedOn', '2042-03-15'],
  ] as const)('is not believed of the future: %s %s', async (field, stated) => {
    const document = await documentOf({ [field]: stated });
    const { [field]: kept, quality } = believed(document, FETCHED);
    expect(kept).toBeUndefined();
    expect(quality.issues.at(-1)).toMatchObject({
      code: 'date-in-future',
      severity: 'warning',
      message: expect.stringContaining(stated),
    });
    expect(quality.score).toBeCloseTo(document.quality.score - 0.05, 1);
    expect(quality.review).toBeUndefined();
  });

  test.each([
    ['publishedAt', '2024-03-16'],
    ['publishedAt', '2024-03-16T10:09:00+08:00'],
    ['issuedOn', '2024-03-15'],
    ['heldOn', '2024-03-16'],
  ] as const)('stays as it is of the past: %s %s', async (field, stated) => {
    const document = await documentOf({ [field]: stated });
    expect(believed(document, FETCHED)).toEqual(document);
  });

  test('waits for a person where the meeting itself lies in the future', async () => {
    const { heldOn, quality } = believed(await documentOf({ heldOn: '2024-03-20' }), FETCHED);
    expect(heldOn).toBe('2024-03-20');
    expect(quality.review).toContain('2024-03-20');
  });

  test('asks what it asked before as well', async () => {
    const document = await documentOf({ heldOn: '2052-03-20' });
    const asked = { ...document, quality: { ...document.quality, review: 'Half of the page is missing.' } };
    expect(believed(asked, FETCHED).quality.review).toMatch(/^Half of the page is missing\. .*2052-03-20/u);
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@b.example', 'urn:x:y'])(
    'is no address of the page but in the web: %s',
    async (canonicalUrl) => {
      const { provenance, ...document } = await documentOf();
      const page = { ...document, provenance: { ...provenance, canonicalUrl } };
      expect(believed(page, FETCHED).provenance).toEqual(provenance);
      const inWeb = { ...page, provenance: { ...provenance, canonicalUrl: 'https://a.example/3.html' } };
      expect(believed(inWeb, FETCHED)).toEqual(inWeb);
    },
  );
});

describe('a page that is put up again with another day of publication', () => {
  let tables: Awaited<ReturnType<typeof openTables>>;
  beforeAll(async () => {
    tables = await openTables();
  });
  afterAll(() => tables.close());

  const url = 'https://www.qingshi.example/jiyao/3.html';
  const first = { page: springMeeting, url, fetchedAt: FETCHED };
  const again = {
    page: { ...springMeeting, publishedAt: '2024-12-01' },
    url,
    fetchedAt: '2024-12-02T02:00:00.000Z',
  };
  const mirror = {
    page: { ...springMeeting, publishedAt: '2024-03-20' },
    url: 'https://zz.example/3.html',
    fetchedAt: '2024-03-21T02:00:00.000Z',
  };

  /** The day that is published after these deliveries, in this order. */
  async function published(...deliveries: (typeof first)[]) {
    const world = await freshWorld(tables);
    for (const one of deliveries) await deliver(world, one);
    const head = await world.record.records.read(springMeeting.id);
    if (head === undefined) throw new Error('There is no such meeting');
    const { publishedAt, quality } = await currentDocument(world.store, head);
    return {
      publishedAt,
      issues: quality.issues.map(({ code }) => code),
      isChanged: head.modifiedAt !== undefined,
    };
  }

  test('keeps the first, and says so; the new one is that of a change', async () => {
    expect(await published(first)).toEqual({ publishedAt: '2024-03-15', issues: [], isChanged: false });
    const kept = { publishedAt: '2024-03-15', issues: ['publication-changed'], isChanged: true };
    expect(await published(first, again)).toEqual(kept);
    expect(await published(again, first)).toEqual(kept);
    expect(await published(first, again, again, first)).toEqual(kept);
  });

  test('keeps that of its own place, whatever another says', async () => {
    expect((await published(mirror, first, again)).publishedAt).toBe('2024-03-15');
    expect((await published(first, mirror)).publishedAt).toBe('2024-03-15');
  });

  test('gives the day anew when a better parser reads the same page otherwise', async () => {
    const world = await freshWorld(tables);
    await deliver(world, first);
    const better = pageParser('99.0.0');
    await deliver(world, {
      ...first,
      parse: async (...args) => ({ ...(await better(...args)), publishedAt: '2024-03-14' }),
    });
    const head = await world.record.records.read(springMeeting.id);
    expect(head?.published).toBe('2024-03-14');
  });
});
