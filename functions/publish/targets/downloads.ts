import { sourceOf } from '../../parse/lexicon/governments.ts';
import { sha256 } from '../../shared/hash.ts';
import { governmentFolder, tableArchive, tableFile, workbookFile } from '../addresses.ts';
import { catalogueOf, newest } from '../downloads/catalogue.ts';
import { croissant } from '../downloads/croissant.ts';
import { CSVW_FILE, csvwMetadata } from '../downloads/csvw.ts';
import { governmentPackage } from '../downloads/data-package.ts';
import { governmentCatalog } from '../downloads/dcat.ts';
import { refuseLoss } from '../downloads/loss.ts';
import { governmentManifest } from '../downloads/manifest.ts';
import { downloadsManifest, fileHash } from '../downloads/published.ts';
import { periodOf, type TableFiles, tableFiles } from '../downloads/table-files.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { type GovernmentContext, versionsOf } from './context.ts';
import { denseJson, textFiles, together } from './rendering.ts';
import type { Files, RenderedFile, Target } from './target.ts';

/** Days that an archive stays under the name that has its hash: who was told of it may still come. */
const ARCHIVE_DAYS = 7;

export const downloadsId = (source: string): string => `downloads/${source}`;

/** The tables of all meetings of the government, and what describes them. */
export function targetsOf(index: GovernmentIndex, context: GovernmentContext): Target[] {
  const { source, years, heldIn, names } = index;
  const { published } = context;
  const meetings = years.flatMap(heldIn);
  if (meetings.length === 0) return [];
  const withdrawn = index.tombstones.map(({ id }) => id).sort();
  const roster = sourceOf(source, context.sources)?.roster ?? [];
  return [
    {
      id: downloadsId(source),
      order: 'table',
      inputs: [versionsOf(meetings), names.version, withdrawn, roster],
      // Tables that have rows of what was withdrawn or corrected since go at once, under whatever name.
      edition: index.amendments,
      async render() {
        const files = await tableFiles(meetings, { ...context, names, roster });
        const rows = new Map(files.tables.map((file) => [file.table.name as string, file.rows]));
        if (published !== undefined) await refuse(rows, index, context);
        const digest = sha256(files.archive);
        const changedAt = newest(meetings.map(({ firstSeenAt, modifiedAt = firstSeenAt }) => modifiedAt));
        const [createdAt = changedAt] = meetings.map(({ firstSeenAt }) => firstSeenAt).sort();
        const { first, last } = periodOf(meetings);
        const catalogue = catalogueOf(
          {
            id: source,
            changedAt,
            createdAt,
            meetings: meetings.length,
            ...(first !== undefined && last !== undefined && { period: { first, last } }),
            archive: { hash: fileHash(digest), bytes: files.archive.byteLength, sha256: digest, rows },
          },
          context,
        );
        const { site } = context;
        const folder = governmentFolder(source);
        return together(
          filesOf(index, files, fileHash(digest)),
          textFiles({ [`${folder}/${CSVW_FILE}`]: denseJson(csvwMetadata(site)) }),
          textFiles(
            {
              [`${folder}/datapackage.json`]: denseJson(governmentPackage(catalogue, site)),
              [`${folder}/catalog.jsonld`]: denseJson(governmentCatalog(catalogue, site)),
              [`${folder}/croissant.json`]: denseJson(croissant(catalogue, site)),
              [downloadsManifest(source)]: denseJson(governmentManifest(catalogue, withdrawn)),
            },
            'checksum',
          ),
        );
      },
    },
  ];
}

async function refuse(
  rows: ReadonlyMap<string, number>,
  { moved, tombstones }: GovernmentIndex,
  { published, publicStore, isLossAccepted }: GovernmentContext,
): Promise<void> {
  if (published === undefined) return;
  const replaced = new Set([...moved, ...tombstones].map(({ id }) => id));
  try {
    await refuseLoss(published, { rows, isReplaced: (id) => replaced.has(id), publicStore });
  } catch (error) {
    if (!(await isLossAccepted(published, error))) throw error;
  }
}

function filesOf(
  { source, amendments }: GovernmentIndex,
  { tables, archive, workbook }: TableFiles,
  hash: string,
): Files {
  return new Map<string, RenderedFile>([
    ...tables.map(({ table, csv }): [string, RenderedFile] => [
      tableFile(source, table.name),
      { bytes: csv },
    ]),
    [tableArchive(source, hash), { bytes: archive, keepDays: ARCHIVE_DAYS, edition: amendments }],
    [workbookFile(source), { bytes: workbook }],
  ]);
}
