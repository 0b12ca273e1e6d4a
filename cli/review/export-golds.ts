import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSnapshot } from '../../functions/record/snapshot.ts';
import { currentDocument } from '../../functions/shared/documents.ts';
import { refused } from '../../functions/shared/errors.ts';
import { isHeld } from '../../functions/shared/head.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { MeetingRows } from '../../functions/shared/records/meeting-rows.ts';
import { reasonOf } from '../reasons.ts';
import { goldOf, isReviewed } from './golds.ts';

/** Endings of files by their media types, as `npm run eval` finds pages. */
const ENDINGS: readonly (readonly [type: string, ending: string])[] = [
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument', 'docx'],
];

const endingOf = (contentType: string): string =>
  ENDINGS.find(([type]) => contentType.toLowerCase().startsWith(type))?.[1] ?? 'txt';

/**
 * Writes every meeting that a person has reviewed into a folder that `npm run eval` reads: the page as it came, and what is
 * published of it as its gold. Done again, the files are the same, with what was reviewed since.
 * @returns how many there are.
 * @throws OpenMinutesError `refused` when the folder cannot be written to.
 */
export async function exportGolds(
  folder: string,
  {
    store,
    rows,
    sources,
  }: {
    readonly store: ObjectStore;
    readonly rows: Pick<MeetingRows, 'of'>;
    sources(): Promise<readonly string[]>;
  },
): Promise<number> {
  let count = 0;
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw refused('golds-folder', `cannot use ${folder} as the folder of golds: ${reasonOf(error)}`, error);
  }
  for (const source of await sources()) {
    for await (const record of rows.of(source)) {
      if (isHeld(record) || !isReviewed(record)) continue;
      const document = await currentDocument(store, record);
      const { sha256, contentType } = document.provenance;
      const name = record.meeting.replaceAll('/', '-');
      const page = `${name}.${endingOf(contentType)}`;
      await writeFile(join(folder, page), await readSnapshot(store, sha256));
      const gold = goldOf(document, record, page);
      await writeFile(join(folder, `${name}.gold.json`), `${JSON.stringify(gold, null, 1)}\n`);
      count += 1;
    }
  }
  return count;
}
