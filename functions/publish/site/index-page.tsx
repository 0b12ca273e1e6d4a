import type { Source } from '../../../schemas/generated/source.ts';
import { placeOfSlug } from '../../parse/lexicon/governments.ts';
import {
  ACCURACY_PAGE,
  absolute,
  DOWNLOADS_PAGE,
  INDEX_PAGE,
  SEARCH_PAGE,
  STATUS_PAGE,
  SUBSCRIBE_PAGE,
  sourcePage,
} from '../addresses.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { cleanOnce } from '../text.ts';
import { FeedList, feedsOf } from './feed-list.tsx';
import { editionPath, siteTitle } from './language.ts';
import { MeetingBlocks } from './meeting-blocks.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, SourceName, valuesLang } from './parts.tsx';
import { SearchBox } from './search-box.tsx';
import { type MessageKey, type Words, wordsOf } from './words.ts';

/** Meetings that the page shows, and decisions of each: what else there is stands on the pages that they lead to. */
const NEWEST_MEETINGS = 10;
const DECISIONS_EACH = 4;
/** So many governments are seen at a glance; more are looked for under their province. */
const MOST_AT_A_GLANCE = 24;

/** What the site can be used for, each with the page that tells how. */
const USES: readonly (readonly [path: string, title: MessageKey, text: MessageKey])[] = [
  [SUBSCRIBE_PAGE, 'home.subscribe.title', 'home.subscribe'],
  [DOWNLOADS_PAGE, 'home.downloads.title', 'home.downloads'],
  [ACCURACY_PAGE, 'home.check.title', 'home.check'],
];

/** The front page: what this is, what the newest meetings decided, whose minutes there are, how to follow and to download them. */
export function indexPage(
  newest: readonly PublishedMeeting[],
  sourceIds: readonly string[],
  context: PageContext,
): string {
  const { site, language, sources } = context;
  const words = wordsOf(language);
  const link = linkFrom(context);
  const feeds = feedsOf('all', words);
  const title = siteTitle(site, language);
  return renderPage({
    context,
    description: words('home.aim'),
    feeds,
    structuredData: [
      {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: title,
        url: absolute(site, INDEX_PAGE),
        description: words('home.aim'),
        inLanguage: language,
        publisher: { '@type': 'Organization', name: site.operator },
        potentialAction: {
          '@type': 'SearchAction',
          target: `${absolute(site, editionPath(language, SEARCH_PAGE))}?q={search_term_string}`,
          'query-input': 'required name=search_term_string',
        },
      },
    ],
    children: (
      <>
        <section class="intro">
          <h1>{title}</h1>
          <p class="lead">{words('home.aim')}</p>
          <SearchBox context={context} />
        </section>
        <Block id="newest" title={words('home.newest')}>
          {newest.length === 0 ? (
            <p class="empty">{words('home.newest.none')}</p>
          ) : (
            <MeetingBlocks
              documents={newest.slice(0, NEWEST_MEETINGS).map((meeting) => cleanOnce(meeting).document)}
              most={DECISIONS_EACH}
              context={context}
              named
            />
          )}
        </Block>
        <Block id="governments" title={words('home.governments')}>
          {sourceIds.length === 0 ? (
            <p class="empty">{words('home.governments.none')}</p>
          ) : (
            <Governments ids={sourceIds} sources={sources} link={link} words={words} />
          )}
          <p class="note">
            {words.with('home.governments.status', {
              status: <a href={link(STATUS_PAGE)}>{words('home.status')}</a>,
            })}
          </p>
        </Block>
        <Block id="subscribe" title={words('home.follow')}>
          <ul class="uses">
            {USES.map(([path, use, text]) => (
              <li>
                <a href={link(path)}>{words(use)}</a>
                <span class="note">{words(text)}</span>
              </li>
            ))}
          </ul>
          <FeedList feeds={feeds} link={link} words={words} />
        </Block>
      </>
    ),
  });
}

interface GovernmentsProps {
  readonly ids: readonly string[];
  readonly sources: readonly Source[];
  readonly link: (path: string) => string;
  readonly words: Words;
}

/** The governments; many of them by province. */
function Governments({ ids, sources, link, words }: GovernmentsProps) {
  const list = (some: readonly string[]) => (
    <ul class="governments">
      {some.map((id) => (
        <li>
          <a href={link(sourcePage(id))}>
            <SourceName sources={sources} id={id} words={words} />
          </a>
        </li>
      ))}
    </ul>
  );
  if (ids.length <= MOST_AT_A_GLANCE) return list(ids);
  return (
    <>
      {byProvince(ids).map(([province, some]) => (
        <details class="province">
          <summary>
            {province === '' ? (
              words('home.governments.others')
            ) : (
              <span lang={valuesLang(words)}>{province}</span>
            )}{' '}
            <span class="note">{some.length}</span>
          </summary>
          {list(some)}
        </details>
      ))}
    </>
  );
}

/** In the order of the codes of GB/T 2260; what it does not know comes last, under no name. */
function byProvince(ids: readonly string[]): [province: string, ids: string[]][] {
  const found = new Map<string, { code: string; ids: string[] }>();
  for (const id of ids) {
    const place = placeOfSlug(id);
    const province = place?.parents.at(-1) ?? place;
    const name = province?.name ?? '';
    const known = found.get(name) ?? { code: province?.code ?? '~', ids: [] };
    known.ids.push(id);
    found.set(name, known);
  }
  return [...found]
    .sort(([, one], [, other]) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0))
    .map(([name, { ids: own }]) => [name, own]);
}
