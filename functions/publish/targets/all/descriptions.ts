import type { GovernmentSummary } from '../../../shared/records/summaries.ts';
import { DATA_CATALOG, DATA_PACKAGE, GOVERNMENTS, LATEST } from '../../addresses.ts';
import { catalogueOf, type GovernmentCatalogue } from '../../downloads/catalogue.ts';
import { overallPackage } from '../../downloads/data-package.ts';
import { overallCatalog } from '../../downloads/dcat.ts';
import { latest } from '../../downloads/latest.ts';
import { csvOfRows, GOVERNMENT_COLUMNS, governmentsOf } from '../../downloads/lookups.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { denseJson, namesOf, type TargetContext, textFiles } from '../rendering.ts';
import { goneTarget, type Target } from '../target.ts';
import type { AllContext } from './all.ts';

const TARGETS = {
  latest: { id: 'latest', order: 'latest' },
  governments: { id: 'governments', order: 'table' },
  catalogue: { id: 'catalogue', order: 'checksum' },
} as const;

/** What describes the downloads of all governments, out of their summaries. */
export function targetsOf({ governments }: AllIndex, context: AllContext): Target[] {
  const { site, nightly } = context;
  const described = governments.flatMap(({ archive, ...summary }) =>
    archive === undefined ? [] : [{ ...summary, archive }],
  );
  if (described.length === 0) return Object.values(TARGETS).map(goneTarget);
  const catalogues = () => described.map((summary) => catalogueOfSummary(summary, context));
  const ids = described.map(({ source }) => source);
  const names = namesOf(ids, context);
  return [
    {
      ...TARGETS.latest,
      inputs: described.map(({ source, changedAt = '', meetings, archive }, index) => [
        names[index] ?? source,
        changedAt,
        meetings,
        archive,
      ]),
      render: () => textFiles({ [LATEST]: denseJson(latest(catalogues(), site)) }),
    },
    {
      ...TARGETS.governments,
      inputs: governmentsOf(ids, context),
      render: () =>
        new Map([[GOVERNMENTS, { bytes: csvOfRows(GOVERNMENT_COLUMNS, governmentsOf(ids, context)) }]]),
    },
    {
      ...TARGETS.catalogue,
      // For harvesters, who come by the day: else every change of any government would be one of these files.
      inputs: [
        nightly,
        described.map(({ source, changedAt = '', archive }) => [
          governmentsOf([source], context),
          changedAt.slice(0, 10),
          Object.keys(archive.rows),
        ]),
      ],
      render() {
        const byDay = catalogues().map((one) => ({
          ...one,
          changedAt: `${one.changedAt.slice(0, 10)}T00:00:00.000Z`,
        }));
        return textFiles({
          [DATA_PACKAGE]: denseJson(overallPackage(byDay, site)),
          [DATA_CATALOG]: denseJson(overallCatalog(byDay, nightly, site)),
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
