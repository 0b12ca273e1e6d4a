import type { SearchQuarter } from '../../../schemas/generated/search-quarter.ts';
import { searchNamesFile, searchQuarterFile, searchTokensFile } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { nameId } from '../index/name-id.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { isRecurring } from '../index/threads.ts';
import { quartersOf, searchNames, searchVersion } from '../search/names-file.ts';
import { searchQuarter } from '../search/quarter-file.ts';
import { searchTokens } from '../search/tokens-file.ts';
import { labelsIn, versionsOf } from './context.ts';
import { denseJson, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/**
 * What the search reads of a government: its meetings quarter by quarter, its names, and the tokens by which the search of
 * all governments finds them.
 */
export function targetsOf(index: GovernmentIndex): Target[] {
  const { source, names, threads } = index;
  const quarters = quartersOf(index);
  const withPages = new Set(threads.filter(isRecurring).map(({ id }) => id));
  return [
    ...[...quarters].map(
      ([quarter, meetings]): Target => ({
        id: `search/${source}/${quarter}`,
        order: 'page',
        inputs: [versionsOf(meetings), labelsIn(meetings, names), threadsIn(meetings, withPages)],
        render: () =>
          textFiles({ [searchQuarterFile(source, quarter)]: denseJson(searchQuarter(index, meetings)) }),
      }),
    ),
    {
      id: `search/${source}`,
      // After what it names.
      order: 'feed',
      inputs: searchVersion(index),
      render() {
        const files = new Map<string, SearchQuarter>();
        const bytes = new Map<string, number>();
        for (const [quarter, meetings] of quarters) {
          const file = searchQuarter(index, meetings);
          files.set(quarter, file);
          bytes.set(quarter, Buffer.byteLength(denseJson(file)));
        }
        const named = searchNames(index, bytes);
        return textFiles({
          [searchNamesFile(source)]: denseJson(named),
          [searchTokensFile(source)]: denseJson(searchTokens(named, files)),
        });
      },
    },
  ];
}

/** As an input: which of their documents have a page. */
const threadsIn = (meetings: readonly PublishedMeeting[], withPages: ReadonlySet<string>): string[] => [
  ...new Set(
    meetings.flatMap(({ document }) =>
      document.decisions.flatMap(({ documents = [] }) =>
        documents.map(({ thread }) => nameId(thread)).filter((id) => withPages.has(id)),
      ),
    ),
  ),
];
