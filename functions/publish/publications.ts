import { permanent } from '../shared/errors.ts';
import type { PublicationId } from '../shared/publication.ts';
import { overallArchiveKind, sourceArchiveKind } from './kinds/archive.ts';
import { calendarKind } from './kinds/calendar.ts';
import { catalogKind } from './kinds/catalog.ts';
import { datasetKind } from './kinds/dataset.ts';
import { overallFeedKind, sourceFeedKind } from './kinds/feed.ts';
import { indexKind } from './kinds/index-page.ts';
import type { Kind, Publication } from './kinds/kind.ts';
import { listingKind } from './kinds/listing.ts';
import { meetingKind } from './kinds/meeting.ts';
import { overallOpmlKind, sourceOpmlKind } from './kinds/opml.ts';
import { organizationKind } from './kinds/organization.ts';
import { partitionKind } from './kinds/partition.ts';
import { peopleKind } from './kinds/people.ts';
import { searchKind } from './kinds/search.ts';
import { sourceKind } from './kinds/source-page.ts';
import { staticKind } from './kinds/static.ts';
import { statusKind } from './kinds/status.ts';
import { topicKind } from './kinds/topic.ts';
import { wholeKind } from './kinds/whole.ts';

/** Everything that is published. The first kind whose ids have that shape counts. */
const KINDS: readonly Kind[] = [
  staticKind,
  indexKind,
  statusKind,
  sourceKind,
  overallFeedKind,
  sourceFeedKind,
  overallArchiveKind,
  sourceArchiveKind,
  calendarKind,
  overallOpmlKind,
  sourceOpmlKind,
  organizationKind,
  topicKind,
  listingKind,
  peopleKind,
  searchKind,
  catalogKind,
  partitionKind,
  wholeKind,
  datasetKind,
  meetingKind,
];

/** @throws OpenMinutesError `permanent` when nothing is published under that id. */
export function parsePublication(id: PublicationId | (string & {})): Publication {
  for (const kind of KINDS) {
    const publication = kind.parse(id);
    if (publication !== undefined) return publication;
  }
  throw permanent('unknown-publication', `No publication is called ${JSON.stringify(id)}`);
}
