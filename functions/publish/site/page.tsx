import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Source } from '../../../schemas/generated/source.ts';
import {
  absolute,
  ICON,
  INDEX_PAGE,
  relative,
  STATUS_PAGE,
  STYLESHEET,
  VOCABULARY_PAGE,
} from '../addresses.ts';
import type { SiteSettings } from '../site-settings.ts';
import { clip, plainLine } from '../text.ts';
import type { FeedEntry } from './feed-list.tsx';

/** The page that is being rendered, and for which site. */
export interface PageContext {
  /** Path of the page in the public store. */
  readonly path: string;
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
}

/** Links are relative, so that the folder works under any address, and from a disk. */
export const linkFrom =
  ({ path }: PageContext) =>
  (to: string): string =>
    relative(path, to);

interface Frame {
  readonly context: PageContext;
  /** In front of the site's name in the window's title; the index page has none. */
  readonly title?: string;
  readonly description: string;
  /** The way down to the page, without the page itself. */
  readonly trail?: readonly { readonly name: string; readonly path: string }[];
  readonly feeds: readonly FeedEntry[];
  /** The page's data for programs. */
  readonly json?: string;
  readonly children: ComponentChildren;
}

const TITLE_LENGTH = 80;
const DESCRIPTION_LENGTH = 160;

/** A whole page as HTML. Without scripts, and without anything from elsewhere. */
export function renderPage(frame: Frame): string {
  return `<!doctype html>\n${render(<Page {...frame} />)}\n`;
}

function Page({ context, title, description, trail = [], feeds, json, children }: Frame) {
  const { site, path } = context;
  const link = linkFrom(context);
  const windowTitle =
    title === undefined ? site.title : `${clip(plainLine(title), TITLE_LENGTH)} · ${site.title}`;
  return (
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <title>{windowTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={clip(plainLine(description), DESCRIPTION_LENGTH)} />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={absolute(site, path)} />
        <link rel="icon" href={link(ICON)} type="image/svg+xml" />
        <link rel="stylesheet" href={link(STYLESHEET)} />
        {feeds.flatMap((feed) =>
          Object.entries(feed.formats).map(([type, to]) => (
            <link rel="alternate" type={type} title={feed.title} href={link(to)} />
          )),
        )}
        {json !== undefined && <link rel="alternate" type="application/json" href={link(json)} />}
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <header class="masthead">
          <a class="brand" href={link(INDEX_PAGE)}>
            <span class="seal" aria-hidden="true">
              纪
            </span>
            {site.title}
          </a>
          <nav aria-label="全站">
            <a href={link(`${INDEX_PAGE}#governments`)}>各地政府</a>
            <a href={link(`${INDEX_PAGE}#subscribe`)}>订阅</a>
            <a href={link(VOCABULARY_PAGE)}>说明</a>
          </nav>
        </header>
        {trail.length > 0 && (
          <nav class="trail" aria-label="所在位置">
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
          <p>
            本站内容由程序从各政府公开的会议纪要中提取，可能有误，一切以政府网站原文为准。{site.operator}
            整理发布。
          </p>
          <p>
            <a href={link(STATUS_PAGE)}>来源状况</a>
            {site.reportUrl !== undefined && (
              <>
                {' · '}
                <a href={site.reportUrl}>报告错误</a>
              </>
            )}
          </p>
        </footer>
      </body>
    </html>
  );
}
