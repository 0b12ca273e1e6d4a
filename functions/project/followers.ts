import type { PublicationId } from '../shared/publication.ts';
import { LISTS, periodAt, pointerKey } from '../shared/records/listings.ts';
import type { RowKey } from '../shared/records/tables.ts';

/** Key of a pointer into a downloads partition, which names source and year. */
const HELD = new RegExp(`^${pointerKey({ list: LISTS.held('([^/#]+)', '([^/#]+)'), sk: '' }).pk}$`);

/** Key of a pointer by publication, which names the source; its place tells the period. */
const PUBLISHED = new RegExp(`^${pointerKey({ list: LISTS.sourceMeetings('([^/#]+)'), sk: '' }).pk}$`);

/** Key of a pointer to decisions that belong together; each such group has a publication of its own. */
const GROUP = new RegExp(`^${pointerKey({ list: '([^/#]+)/(organizations|topics)/([^/#]+)', sk: '' }).pk}$`);
const PUBLICATION: Readonly<Record<string, 'organization' | 'topic'>> = {
  organizations: 'organization',
  topics: 'topic',
};

/**
 * The publications that show the meeting, or did: wherever it stands in a listing now or stood before.
 * @param keys Keys of the meeting's rows, old and new.
 */
export function followersOf(keys: readonly RowKey[]): PublicationId[] {
  const followers = new Set<PublicationId>(['feed/decisions', 'feed/meetings', 'page/index', 'opml/all']);
  for (const { pk, sk } of keys) {
    const [, publisher] = PUBLISHED.exec(pk) ?? [];
    if (publisher !== undefined) {
      followers.add(`archive/${publisher}/${periodAt(sk, publisher)}`);
      followers.add(`archive/all/${periodAt(sk, 'all')}`);
    }
    const [, ofSource, gathered = '', id] = GROUP.exec(pk) ?? [];
    const publication = PUBLICATION[gathered];
    if (publication !== undefined) followers.add(`${publication}/${ofSource}/${id}`);
    const [, source, year] = HELD.exec(pk) ?? [];
    if (source === undefined || year === undefined) continue;
    followers.add(`feed/${source}/decisions`);
    followers.add(`feed/${source}/meetings`);
    followers.add(`feed/${source}/attendance`);
    followers.add(`calendar/${source}`);
    followers.add(`data/${source}/${year}`);
    followers.add(`search/${source}/${year}`);
    followers.add(`page/${source}`);
    followers.add(`listing/${source}`);
    followers.add(`people/${source}`);
  }
  return [...followers];
}
