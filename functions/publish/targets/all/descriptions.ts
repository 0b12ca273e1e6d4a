import type { GovernmentSummary } from '../../../shared/records/summaries.ts';
import { DATA_CATALOG, DATA_PACKAGE, GOVERNMENTS, LATEST } from '../../addresses.ts';
import { catalogueOf, type GovernmentCatalogue } from '../../downloads/catalogue.ts';
import { overallPackage } from '../../downloads/data-package.ts';
import { overallCatalog } from '../../downloads/dcat.ts';
import { latest } from '../../downloads/latest.ts';
import { csvOfRows, GOVERNMENT_COLUMNS, governmentsOf } from '../../downloads/lookups.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { denseJson, namesOf, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/** What describes the downloads of all governments, out of their summaries. */
export function targetsOf({ governments }: AllIndex, context: TargetContext): Target[] {
  const { site } = context;
  const described = governments.flatMap(({ archive, ...summary }) =>
    archive === undefined ? [] : [{ ...summary, archive }],
  );
  if (described.length === 0) return [];
  const catalogues = () => described.map((summary) => catalogueOfSummary(summary, context));
  const ids = described.map(({ source }) => source);
  const names = namesOf(ids, context);
  return [
    {
      id: 'latest',
      order: 'latest',
      inputs: described.map(({ source, changedAt = '', meetings, archive }, index) => [
        names[index] ?? source,
        changedAt,
        meetings,
        archive,
      ]),
      render: () => textFiles({ [LATEST]: denseJson(latest(catalogues(), site)) }),
    },
    {
      id: 'governments',
      order: 'table',
      inputs: governmentsOf(ids, context),
      render: () =>
        new Map([[GOVERNMENTS, { bytes: csvOfRows(GOVERNMENT_COLUMNS, governmentsOf(ids, context)) }]]),
    },
    {
      id: 'catalogue',
      order: 'checksum',
      // For harvesters, who come by the day: else every change of any government would be one of these files.
      inputs: described.map(({ source, changedAt = '', archive }) => [
        governmentsOf([source], context),
        changedAt.slice(0, 10),
        Object.keys(archive.rows),
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
  {
    source,
    changedAt = '',
    meetings,
    archive,
  }: GovernmentSummary & Required<Pick<GovernmentSummary, 'archive'>>,
  context: TargetContext,
): GovernmentCatalogue {
  const rows = new Map(Object.entries(archive.rows));
  return catalogueOf({ id: source, changedAt, meetings, archive: { ...archive, rows } }, context);
}
