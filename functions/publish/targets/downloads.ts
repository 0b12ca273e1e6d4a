import { sha256 } from '../../shared/hash.ts';
import { governmentFolder, hashedTable } from '../addresses.ts';
import { catalogueOf, newest, type ParquetFacts } from '../downloads/catalogue.ts';
import { croissant } from '../downloads/croissant.ts';
import { CSVW_FILE, csvwMetadata } from '../downloads/csvw.ts';
import { governmentPackage } from '../downloads/data-package.ts';
import { governmentCatalog } from '../downloads/dcat.ts';
import { PARQUET } from '../downloads/formats.ts';
import { refuseLoss } from '../downloads/loss.ts';
import { governmentManifest } from '../downloads/manifest.ts';
import { downloadsManifest, fileHash } from '../downloads/published.ts';
import { periodOf, type TableFile, tableFiles } from '../downloads/table-files.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { type GovernmentContext, versionsOf } from './context.ts';
import { denseJson, textFiles, together } from './rendering.ts';
import type { Files, RenderedFile, Target } from './target.ts';

/** Days that a Parquet file stays under the name that has its hash: who was told of it may still come. */
const HASHED_DAYS = 7;

export const downloadsId = (source: string): string => `downloads/${source}`;

/** The tables of all meetings of the government, and what describes them. */
export function targetsOf(index: GovernmentIndex, context: GovernmentContext): Target[] {
  const { source, years, heldIn, names } = index;
  const { published } = context;
  const meetings = years.flatMap(heldIn);
  if (meetings.length === 0) return [];
  const withdrawn = index.tombstones.map(({ id }) => id).sort();
  return [
    {
      id: downloadsId(source),
      order: 'table',
      inputs: [versionsOf(meetings), names.version, withdrawn],
      // Tables that have rows of what was withdrawn or corrected since go at once, under whatever name.
      edition: index.amendments,
      async render() {
        const tables = await tableFiles(meetings, { site: context.site, names });
        if (published !== undefined) await refuse(tables, index, context);
        const changedAt = newest(meetings.map(({ firstSeenAt, modifiedAt = firstSeenAt }) => modifiedAt));
        const { first, last } = periodOf(meetings);
        const catalogue = catalogueOf(
          {
            id: source,
            changedAt,
            meetings: meetings.length,
            ...(first !== undefined && last !== undefined && { period: { first, last } }),
            parquet: parquetOf(tables),
          },
          context,
        );
        const { site } = context;
        const folder = governmentFolder(source);
        return together(
          filesOf(index, tables),
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
  tables: readonly TableFile[],
  { moved, tombstones }: GovernmentIndex,
  { published, publicStore, isLossAccepted }: GovernmentContext,
): Promise<void> {
  if (published === undefined) return;
  const replaced = new Set([...moved, ...tombstones].map(({ id }) => id));
  const rows = new Map(tables.map((file) => [file.table.name as string, file.rows]));
  try {
    await refuseLoss(published, { rows, isReplaced: (id) => replaced.has(id), publicStore });
  } catch (error) {
    if (!(await isLossAccepted(published))) throw error;
  }
}

const parquetOf = (tables: readonly TableFile[]): ReadonlyMap<string, ParquetFacts> =>
  new Map(
    tables.flatMap(({ table, format, bytes, rows }) => {
      if (format.id !== PARQUET) return [];
      const digest = sha256(bytes);
      return [
        [table.name, { hash: fileHash(digest), rows, bytes: bytes.byteLength, sha256: digest }] as const,
      ];
    }),
  );

function filesOf({ source, amendments }: GovernmentIndex, tables: readonly TableFile[]): Files {
  const files = new Map<string, RenderedFile>();
  for (const { table, format, bytes } of tables) {
    if (format.id === PARQUET)
      files.set(hashedTable(source, table.name, fileHash(sha256(bytes))), {
        ...{ bytes, keepDays: HASHED_DAYS, edition: amendments },
      });
    else files.set(`${governmentFolder(source)}/${table.name}${format.end}`, { bytes });
  }
  return files;
}
