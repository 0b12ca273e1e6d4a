// The inputs of targets: what a target shows is in them, and what is not in them changes none of its bytes.
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../functions/shared/hash.ts';
import type { MeetingRecord } from '../../functions/shared/head.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { indexOfRecords, type KeptRecord, NOTHING_PUBLIC, recordOf, renderedOf } from './government.ts';
import { inventYears } from './invented-years.ts';
import { sources } from './settings.ts';
import { FIELDS, type ShownField, withFields } from './sources.ts';

const MEETINGS = inventYears({ meetings: 9, daysBetween: 60 });

type Change =
  | { readonly what: 'document'; readonly of: number; readonly change: DocumentChange }
  | { readonly what: 'record'; readonly of: number; readonly change: RecordChange }
  | { readonly what: 'gone'; readonly of: number };

type DocumentChange =
  | 'title'
  | 'day'
  | 'published'
  | 'sentence'
  | 'subject'
  | 'responsible'
  | 'alias-of-body'
  | 'deadline'
  | 'thread'
  | 'person'
  | 'role'
  | 'text'
  | 'quality'
  | 'confidence'
  | 'fewer';
type RecordChange = 'modified' | 'absent' | 'withdrawn' | 'waiting' | 'alias' | 'corrected' | 'gone-decision';

/** A document that says something else. */
function changed(document: MinutesDocument, change: DocumentChange): MinutesDocument {
  const [decision, ...decisions] = document.decisions;
  const [person, ...attendance] = document.attendance;
  if (decision === undefined || person === undefined) throw new Error('the minutes are empty');
  const withDecision = (more: Partial<typeof decision>) => ({
    ...document,
    decisions: [{ ...decision, ...more }, ...decisions],
  });
  switch (change) {
    case 'title':
      return { ...document, title: `${document.title}（更正）`, series: '全体会议' };
    case 'day':
      return { ...document, heldOn: '2023-07-07' };
    case 'published':
      return { ...document, publishedAt: '2024-02-02' };
    case 'sentence':
      return withDecision({ text: '会议同意另一件事。' });
    case 'subject':
      return withDecision({ subjects: ['另一件事'] });
    case 'responsible':
      return withDecision({ responsible: [{ name: '县民政局', role: 'lead' }] });
    case 'alias-of-body':
      return withDecision({ responsible: [{ name: '云泽县水利局', role: 'support' }] });
    case 'deadline':
      return withDecision({ deadline: { text: '年底前', date: '2025-12-31' } });
    case 'thread':
      return withDecision({ documents: [{ title: '渡口管理办法（新稿）', thread: '渡口管理办法' }] });
    case 'person':
      return { ...document, attendance: [{ ...person, name: '文若谷' }, ...attendance] };
    case 'role':
      return {
        ...document,
        attendance: [{ ...person, role: 'observer', organization: '县审计局' }, ...attendance],
      };
    case 'text':
      return { ...document, text: `${document.text}\n另有一行` };
    case 'quality':
      return { ...document, quality: { score: 0.5, issues: [] } };
    case 'confidence':
      return withDecision({ confidence: 0.4 });
    case 'fewer':
      return { ...document, decisions, attendance };
  }
}

function particulars(change: RecordChange, { current, meeting }: MeetingRecord): Partial<MeetingRecord> {
  const at = '2025-01-01T00:00:00.000Z';
  switch (change) {
    case 'modified':
      return { modifiedAt: at };
    case 'absent':
      return { goneAt: at };
    case 'withdrawn':
      return { withdrawal: { withdrawn: true, by: '审核员', why: '依申请', at, answers: 1 } };
    case 'waiting':
      return { waiting: current };
    case 'alias':
      return { aliases: [`${meeting}-b`] };
    case 'corrected':
      return { corrections: [{ patch: { validity: '长期' }, by: '审核员', why: '漏读', at }] };
    case 'gone-decision':
      return { goneDecisions: [`${meeting}/ffffffff`] };
  }
}

