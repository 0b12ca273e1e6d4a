import { versionHash } from '../../functions/publish/index/name-id.ts';
import type { Attendance, Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { WholeMeeting } from './government.ts';

/** What a test wants to be particular about a meeting; the rest is the least that a document may have. */
export interface Sketch extends Partial<Omit<MinutesDocument, 'decisions' | 'attendance'>> {
  readonly decisions?: readonly Partial<Decision>[];
  readonly attendance?: readonly Partial<Attendance>[];
  readonly firstSeenAt?: string;
  readonly modifiedAt?: string;
}

const TEXT = '会议原则同意《云泽县渡口管理办法》，由县交通运输局负责。主持：文渊';

/** A meeting of an invented county with one decision and one person. */
export function smallMeeting(id: string, sketch: Sketch = {}): WholeMeeting {
  const { firstSeenAt = '2024-09-01T01:00:00.000Z', modifiedAt, decisions, attendance, ...rest } = sketch;
  const document: MinutesDocument = {
    id,
    schemaVersion: 2,
    form: 'minutes',
    source: id.slice(0, id.indexOf('/')),
    title: '云泽县人民政府常务会议纪要',
    items: [],
    text: TEXT,
    quality: { score: 1, issues: [] },
    provenance: { sha256: '0'.repeat(64), contentType: 'text/html', script: 'hans', parser: '1.0.0' },
    ...rest,
    decisions: (decisions ?? [{}]).map((decision, index) => ({
      id: `${id}/${index + 1}-00000000`,
      kind: 'approve-in-principle',
      subjects: ['《云泽县渡口管理办法》'],
      responsible: [{ name: '县交通运输局', role: 'owner' }],
      text: TEXT.slice(0, 28),
      span: [0, 28],
      confidence: 0.98,
      ...decision,
    })),
    attendance: (attendance ?? [{}]).map((entry) => ({
      name: '文渊',
      role: 'chair',
      span: [31, 33],
      confidence: 0.99,
      ...entry,
    })),
  };
  return {
    document,
    firstSeenAt,
    version: versionHash([document, firstSeenAt, modifiedAt]),
    ...(modifiedAt !== undefined && { modifiedAt }),
  };
}
