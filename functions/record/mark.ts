import type { RecordDeps } from './deps.ts';

/**
 * Says that something of these governments is to be built anew, and wakes who builds. After the row, and also when the row
 * was not changed: whoever was killed between the two comes back so (docs/adr/0020).
 */
export async function markGovernments(
  sources: readonly string[],
  { builds, wake, clock }: Pick<RecordDeps, 'builds' | 'wake' | 'clock'>,
): Promise<void> {
  for (const source of sources) await builds.mark(source, clock().toISOString());
  await wake(sources);
}
