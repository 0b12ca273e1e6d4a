// The tables of governments as they are public: what everything over all of them is made from every night.
import type { ObjectStore } from '../../../shared/object-store/object-store.ts';
import type { GovernmentSummary } from '../../../shared/records/summaries.ts';
import { tableArchive } from '../../addresses.ts';
import { lackOf, type Missed } from './missed.ts';

/** A government's tables, and the day of the newest change that is in them. */
export interface Archive {
  readonly source: string;
  readonly path: string;
  readonly changedOn: string;
}

export const archivesOf = (summaries: readonly GovernmentSummary[]): Archive[] =>
  summaries.flatMap(({ source, archive, changedAt = '' }) =>
    archive === undefined
      ? []
      : [{ source, path: tableArchive(source, archive.hash), changedOn: changedAt.slice(0, 10) }],
  );

export const newestDay = (archives: readonly Archive[]): string =>
  archives
    .map(({ changedOn }) => changedOn)
    .sort()
    .at(-1) ?? '';

/** The tables one after the other, as far as they are there; what is not is added to `missed`. */
export async function* loaded(
  archives: readonly Archive[],
  publicStore: Pick<ObjectStore, 'get'>,
  missed: Missed,
): AsyncGenerator<Uint8Array> {
  for (const { source, path } of archives) {
    const file = await publicStore.get(path);
    if (file === undefined) missed.set(path, source);
    else yield file.body;
  }
}

/** The government's build has moved on, or somebody has taken its tables away. */
export const tablesLacking = (missed: Missed) => () => lackOf('table-missing', missed);
