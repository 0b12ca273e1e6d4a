import type { SourceStatus, State, Status } from '../../../schemas/generated/status.ts';
import { UNWELL } from '../../health/assess.ts';
import { INDEX_PAGE, meetingPage, STATUS_FILE, sourcePage } from '../addresses.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, Day, nameOfSource, valuesLang } from './parts.tsx';
import { gapsInWords, Shortcomings } from './status-details.tsx';
import { type Words, wordsOf } from './words.ts';

/** States that are told in full; the others take one line, and the rest on demand. */
const TO_BE_TOLD: ReadonlySet<State> = new Set<State>([...UNWELL, 'incomplete', 'slower', 'never-run']);

/** How the sources fare: those that need attention in full, then one line for each of the others. */
export function statusPage({ problems, sources }: Status, context: PageContext): string {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  const told = sources.filter(({ state }) => TO_BE_TOLD.has(state));
  const others = sources.filter(({ state }) => !TO_BE_TOLD.has(state));
  return renderPage({
    context,
    title: words('status.title'),
    description: words('status.aim'),
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds: [],
    json: STATUS_FILE,
    children: (
      <>
        <header class="title">
          <h1>{words('status.title')}</h1>
          <p class="lead">{words('status.aim')}</p>
          <p class="note">
            {countsInWords(sources, words)} <a href={link(STATUS_FILE)}>{words('status.json')}</a>
          </p>
        </header>
        {problems.length > 0 && (
          <Block id="all" title={words('status.all')}>
            <Problems problems={problems} words={words} />
          </Block>
        )}
        {told.length > 0 && (
          <Block id="attention" title={words('status.attention')}>
            <ol class="health">
              {told.map((source) => (
                <li id={source.id}>
                  <SourceName source={source} context={context} words={words} />
                  <Problems problems={source.problems} words={words} />
                  <Facts source={source} context={context} words={words} />
                  <Shortcomings source={source} words={words} />
                </li>
              ))}
            </ol>
          </Block>
        )}
        {(others.length > 0 || told.length === 0) && (
          <Block id="others" title={words(told.length > 0 ? 'status.others' : 'status.each')}>
            {others.length === 0 ? (
              <p class="empty">{words('status.none')}</p>
            ) : (
              <ol class="health">
                {others.map((source) => (
                  <li id={source.id}>
                    <SourceName source={source} context={context} words={words} />
                    <Facts source={source} context={context} words={words} />
                    <Shortcomings source={source} words={words} />
                  </li>
                ))}
              </ol>
            )}
          </Block>
        )}
      </>
    ),
  });
}

interface SourceProps {
  readonly source: SourceStatus;
  readonly context: PageContext;
  readonly words: Words;
}

function SourceName({ source, context, words }: SourceProps) {
  const known = nameOfSource(context.sources, source.id, words);
  const { name, lang } = known.name === source.id ? { name: source.name, lang: valuesLang(words) } : known;
  return (
    <h3>
      {source.meetings > 0 ? (
        <a href={linkFrom(context)(sourcePage(source.id))} lang={lang}>
          {name}
        </a>
      ) : (
        <span lang={lang}>{name}</span>
      )}{' '}
      <span class={`stamp state-${UNWELL.has(source.state) ? 'unwell' : source.state}`}>
        {words(`state.${source.state}`)}
      </span>
      <Since source={source} words={words} />
    </h3>
  );
}

/** Since when it is so; of a source that has recovered, from what. */
function Since({ source: { state, since, before }, words }: Pick<SourceProps, 'source' | 'words'>) {
  if (since === undefined) return null;
  const recovered = state === 'well' && before !== undefined && UNWELL.has(before);
  const day = <Day day={since} words={words} />;
  return (
    <span class="note">
      {recovered
        ? words.with('status.recovered', { day, before: words(`state.${before}`) })
        : words.with('status.since', { day })}
    </span>
  );
}

interface ProblemsProps extends Pick<Status, 'problems'> {
  readonly words: Words;
}

const Problems = ({ problems, words }: ProblemsProps) =>
  problems.length === 0 ? null : (
    <ul class="problems">
      {problems.map(({ message, messageEn, remedy }) => (
        <li>
          {words.language === 'en' ? `${messageEn}.` : <span lang={valuesLang(words)}>{message}。</span>}
          {remedy !== undefined && (
            <span class="note">
              {words('status.remedy')} <code>{remedy}</code>
            </span>
          )}
        </li>
      ))}
    </ul>
  );

/** What is known of a source: a value each, those that are not known left out. */
function Facts({ source, context, words }: SourceProps) {
  const { lastSuccessOn, nextDueOn, newest, listedOn } = source;
  const gaps = gapsInWords(source.gaps, words);
  const days = [
    ['status.last', lastSuccessOn],
    ['status.next', nextDueOn],
    ['status.listed', listedOn],
  ] as const;
  return (
    <dl class="facts grid">
      <div>
        <dt>{words('status.held')}</dt>
        <dd>
          <Held source={source} words={words} />
        </dd>
      </div>
      {newest !== undefined && (
        <div>
          <dt>{words('status.newest')}</dt>
          <dd>
            <a href={linkFrom(context)(meetingPage(newest.meeting))} lang={valuesLang(words)}>
              {newest.name}
            </a>
            <span class="note pieces">
              {newest.form !== undefined && <span>{words(`form.${newest.form}`)}</span>}
              {newest.heldOn !== undefined && <Day day={newest.heldOn} words={words} />}
            </span>
          </dd>
        </div>
      )}
      {days.map(
        ([name, day]) =>
          day !== undefined && (
            <div>
              <dt>{words(name)}</dt>
              <dd>
                <Day day={day} words={words} />
              </dd>
            </div>
          ),
      )}
      {gaps !== undefined && (
        <div class="long">
          <dt>{words('status.gaps')}</dt>
          <dd lang={valuesLang(words)}>{gaps}</dd>
        </div>
      )}
    </dl>
  );
}

/** `12次会议，另有2次待复核（自2024年6月1日起）`. */
const Held = ({
  source: { meetings, waitingForReview, waitingSince },
  words,
}: Pick<SourceProps, 'source' | 'words'>) => (
  <span class="pieces">
    <span>{words('status.meetings', { n: meetings })}</span>
    {waitingForReview > 0 && <span>{words('status.waiting', { n: waitingForReview })}</span>}
    {waitingSince !== undefined && (
      <span>{words.with('status.since', { day: <Day day={waitingSince} words={words} /> })}</span>
    )}
  </span>
);

/** `3个来源：读取失败1个，正常2个。` */
function countsInWords(sources: readonly SourceStatus[], words: Words): string {
  if (sources.length === 0) return '';
  const states = [...new Set(sources.map(({ state }) => state))].map((state) =>
    words('status.count', {
      state: words(`state.${state}`),
      n: sources.filter((source) => source.state === state).length,
    }),
  );
  return words('status.total', {
    n: sources.length,
    states: states.reduce((first, second) => words('list', { first, second })),
  });
}
