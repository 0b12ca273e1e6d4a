import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Source } from '../../../schemas/generated/source.ts';
import {
  ACCURACY_PAGE,
  absolute,
  DOWNLOADS_PAGE,
  FAVICON,
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
import {
  editionPath,
  FIRST_LANGUAGE,
  hasEditions,
  LANGUAGE_NAME,
  LANGUAGES,
  type Language,
  siteTitle,
} from './language.ts';
import { SearchBox } from './search-box.tsx';
import { breadcrumbs, type Step } from './structured.ts';
import { contentPolicy, firstPaint } from './style/first-paint.ts';
import { wordsOf } from './words.ts';

/** The page that is being rendered, in which language, and for which site. */
export interface PageContext {
  /** Path of the page in the public store; of one with editions, that of the first. */
  readonly path: string;
  readonly language: Language;
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
  /** Hosts answer the page wherever there is none: its links begin at the root of the host. */
  readonly isAnywhere?: true;
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
    linkToEdition(context, context.language, to);

function linkToEdition(context: PageContext, language: Language, to: string): string {
  const path = editionPath(language, to);
  return context.isAnywhere === true
    ? new URL(absolute(context.site, path)).href.slice(new URL(context.site.baseUrl).origin.length)
    : relative(ownPath(context), path);
}

/** A script of the page; its words are attributes, in the language of the page. */
export interface PageScript {
  readonly path: string;
  readonly words?: Readonly<Record<`data-${string}`, string>>;
}

interface Frame {
  readonly context: PageContext;
  /** In front of the site's name in the window's title; the index page has none. */
  readonly title?: string;
  readonly description: string;
  /** The way down to the page, without the page itself. */
  readonly trail?: readonly (Step & { readonly lang?: Language | undefined })[];
  readonly feeds: readonly FeedEntry[];
  /** A calendar to subscribe to. */
  readonly calendar?: string;
  /** The page's data for programs. */
  readonly json?: string;
  /** The page that stands for this one now: browsers go on to it, and search engines keep that. */
  readonly movedTo?: string;
  /** What the page is about, for search engines, beside the way to it. */
  readonly structuredData?: readonly object[];
  /** What adds to the page in a browser that runs scripts. */
  readonly script?: PageScript | readonly PageScript[];
  readonly children: ComponentChildren;
}

const TITLE_LENGTH = 80;
const DESCRIPTION_LENGTH = 160;

/** A whole page as HTML, without anything from elsewhere. Scripts are files of their own: none stands in a page. */
export function renderPage(frame: Frame): string {
  return `<!doctype html>\n${render(<Page {...frame} />)}\n`;
}

/** Languages as Open Graph names them. */
const LOCALE: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW', en: 'en_US' };

function Page({ children, ...frame }: Frame) {
  const { context, trail = [] } = frame;
  const { site, language } = context;
  const words = wordsOf(language);
  const link = linkFrom(context);
  const report = reportAddress(site, ownPath(context));
  return (
    <html lang={language}>
      <Head {...frame} />
      <body>
        <a class="skip" href="#main">
          {words('skip')}
        </a>
        <header class="masthead">
          <a class="brand" href={link(INDEX_PAGE)}>
            <span class="seal" aria-hidden="true" lang="zh-Hans">
              纪
            </span>
            {siteTitle(site, language)}
          </a>
          <nav aria-label={words('nav.label')}>
            <a href={link(`${INDEX_PAGE}#governments`)}>{words('nav.governments')}</a>
            <a href={link(SEARCH_PAGE)}>{words('nav.search')}</a>
            <a href={link(SUBSCRIBE_PAGE)}>{words('nav.subscribe')}</a>
            <a href={link(DOWNLOADS_PAGE)}>{words('nav.downloads')}</a>
            <a href={link(VOCABULARY_PAGE)}>{words('nav.vocabulary')}</a>
          </nav>
          {context.path !== INDEX_PAGE && <SearchBox context={context} />}
          {hasEditions(context.path) && <Languages context={context} />}
        </header>
        {trail.length > 0 && (
          <nav class="trail" aria-label={words('trail.label')}>
            <ol>
              {trail.map((step) => (
                <li>
                  <a href={link(step.path)} lang={step.lang}>
                    {step.name}
                  </a>
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
          {!hasEditions(context.path) && context.path.includes('/') && <NearestEditions context={context} />}
        </footer>
        {/* Here, not in the head: there it would keep the page from being shown until it has come. */}
        <link rel="stylesheet" href={link(STYLESHEET)} />
      </body>
    </html>
  );
}

function Head(frame: Omit<Frame, 'children'>) {
  const { context, title, description, trail = [], feeds, calendar, json, movedTo } = frame;
  const { site, language, path } = context;
  const link = linkFrom(context);
  const name = siteTitle(site, language);
  const own = title === undefined ? name : clip(plainLine(title), TITLE_LENGTH);
  const summary = clip(plainLine(description), DESCRIPTION_LENGTH);
  const address = absolute(site, movedTo ?? ownPath(context));
  const scripts = [frame.script ?? []].flat();
  const data = [
    ...(trail.length === 0
      ? []
      : [
          breadcrumbs(
            [
              ...trail.map((step) => ({ ...step, path: editionPath(language, step.path) })),
              { name: own, path: ownPath(context) },
            ],
            site,
          ),
        ]),
    ...(frame.structuredData ?? []),
  ];
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={contentPolicy} />
      <title>{title === undefined ? name : `${own} · ${name}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {/* One element for both: RDFa allows the two attributes beside each other. */}
      <meta name="description" property="og:description" content={summary} />
      <meta name="color-scheme" content="light dark" />
      {context.isAnywhere === true ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={address} />
          <meta property="og:type" content={json === undefined ? 'website' : 'article'} />
          <meta property="og:title" content={own} />
          <meta property="og:url" content={address} />
          <meta property="og:site_name" content={name} />
          <meta property="og:locale" content={LOCALE[language]} />
        </>
      )}
      {movedTo !== undefined && <meta http-equiv="refresh" content={`0; url=${link(movedTo)}`} />}
      {hasEditions(path) && (
        <>
          {LANGUAGES.map((other) => (
            <link rel="alternate" hreflang={other} href={absolute(site, editionPath(other, path))} />
          ))}
          <link
            rel="alternate"
            hreflang="x-default"
            href={absolute(site, editionPath(FIRST_LANGUAGE, path))}
          />
        </>
      )}
      <link rel="icon" href={link(FAVICON)} sizes="32x32" />
      <link rel="icon" href={link(ICON)} type="image/svg+xml" />
      <link rel="preload" href={link(STYLESHEET)} as="style" />
      <style dangerouslySetInnerHTML={{ __html: firstPaint }} />
      {feeds.flatMap((feed) =>
        Object.entries(feed.formats).map(([type, to]) => (
          <link rel="alternate" type={type} title={feed.title} href={link(to)} />
        )),
      )}
      {calendar !== undefined && <link rel="alternate" type="text/calendar" href={link(calendar)} />}
      {json !== undefined && <link rel="alternate" type="application/json" href={link(json)} />}
      {scripts.map((script) => (
        <script defer src={link(script.path)} {...script.words} />
      ))}
      {data.length > 0 && (
        // Text of a script is not unescaped when it is read, so it may not be escaped when it is written.
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: scriptSafe(data.length === 1 ? data[0] : data) }}
        />
      )}
    </head>
  );
}

/** To the other editions of the page. */
function Languages({ context }: { readonly context: PageContext }) {
  const { language, path } = context;
  return (
    <nav class="languages" aria-label={wordsOf(language)('languages.label')}>
      {LANGUAGES.map((other) => {
        const [full, short] = LANGUAGE_NAME[other];
        return (
          <a
            href={linkToEdition(context, other, path)}
            lang={other}
            hreflang={other}
            title={full}
            aria-current={other === language ? 'page' : undefined}
          >
            {short}
          </a>
        );
      })}
    </nav>
  );
}

/** A page of a government that has one edition offers no other; it says, to whoever reads another language, what there is in that. */
function NearestEditions({ context }: { readonly context: PageContext }) {
  const to = sourcePage(context.path.slice(0, context.path.indexOf('/')));
  return (
    <p class="pieces">
      {LANGUAGES.filter((other) => other !== context.language).map((other) => (
        <a href={linkToEdition(context, other, to)} lang={other} hreflang={other}>
          {wordsOf(other)('languages.nearest')}
        </a>
      ))}
    </p>
  );
}
