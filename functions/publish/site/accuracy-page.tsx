import type { ComponentChildren } from 'preact';
import { ACCURACY_PAGE, INDEX_PAGE } from '../addresses.ts';
import { reportAddress } from '../report-address.ts';
import figures from './data/accuracy.json' with { type: 'json' };
import topics from './data/topics.json' with { type: 'json' };
import { feedsOf } from './feed-list.tsx';
import { type PageContext, renderPage } from './page.tsx';
import { Block } from './parts.tsx';
import { dayInWords, type MessageKey, type Words, wordsOf } from './words.ts';

const SETS = [
  'corpus',
  'corpus-reports',
  'pages',
  'reports',
  'first-reading',
  'minutes',
  'minutes-tw',
  'generated',
  'generated-damaged',
] as const;
const FIELDS = [
  'form',
  'meeting',
  'items',
  'decisions',
  'responsible',
  'deadline',
  'people',
  'organization',
] as const;

/** Mean F1 by field; null where nothing was measured. */
type F1 = Readonly<Record<(typeof FIELDS)[number], number | null>>;

/** A set of pages that nobody who wrote rules had seen before. */
interface FirstReading {
  readonly date: string;
  readonly pages: number;
  readonly governments: number;
  readonly f1: F1;
  readonly sureAndRight: number | null;
  readonly seenSince: boolean;
}

const FIRST: readonly FirstReading[] = figures.first;

const METHOD: readonly MessageKey[] = [
  'accuracy.method.found',
  'accuracy.method.people',
  'accuracy.method.mean',
  'accuracy.method.doubt',
];

/** How well pages are read, as `npm run accuracy` measured it last. */
export function accuracyPage(context: PageContext): string {
  const { site, language } = context;
  const words = wordsOf(language);
  const report = reportAddress(site, ACCURACY_PAGE);
  return renderPage({
    context,
    title: words('accuracy.title'),
    description: words('accuracy.aim'),
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds: feedsOf('all', words),
    children: (
      <>
        <header class="title">
          <h1>{words('accuracy.title')}</h1>
          <p class="lead">{words('accuracy.aim')}</p>
        </header>
        <Block id="first" title={words('accuracy.first')}>
          <p>{words('accuracy.first.text')}</p>
          {FIRST.length === 0 ? (
            <p>{words('accuracy.first.none')}</p>
          ) : (
            <Scrolling label={words('accuracy.first.table')}>
              <FirstTable words={words} />
            </Scrolling>
          )}
          <SinceThen words={words} />
        </Block>
        <Block id="figures" title={words('accuracy.figures')}>
          <p>{words('accuracy.figures.text', { parser: figures.parser })}</p>
          <Scrolling label={words('accuracy.figures.table')}>
            <FigureTable words={words} />
          </Scrolling>
          <dl class="sets">
            {SETS.filter((set) => measured(set) !== undefined).map((set) => (
              <div>
                <dt>{words(`accuracy.set.${set}`)}</dt>
                <dd>{words(`accuracy.set.${set}.note`)}</dd>
              </div>
            ))}
          </dl>
        </Block>
        <Block id="calibration" title={words('accuracy.calibration')}>
          <p>{words('accuracy.calibration.text')}</p>
          <Scrolling label={words('accuracy.calibration.table')}>
            <CalibrationTable words={words} />
          </Scrolling>
          <p>
            {words('accuracy.calibration.sure', {
              statements: figures.sure.statements,
              right: percent(figures.sure.right),
              atLeast: percent(figures.sure.atLeast),
            })}
          </p>
        </Block>
        <Block id="topics" title={words('accuracy.topics')}>
          <p>
            {words('accuracy.topics.text', {
              judged: topics.judged,
              decisions: topics.decisions,
              precision: percent(topics.precision),
              atLeast: percent(topics.precisionAtLeast),
              coverage: percent(topics.coverage),
            })}
          </p>
        </Block>
        <Block id="method" title={words('accuracy.method')}>
          <ul class="bulleted">
            {METHOD.map((message) => (
              <li>{words(message)}</li>
            ))}
          </ul>
        </Block>
        <Block id="mistake" title={words('accuracy.mistake')}>
          <p>
            {report === undefined
              ? words('accuracy.mistake.alone', { operator: site.operator })
              : words.with('accuracy.mistake.reported', {
                  report: <a href={report}>{words('accuracy.report')}</a>,
                })}
          </p>
        </Block>
      </>
    ),
  });
}

