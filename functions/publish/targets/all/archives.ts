// The tables of governments as they are public: what everything over all of them is made from every night.
import { permanent } from '../../../shared/errors.ts';
import type { ObjectStore } from '../../../shared/object-store/object-store.ts';
import type { GovernmentSummary } from '../../../shared/records/summaries.ts';
import { tableArchive } from '../../addresses.ts';

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

/** @throws OpenMinutesError `permanent`, code `table-missing`: the government's build has moved on, or somebody has taken it away. */
export async function loadArchive(
  { path }: Archive,
  publicStore: Pick<ObjectStore, 'get'>,
): Promise<Uint8Array> {
  const file = await publicStore.get(path);
  if (file === undefined)
    throw permanent('table-missing', `There is no ${path}: the government is to be built again`);
  return file.body;
}
