import { type FeedName, feedPath } from '../addresses.ts';
import type { Words } from './words.ts';

/** A feed as pages offer it: its name, and its address by media type. */
export interface FeedEntry {
  readonly title: string;
  readonly note: string;
  readonly formats: Readonly<Record<string, string>>;
}

const RSS = 'application/rss+xml';
const ATOM = 'application/atom+xml';
const JSON_FEED = 'application/feed+json';

/** Media types and addresses of the feed that lies at this path (without extension). */
const feedFormats = (path: string): Readonly<Record<string, string>> => ({
  [RSS]: `${path}.xml`,
  [ATOM]: `${path}.atom`,
  [JSON_FEED]: `${path}.json`,
});

/** A feed that is in RSS alone: that of a part of what a government publishes. */
export const rssFormat = (path: string): Readonly<Record<string, string>> => ({ [RSS]: `${path}.xml` });

/** The feeds of one scope. Attendance has one only for a single government, and not in RSS or Atom. */
export function feedsOf(scope: string, words: Words): FeedEntry[] {
  const names: readonly FeedName[] =
    scope === 'all' ? ['decisions', 'meetings', 'new'] : ['decisions', 'meetings', 'new', 'attendance'];
  return names.map((name) => ({
    title: words(`feed.${name}`),
    note: words(`feed.${name}.note`),
    formats:
      name === 'attendance'
        ? { [JSON_FEED]: `${feedPath(scope, name)}.json` }
        : feedFormats(feedPath(scope, name)),
  }));
}

/** What the head of a government's pages names: the one that most readers want; the others are on its own page. */
export const mainFeed = (source: string, words: Words): FeedEntry[] => [
  { title: words('feed.decisions'), note: '', formats: rssFormat(feedPath(source, 'decisions')) },
];

const FORMAT_NAME: Readonly<Record<string, string>> = {
  [RSS]: 'RSS',
  [ATOM]: 'Atom',
  [JSON_FEED]: 'JSON Feed',
};

interface FeedListProps {
  readonly feeds: readonly FeedEntry[];
  readonly link: (path: string) => string;
  readonly words: Words;
}

export const FeedList = ({ feeds, link, words }: FeedListProps) => (
  <ul class="feeds">
    {feeds.map(({ title, note, formats }) => (
      <li>
        <strong>{title}</strong>
        <span class="note">{note}</span>
        <FeedButtons title={title} formats={formats} link={link} words={words} />
      </li>
    ))}
  </ul>
);

interface FeedButtonsProps extends Pick<FeedEntry, 'title' | 'formats'> {
  readonly link: (path: string) => string;
  readonly words: Words;
}

/** A button for each format; the one to take when in doubt stands out. */
export const FeedButtons = ({ title, formats, link, words }: FeedButtonsProps) => (
  <span class="formats">
    {Object.entries(formats).map(([type, path]) => (
      <a
        href={link(path)}
        type={type}
        class={type === RSS ? 'button' : undefined}
        aria-label={words('feed.label', { format: FORMAT_NAME[type] ?? type, title })}
      >
        {FORMAT_NAME[type]}
      </a>
    ))}
  </span>
);
