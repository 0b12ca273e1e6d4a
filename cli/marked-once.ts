import type { RecordDeps } from '../functions/record/deps.ts';
import type { BuildRow, BuildRows } from '../functions/shared/records/build-rows.ts';

export interface MarkedOnce {
  readonly deps: RecordDeps;
  /** Marks each government of the batch once more: for a build that began before the last of its rows. */
  end(): Promise<void>;
}

/**
 * Recording with one mark for all pages of a government, where no build can come between, as the lock of a folder sees to. It
 * is there before the first row is written: whoever is killed at any page leaves it (docs/adr/0020).
 */
export function markedOnce(deps: RecordDeps): MarkedOnce {
  const { records, builds, clock } = deps;
  const marked = new Map<string, BuildRow>();
  const mark: BuildRows['mark'] = async (scope, ...as) => {
    const row = marked.get(scope) ?? (await builds.mark(scope, ...as));
    marked.set(scope, row);
    return row;
  };
  return {
    deps: {
      ...deps,
      builds: { ...builds, mark },
      records: {
        ...records,
        async commit(record, expectedRev) {
          await mark(record.source, clock().toISOString());
          await records.commit(record, expectedRev);
        },
      },
    },
    async end() {
      for (const scope of marked.keys()) await builds.mark(scope, clock().toISOString());
    },
  };
}