const measured = (set: (typeof SETS)[number]) => figures.sets.find(({ name }) => name === set);

const percent = (share: number | null): string => (share === null ? '–' : (100 * share).toFixed(1));

const Scrolling = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <section
    class="scroll"
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach what scrolls (WCAG 2.1.1)
    tabIndex={0}
  >
    {children}
  </section>
);

/** How many of the pages that were read for the first time have been looked at since, and how many have not. */
const SinceThen = ({ words }: { readonly words: Words }) => (
  <>
    {[true, false].map((seen) => {
      const pages = FIRST.filter(({ seenSince }) => seenSince === seen).reduce(
        (sum, set) => sum + set.pages,
        0,
      );
      return pages > 0 && <p>{words(seen ? 'accuracy.first.seen' : 'accuracy.first.unseen', { pages })}</p>;
    })}
  </>
);

interface HeadProps {
  readonly words: Words;
  readonly first: string;
  readonly last?: string;
}

const Head = ({ words, first, last }: HeadProps) => (
  <thead>
    <tr>
      <th scope="col">{first}</th>
      <th scope="col">{words('accuracy.read')}</th>
      <th scope="col">{words('accuracy.pages')}</th>
      {FIELDS.map((field) => (
        <th scope="col">{words(`accuracy.field.${field}`)}</th>
      ))}
      <th scope="col" class="sure">
        {words('accuracy.sure')}
      </th>
      {last !== undefined && <th scope="col">{last}</th>}
    </tr>
  </thead>
);

interface RowProps {
  readonly name: string;
  /** Whether those who wrote rules had the pages in sight. */
  readonly read: string;
  readonly pages: number;
  readonly f1: F1;
  readonly sureAndRight: number | null;
  readonly last?: string;
}

const Row = ({ name, read, pages, f1, sureAndRight, last }: RowProps) => (
  <tr>
    <th scope="row">{name}</th>
    <td class="read">{read}</td>
    <td>{pages}</td>
    {FIELDS.map((field) => (
      <td>{percent(f1[field])}</td>
    ))}
    <td>{percent(sureAndRight)}</td>
    {last !== undefined && <td>{last}</td>}
  </tr>
);

const FirstTable = ({ words }: { readonly words: Words }) => (
  <table>
    <Head words={words} first={words('accuracy.first.group')} last={words('accuracy.first.day')} />
    <tbody>
      {FIRST.map((set, index) => (
        <Row
          {...set}
          name={words('accuracy.first.set', { n: FIRST.length - index })}
          last={dayInWords(words, set.date)}
          read={words(set.seenSince ? 'accuracy.read.since' : 'accuracy.read.once')}
        />
      ))}
    </tbody>
  </table>
);

const FigureTable = ({ words }: { readonly words: Words }) => (
  <table>
    <Head words={words} first={words('accuracy.set')} />
    <tbody>
      {SETS.map((set) => {
        const found = measured(set);
        return (
          found !== undefined && (
            <Row {...found} name={words(`accuracy.set.${set}`)} read={words('accuracy.read.seen')} />
          )
        );
      })}
    </tbody>
  </table>
);

const CalibrationTable = ({ words }: { readonly words: Words }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{words('accuracy.calibration.claimed')}</th>
        <th scope="col">{words('accuracy.calibration.count')}</th>
        <th scope="col">{words('accuracy.calibration.right')}</th>
        <th scope="col">{words('accuracy.calibration.atLeast')}</th>
      </tr>
    </thead>
    <tbody>
      {figures.calibration.map(({ says, statements, right, atLeast }) => (
        <tr>
          <th scope="row">{says.toFixed(2)}</th>
          <td>{statements}</td>
          <td>{percent(right)} %</td>
          <td>{percent(atLeast)} %</td>
        </tr>
      ))}
    </tbody>
  </table>
);
