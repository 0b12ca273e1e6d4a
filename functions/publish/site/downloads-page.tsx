import {
  ALL_TABLES,
  absolute,
  DATA_CATALOG,
  DATA_DICTIONARY,
  DATA_FOLDER,
  DATA_PACKAGE,
  DATABASE,
  INDEX_PAGE,
  LATEST,
  popoloFile,
  sourcePage,
  VOCABULARY_PAGE,
  workbookFile,
} from '../addresses.ts';
import { TABLES } from '../downloads/tables.ts';
import { licenceOf } from '../licence.ts';
import { feedsOf } from './feed-list.tsx';
import { siteTitle } from './language.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, SourceName, valuesLang } from './parts.tsx';
import { type MessageKey, wordsOf } from './words.ts';

/** With the file of all governments, where there is one in this format. */
const FORMATS: readonly (readonly [name: string, meaning: MessageKey, ofAll?: string])[] = [
  ['Excel', 'downloads.format.excel'],
  ['CSV', 'downloads.format.csv'],
  ['Parquet', 'downloads.format.parquet', ALL_TABLES],
  ['SQLite', 'downloads.format.sqlite', DATABASE],
  ['Popolo', 'downloads.format.popolo'],
];

/** Governments that have a line each; of more, the page would be long and heavy, and has their names in columns. */
const MOST_LINES = 300;

const EXCEL_STEPS: readonly MessageKey[] = [
  'downloads.excel.step1',
  'downloads.excel.step2',
  'downloads.excel.step3',
];

/**
 * What can be downloaded, how to open it, and how to cite it.
 * @param sourceIds The governments with tables.
 * @param nightly Of the files that the night makes of all, those that are there.
 */
export function downloadsPage(
  sourceIds: readonly string[],
  nightly: readonly string[],
  context: PageContext,
): string {
  const { site, sources, language } = context;
  const words = wordsOf(language);
  const link = linkFrom(context);
  const licence = licenceOf(site);
  return renderPage({
    context,
    title: words('downloads.title'),
    description: words('downloads.aim'),
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds: feedsOf('all', words),
    children: (
      <>
        <header class="title">
          <h1>{words('downloads.title')}</h1>
          <p class="lead">{words('downloads.aim')}</p>
        </header>
        <Block id="choose" title={words('downloads.choose')}>
          {sourceIds.length === 0 ? (
            <p class="empty">{words('downloads.none')}</p>
          ) : (
            <>
              <p>
                {words(sourceIds.length > MOST_LINES ? 'downloads.choose.many' : 'downloads.choose.text')}
              </p>
              {sourceIds.length > MOST_LINES ? (
                <ul class="governments">
                  {sourceIds.map((source) => (
                    <li>
                      <a href={link(`${sourcePage(source)}#download`)}>
                        <SourceName sources={sources} id={source} words={words} />
                      </a>
                    </li>
                  ))}
                </ul>
              ) : (
                <ul class="packages">
                  {sourceIds.map((source) => (
                    <li>
                      <SourceName sources={sources} id={source} words={words} />
                      <span class="formats">
                        <a href={link(workbookFile(source))}>Excel</a>
                        <a href={link(`${sourcePage(source)}#download`)}>CSV</a>
                        <a href={link(popoloFile(source))}>Popolo</a>
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
        </Block>
        <Block id="tables" title={words('downloads.tables')}>
          <p>
            {words.with('downloads.tables.text', {
              vocabulary: <a href={link(`${VOCABULARY_PAGE}#tables`)}>{words('downloads.vocabulary')}</a>,
            })}
          </p>
          <div class="folds">
            {TABLES.map(({ name, title, titleEn, description, columns }) => (
              <details>
                <summary>
                  <strong lang={language === 'en' ? undefined : valuesLang(words)}>
                    {language === 'en' ? titleEn : title}
                  </strong>{' '}
                  <code>{name}</code>
                </summary>
                <p lang={language === 'en' ? undefined : valuesLang(words)}>
                  {language === 'en' ? description : columns.map((column) => column.title).join('、')}
                </p>
              </details>
            ))}
          </div>
        </Block>
        <Block id="formats" title={words('downloads.formats')}>
          <dl class="terms">
            {FORMATS.map(([name, meaning, ofAll]) => (
              <div>
                <dt>
                  <strong>
                    {ofAll !== undefined && nightly.includes(ofAll) ? <a href={link(ofAll)}>{name}</a> : name}
                  </strong>
                </dt>
                <dd>{words(meaning)}</dd>
              </div>
            ))}
          </dl>
          <details class="folded">
            <summary>{words('downloads.excel')}</summary>
            <ol class="steps">
              {EXCEL_STEPS.map((step) => (
                <li>{words(step)}</li>
              ))}
            </ol>
          </details>
        </Block>
        {sourceIds.length > 0 && (
          <Block id="programs" title={words('downloads.programs')}>
            <p>
              {words.with('downloads.programs.text', {
                latest: <a href={link(LATEST)}>{words('downloads.latest')}</a>,
                catalog: <a href={link(DATA_CATALOG)}>{words('downloads.catalog')}</a>,
                dictionary: <a href={link(DATA_DICTIONARY)}>{words('downloads.dictionary')}</a>,
              })}
            </p>
            <p>
              {words.with('downloads.check.text', {
                manifest: <a href={link(LATEST)}>{words('downloads.manifest')}</a>,
                package: <a href={link(DATA_PACKAGE)}>{words('downloads.package')}</a>,
              })}
            </p>
          </Block>
        )}
        <Block id="cite" title={words('downloads.cite')}>
          <p>{words('downloads.cite.text')}</p>
          <blockquote>
            <p>
              {words('downloads.cite.example', {
                operator: site.operator,
                title: siteTitle(site, language),
                url: absolute(site, `${DATA_FOLDER}/`),
              })}
            </p>
          </blockquote>
          <p>{words('downloads.cite.fact')}</p>
        </Block>
        <Block id="licence" title={words('downloads.licence')}>
          <p>{words('downloads.licence.text')}</p>
          <p>
            {words.with('downloads.licence.tables', {
              licence:
                licence.url === '' ? (
                  licence.title
                ) : (
                  <a rel="license" href={licence.url}>
                    {licence.title}
                  </a>
                ),
            })}
          </p>
        </Block>
      </>
    ),
  });
}
