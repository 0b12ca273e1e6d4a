import type { SearchYears } from '../../../schemas/generated/search-years.ts';
import { searchIndexFile, searchYearsFile } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { searchIndex } from '../site/search-index.ts';
import { sourceName } from '../source-name.ts';
import { labelsIn, versionsOf } from './context.ts';
import { denseJson, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** What the search page reads: the meetings of each year, and which years there are. */
export function targetsOf(
  { source, years, heldIn, names }: GovernmentIndex,
  { sources }: TargetContext,
): Target[] {
  const searchable: SearchYears = { years: [...years].reverse() };
  return [
    ...years.map((year): Target => {
      const meetings = heldIn(year);
      return {
        id: `search/${source}/${year}`,
        order: 'page',
        inputs: [versionsOf(meetings), labelsIn(meetings, names)],
        render: () =>
          textFiles({
            [searchIndexFile(source, year)]: denseJson(
              searchIndex(sourceName(sources, source), meetings, names),
            ),
          }),
      };
    }),
    {
      id: `search/${source}`,
      // After what it names.
      order: 'feed',
      inputs: years,
      render: () => textFiles({ [searchYearsFile(source)]: denseJson(searchable) }),
    },
  ];
}
