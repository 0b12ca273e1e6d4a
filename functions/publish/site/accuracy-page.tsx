import { ACCURACY_PAGE, INDEX_PAGE } from '../addresses.ts';
import { reportAddress } from '../report-address.ts';
import figures from './data/accuracy.json' with { type: 'json' };
import { feedsOf } from './feed-list.tsx';
import { type PageContext, renderPage } from './page.tsx';
import { Block } from './parts.tsx';
import { type MessageKey, type Words, wordsOf } from './words.ts';

const SETS = ['corpus', 'minutes', 'generated', 'generated-damaged'] as const;
const FIELDS = ['meeting', 'items', 'decisions', 'responsible', 'people', 'organization'] as const;

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
        <Block id="figures" title={words('accuracy.figures')}>
          <p>{words('accuracy.figures.text', { parser: figures.parser })}</p>
          <section
            class="scroll"
            aria-label={words('accuracy.figures.table')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach what scrolls (WCAG 2.1.1)
            tabIndex={0}
          >
            <FigureTable words={words} />
          </section>
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
          <CalibrationTable words={words} />
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

const FigureTable = ({ words }: { readonly words: Words }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{words('accuracy.set')}</th>
        <th scope="col">{words('accuracy.pages')}</th>
        {FIELDS.map((field) => (
          <th scope="col">{words(`accuracy.field.${field}`)}</th>
        ))}
        <th scope="col">{words('accuracy.sure')}</th>
      </tr>
    </thead>
    <tbody>
      {SETS.map((set) => {
        const found = measured(set);
        return (
          found !== undefined && (
            <tr>
              <th scope="row">{words(`accuracy.set.${set}`)}</th>
              <td>{found.pages}</td>
              {FIELDS.map((field) => (
                <td>{percent(found.f1[field])}</td>
              ))}
              <td>{percent(found.sureAndRight)}</td>
            </tr>
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
      </tr>
    </thead>
    <tbody>
      {figures.calibration.map(({ from, to, statements, right }) => (
        <tr>
          <th scope="row">{`${from.toFixed(2)}–${to.toFixed(2)}`}</th>
          <td>{statements}</td>
          <td>{percent(right)} %</td>
        </tr>
      ))}
    </tbody>
  </table>
);