function withChanges(changes: readonly Change[]): KeptRecord[] {
  return MEETINGS.flatMap((meeting, index) => {
    const own = changes.filter(({ of }) => of === index);
    if (own.some(({ what }) => what === 'gone')) return [];
    let { document } = meeting;
    for (const one of own) if (one.what === 'document') document = changed(document, one.change);
    const { record } = recordOf({ ...meeting, document });
    const more = own.map((one) => (one.what === 'record' ? particulars(one.change, record) : {}));
    return [recordOf({ ...meeting, document }, Object.assign({}, ...more))];
  });
}

interface Seen {
  readonly inputs: string;
  readonly bytes: string;
}

async function seen(
  changes: readonly Change[],
  fields: readonly ShownField[] = [],
): Promise<Map<string, Seen>> {
  const known = withFields(sources, 'yunze', fields);
  const found = new Map<string, Seen>();
  for (const [id, { target, files }] of await renderedOf(
    await indexOfRecords('yunze', withChanges(changes), known),
    { ...NOTHING_PUBLIC, sources: known },
  )) {
    const { inputs, takenDown } = target;
    const bytes = [...files].map(([path, file]) => [path, file.order, sha256(file.bytes)]);
    found.set(id, { inputs: canonicalize([inputs, takenDown ?? false]) ?? '', bytes: JSON.stringify(bytes) });
  }
  return found;
}

const kindOf = (id: string): string => id.split('/')[0] ?? id;

const DOCUMENT_CHANGES: readonly DocumentChange[] = [
  'title',
  'day',
  'published',
  'sentence',
  'subject',
  'responsible',
  'alias-of-body',
  'deadline',
  'thread',
  'person',
  'role',
  'text',
  'quality',
  'confidence',
  'fewer',
];
const RECORD_CHANGES: readonly RecordChange[] = [
  'modified',
  'absent',
  'withdrawn',
  'waiting',
  'alias',
  'corrected',
  'gone-decision',
];
const of = fc.nat(MEETINGS.length - 1);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ what: fc.constant('document' as const), of, change: fc.constantFrom(...DOCUMENT_CHANGES) }),
  fc.record({ what: fc.constant('record' as const), of, change: fc.constantFrom(...RECORD_CHANGES) }),
  fc.record({ what: fc.constant('gone' as const), of }),
);

describe('targets of a government', () => {
  it('with equal inputs have equal bytes, whatever else has changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 2 }),
        fc.array(change, { maxLength: 3 }),
        async (some, more) => {
          const [one, other] = [await seen(some), await seen([...some, ...more])];
          for (const [id, { inputs, bytes }] of one) {
            const after = other.get(id);
            if (after?.inputs === inputs) expect([id, after.bytes]).toEqual([id, bytes]);
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 240_000);

  const before = seen([]);

  it.each(DOCUMENT_CHANGES)(
    'are as they were where a changed %s is not shown, and named again where it is',
    async (what) => {
      const [one, other] = [await before, await seen([{ what: 'document', of: 7, change: what }])];
      let kept = 0;
      for (const [id, { inputs, bytes }] of one) {
        const after = other.get(id);
        if (after === undefined) continue;
        if (after.bytes !== bytes) expect([id, after.inputs]).not.toEqual([id, inputs]);
        if (after.inputs === inputs) kept += 1;
      }
      expect(kept).toBeGreaterThan(10);
      // Neither of those before and after it.
      expect(other.get('meeting/yunze/2023/1')).toEqual(one.get('meeting/yunze/2023/1'));
    },
  );

  it.each(FIELDS)('are named again where a changed %s of the source file is shown', async (field) => {
    const [one, other] = [await before, await seen([], [field])];
    for (const [id, { inputs, bytes }] of one) {
      const after = other.get(id);
      if (after?.inputs === inputs) expect([id, after.bytes]).toEqual([id, bytes]);
    }
  });

  it('are of every kind there is', async () => {
    expect([...new Set([...(await before).keys()].map(kindOf))].sort()).toEqual([
      'calendar',
      'document',
      'downloads',
      'feed',
      'listing',
      'meeting',
      'opml',
      'organization',
      'page',
      'person',
      'popolo',
      'search',
      'sitemap',
      'topic',
      'year',
    ]);
  });
});
