import type { GovernmentSummary } from '../../../shared/records/summaries.ts';
import { DATA_CATALOG, DATA_PACKAGE, LATEST, MANIFEST } from '../../addresses.ts';
import { catalogueOf, type GovernmentCatalogue } from '../../downloads/catalogue.ts';
import { overallPackage } from '../../downloads/data-package.ts';
import { overallCatalog } from '../../downloads/dcat.ts';
import { latest } from '../../downloads/latest.ts';
import { overallManifest } from '../../downloads/manifest.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { denseJson, namesOf, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/** What describes the downloads of all governments, out of their summaries. */
export function targetsOf({ governments }: AllIndex, context: TargetContext): Target[] {
  const { site } = context;
  const described = governments.filter(({ tables }) => tables !== undefined);
  if (described.length === 0) return [];
  const catalogues = () => described.map((summary) => catalogueOfSummary(summary, context));
  const names = namesOf(
    described.map(({ source }) => source),
    context,
  );
  return [
    {
      id: 'latest',
      order: 'latest',
      inputs: described.map(({ source, changedAt = '', meetings, tables = {} }, index) => [
        names[index] ?? source,
        changedAt,
        meetings,
        tables,
      ]),
      render: () =>
        textFiles({
          [LATEST]: denseJson(latest(catalogues(), site)),
          [MANIFEST]: denseJson(overallManifest(catalogues())),
        }),
    },
    {
      id: 'catalogue',
      order: 'checksum',
      // For harvesters, who come by the day: else every change of any government would be one of these files.
      inputs: described.map(({ source, changedAt = '', tables = {} }, index) => [
        names[index] ?? source,
        changedAt.slice(0, 10),
        Object.keys(tables),
      ]),
      render() {
        const byDay = catalogues().map((one) => ({
          ...one,
          changedAt: `${one.changedAt.slice(0, 10)}T00:00:00.000Z`,
        }));
        return textFiles({
          [DATA_PACKAGE]: denseJson(overallPackage(byDay, site)),
          [DATA_CATALOG]: denseJson(overallCatalog(byDay, site)),
        });
      },
    },
  ];
}

function catalogueOfSummary(
  { source, changedAt = '', meetings, tables = {} }: GovernmentSummary,
  context: TargetContext,
): GovernmentCatalogue {
  const parquet = new Map(
    Object.entries(tables).map(([table, [hash, rows, bytes]]) => [table, { hash, rows, bytes }]),
  );
  return catalogueOf({ id: source, changedAt, meetings, parquet }, context);
}
