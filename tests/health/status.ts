import type { SourceStatus } from '../../schemas/generated/status.ts';

/** A status with what a test is about; the rest is well. */
export const statusOf = (more: Partial<SourceStatus> = {}): SourceStatus => ({
  id: 'yunze',
  name: '云泽县人民政府',
  state: 'well',
  problems: [],
  meetings: 0,
  gaps: [],
  quarantined: { count: 0, pages: [] },
  waitingForReview: 0,
  ...more,
});
