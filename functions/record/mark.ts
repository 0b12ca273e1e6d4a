import { restsUntil } from '../shared/records/build-rows.ts';
import type { RecordDeps } from './deps.ts';

/**
 * Says that something of these governments is to be built anew, and wakes who builds. After the row, and also when the row
 * was not changed: whoever was killed between the two comes back so (docs/adr/0020).
 * @param options.mayRest Nobody waits for it: where such are coming in one after the other, they are built together.
 */
export async function markGovernments(
  sources: readonly string[],
  { builds, wake, clock, restMs }: Pick<RecordDeps, 'builds' | 'wake' | 'clock' | 'restMs'>,
  { mayRest = false }: { readonly mayRest?: boolean } = {},
): Promise<void> {
  const rests = mayRest && restMs !== undefined;
  for (const source of sources) {
    const at = clock().toISOString();
    const row = await builds.mark(source, at, rests ? { restMs } : {});
    // What a person has decided is no matter of the last wake-up.
    if ((restsUntil(row) ?? at) <= at) await wake([source], ...(mayRest ? [] : [`token-${row.token}`]));
  }
}
