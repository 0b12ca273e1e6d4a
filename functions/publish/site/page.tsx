import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Source } from '../../../schemas/generated/source.ts';
import {
  ACCURACY_PAGE,
  absolute,
  DOWNLOADS_PAGE,
  ICON,
  INDEX_PAGE,
  relative,
  SEARCH_PAGE,
  STATUS_PAGE,
  STYLESHEET,
  SUBSCRIBE_PAGE,
  sourcePage,
  VOCABULARY_PAGE,
} from '../addresses.ts';
import { scriptSafe } from '../downloads/structured-data.ts';
import { reportAddress } from '../report-address.ts';
import type { SiteSettings } from '../site-settings.ts';
import { clip, plainLine } from '../text.ts';
import type { FeedEntry } from './feed-list.tsx';
import { editionPath, hasEditions, LANGUAGE_NAME, LANGUAGES, type Language, siteTitle } from './language.ts';
import { SearchBox } from './search-box.tsx';
import { wordsOf } from './words.ts';

/** The page that is being rendered, in which language, and for which site. */
export interface PageContext {
  /** Path of the page in the public store; of one with editions, that of the first. */
  readonly path: string;
  readonly language: Language;
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
}

/** Where this edition of the page lies. */
const ownPath = ({ language, path }: PageContext): string => editionPath(language, path);

/**
 * Links are relative, so that the folder works under any address, and from a disk. To a page with editions they lead
 * in the reader's language.
 */
export const linkFrom =
  (context: PageContext) =>
  (to: string): string =>
    relative(ownPath(context), editionPath(context.language, to));

interface Frame {
  readonly context: PageContext;
  /** In front of the site's name in the window's title; the index page has none. */
  readonly title?: string;
  readonly description: string;
  /** The way down to the page, without the page itself. */
  readonly trail?: readonly { readonly name: ComponentChildren; readonly path: string }[];
  readonly feeds: readonly FeedEntry[];
  /** The page's data for programs. */
  readonly json?: string;
  /** The page that stands for this one now: browsers go on to it, and search engines keep that. */
  readonly movedTo?: string;
  /** What the page is about, for search engines: schema.org as JSON-LD. */
  readonly structuredData?: object;
  /** What adds to the page in a browser that runs scripts; its words, in the language of the page. */
  readonly script?: { readonly path: string; readonly words?: Readonly<Record<`data-${string}`, string>> };
  readonly children: ComponentChildren;
}

const TITLE_LENGTH = 80;
const DESCRIPTION_LENGTH = 160;

/** A whole page as HTML, without anything from elsewhere. Scripts are files of their own: none stands in a page. */
export function renderPage(frame: Frame): string {
  return `<!doctype html>\n${render(<Page {...frame} />)}\n`;
}

function Page({
  context,
  title,
  description,
  trail = [],
  feeds,
  json,
  movedTo,
  structuredData,
  script,
  children,
}: Frame) {
  const { site, language, path } = context;
  const words = wordsOf(language);
  const link = linkFrom(context);
  const name = siteTitle(site, language);
  const windowTitle = title === undefined ? name : `${clip(plainLine(title), TITLE_LENGTH)} · ${name}`;
  const report = reportAddress(site, ownPath(context));
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{windowTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={clip(plainLine(description), DESCRIPTION_LENGTH)} />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={absolute(site, movedTo ?? ownPath(context))} />
        {movedTo !== undefined && <meta http-equiv="refresh" content={`0; url=${link(movedTo)}`} />}
        {hasEditions(path) &&
          LANGUAGES.map((other) => (
            <link rel="alternate" hreflang={other} href={absolute(site, editionPath(other, path))} />
          ))}
        <link rel="icon" href={link(ICON)} type="image/svg+xml" />
        <link rel="stylesheet" href={link(STYLESHEET)} />
        {feeds.flatMap((feed) =>
          Object.entries(feed.formats).map(([type, to]) => (
            <link rel="alternate" type={type} title={feed.title} href={link(to)} />
          )),
        )}
        {script !== undefined && <script defer src={link(script.path)} {...script.words} />}
        {structuredData !== undefined && (
          // Text of a script is not unescaped when it is read, so it may not be escaped when it is written.
          <script
            type="application/ld+json"
            dangerouslySetInnerHTML={{ __html: scriptSafe(structuredData) }}
          />
        )}
        {json !== undefined && <link rel="alternate" type="application/json" href={link(json)} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {words('skip')}
        </a>
        <header class="masthead">
          <a class="brand" href={link(INDEX_PAGE)}>
            <span class="seal" aria-hidden="true" lang="zh-Hans">
              纪
            </span>
            {name}
          </a>
          <nav aria-label={words('nav.label')}>
            <a href={link(`${INDEX_PAGE}#governments`)}>{words('nav.governments')}</a>
            <a href={link(SEARCH_PAGE)}>{words('nav.search')}</a>
            <a href={link(SUBSCRIBE_PAGE)}>{words('nav.subscribe')}</a>
            <a href={link(DOWNLOADS_PAGE)}>{words('nav.downloads')}</a>
            <a href={link(VOCABULARY_PAGE)}>{words('nav.vocabulary')}</a>
          </nav>
          <SearchBox context={context} />
          <Languages context={context} />
        </header>
        {trail.length > 0 && (
          <nav class="trail" aria-label={words('trail.label')}>
            <ol>
              {trail.map((step) => (
                <li>
                  <a href={link(step.path)}>{step.name}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <main id="main">{children}</main>
        <footer class="colophon">
          <p>{words('colophon.notice', { operator: site.operator })}</p>
          <p class="pieces">
            <a href={link(STATUS_PAGE)}>{words('colophon.status')}</a>
            <a href={link(ACCURACY_PAGE)}>{words('colophon.accuracy')}</a>
            <a href={report ?? link(`${ACCURACY_PAGE}#mistake`)}>{words('colophon.report')}</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

/** To the other editions of the page; from a page that has one only, to those of the nearest above it. */
function Languages({ context }: { readonly context: PageContext }) {
  const { language, path } = context;
  const to = hasEditions(path) ? path : nearestAbove(path);
  return (
    <nav class="languages" aria-label={wordsOf(language)('languages.label')}>
      {LANGUAGES.map((other) => {
        const [full, short] = LANGUAGE_NAME[other];
        return (
          <a
            href={relative(ownPath(context), editionPath(other, to))}
            lang={other}
            hreflang={other}
            title={full}
            aria-current={other === language && hasEditions(path) ? 'page' : undefined}
          >
            {short}
          </a>
        );
      })}
    </nav>
  );
}

function nearestAbove(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? INDEX_PAGE : sourcePage(path.slice(0, slash));
}
