import { type FeedName, feedPath } from '../addresses.ts';

/** A feed as pages offer it: its name, and its address by media type. */
export interface FeedEntry {
  readonly title: string;
  readonly note: string;
  readonly formats: Readonly<Record<string, string>>;
}

const NOTES: Readonly<Record<FeedName, { readonly title: string; readonly note: string }>> = {
  decisions: { title: '会议决定', note: '每项决定一条：决定了什么、由谁负责、何时完成' },
  meetings: { title: '会议纪要', note: '每次会议一条：全部决定和参会人数' },
  attendance: { title: '参会人员', note: '每次会议一条：完整名单，供程序使用' },
};

const RSS = 'application/rss+xml';
const ATOM = 'application/atom+xml';
const JSON_FEED = 'application/feed+json';

/** The feeds of one scope. Attendance has one only for a single government, and not in RSS or Atom. */
export function feedsOf(scope: string): FeedEntry[] {
  const names: readonly FeedName[] =
    scope === 'all' ? ['decisions', 'meetings'] : ['decisions', 'meetings', 'attendance'];
  return names.map((name) => ({
    ...NOTES[name],
    formats: {
      ...(name !== 'attendance' && {
        [RSS]: `${feedPath(scope, name)}.xml`,
        [ATOM]: `${feedPath(scope, name)}.atom`,
      }),
      [JSON_FEED]: `${feedPath(scope, name)}.json`,
    },
  }));
}

const FORMAT_NAME: Readonly<Record<string, string>> = {
  [RSS]: 'RSS',
  [ATOM]: 'Atom',
  [JSON_FEED]: 'JSON Feed',
};

interface FeedListProps {
  readonly feeds: readonly FeedEntry[];
  readonly link: (path: string) => string;
}

export const FeedList = ({ feeds, link }: FeedListProps) => (
  <ul class="feeds">
    {feeds.map(({ title, note, formats }) => (
      <li>
        <strong>{title}</strong>
        <span class="note">{note}</span>
        <span class="formats">
          {Object.entries(formats).map(([type, path]) => (
            <a href={link(path)} type={type} aria-label={`${title}，${FORMAT_NAME[type]}`}>
              {FORMAT_NAME[type]}
            </a>
          ))}
        </span>
      </li>
    ))}
  </ul>
);
