import type { SourceStatus, State, Status } from '../../../schemas/generated/status.ts';
import { UNWELL } from '../../health/assess.ts';
import { STATE, STATE_EN } from '../../health/words.ts';
import { INDEX_PAGE, meetingPage, STATUS_FILE, sourcePage } from '../addresses.ts';
import { FORM } from '../labels.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Day } from './parts.tsx';
import { gapsInWords, Shortcomings } from './status-details.tsx';
import { firstWords as words } from './words.ts';

const AIM =
  '每个政府网站的读取情况：最近一次成功是什么时候，有没有新的纪要，缺了哪几次会议，哪些网页没有读出来。';

/** States that are told in full; the others take one line, and the rest on demand. */
const TO_BE_TOLD: ReadonlySet<State> = new Set<State>([...UNWELL, 'incomplete', 'slower', 'never-run']);

/** How the sources fare: those that need attention in full, then one line for each of the others. */
export function statusPage({ problems, sources }: Status, context: PageContext): string {
  const link = linkFrom(context);
  const told = sources.filter(({ state }) => TO_BE_TOLD.has(state));
  const others = sources.filter(({ state }) => !TO_BE_TOLD.has(state));
  return renderPage({
    context,
    title: '来源状况',
    description: AIM,
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds: [],
    json: STATUS_FILE,
    children: (
      <>
        <header class="title">
          <h1>来源状况</h1>
          <p class="lead">{AIM}</p>
          <p class="note">
            {countsInWords(sources)} <a href={link(STATUS_FILE)}>供程序使用的JSON</a>
          </p>
        </header>
        {problems.length > 0 && (
          <section aria-labelledby="all">
            <h2 id="all">全站</h2>
            <Problems problems={problems} />
          </section>
        )}
        {told.length > 0 && (
          <section aria-labelledby="attention">
            <h2 id="attention">需要留意</h2>
            <ol class="health">
              {told.map((source) => (
                <li id={source.id}>
                  <SourceName source={source} link={link} />
                  <Problems problems={source.problems} />
                  <Facts source={source} link={link} />
                  <Shortcomings source={source} />
                </li>
              ))}
            </ol>
          </section>
        )}
        {(others.length > 0 || told.length === 0) && (
          <section aria-labelledby="others">
            <h2 id="others">{told.length > 0 ? '其他来源' : '各个来源'}</h2>
            {others.length === 0 ? (
              <p class="empty">还没有任何来源。</p>
            ) : (
              <ol class="health">
                {others.map((source) => (
                  <li id={source.id}>
                    <SourceName source={source} link={link} />
                    <InOneLine source={source} link={link} />
                    <Shortcomings source={source} />
                  </li>
                ))}
              </ol>
            )}
          </section>
        )}
        <section class="english" lang="en" aria-labelledby="english">
          <h2 id="english">In English</h2>
          <p>
            How each source fares: when its lists were last read, when they are due again, its newest minutes,
            which meetings are missing from the count, and which pages could not be fetched or read. The same
            facts, for programs, are in <a href={link(STATUS_FILE)}>status.json</a>; days are those of events,
            so this page changes only when something has happened.
          </p>
          <dl class="terms">
            {[...new Set(sources.map(({ state }) => state))].map((state) => (
              <div>
                <dt lang="zh-Hans">{STATE[state]}</dt>
                <dd>{STATE_EN[state]}</dd>
              </div>
            ))}
          </dl>
        </section>
      </>
    ),
  });
}

interface SourceProps {
  readonly source: SourceStatus;
  readonly link: (path: string) => string;
}

const SourceName = ({ source, link }: SourceProps) => (
  <h3>
    {source.meetings > 0 ? <a href={link(sourcePage(source.id))}>{source.name}</a> : source.name}{' '}
    <span class={`stamp state-${UNWELL.has(source.state) ? 'unwell' : source.state}`}>
      {STATE[source.state]}
    </span>
    <Since source={source} />
  </h3>
);

/** Since when it is so; of a source that has recovered, from what. */
function Since({ source: { state, since, before } }: { readonly source: SourceStatus }) {
  if (since === undefined) return null;
  const recovered = state === 'well' && before !== undefined && UNWELL.has(before);
  return (
    <span class="note">
      自<Day day={since} words={words} />起{recovered && `恢复正常，此前${STATE[before]}`}
    </span>
  );
}

const Problems = ({ problems }: Pick<Status, 'problems'>) =>
  problems.length === 0 ? null : (
    <ul class="problems">
      {problems.map(({ message, messageEn, remedy }) => (
        <li>
          {message}。<span lang="en">{messageEn}.</span>
          {remedy !== undefined && (
            <>
              {' '}
              处理：<code>{remedy}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  );

function Facts({ source, link }: SourceProps) {
  const { lastSuccessOn, nextDueOn, newest, meetings, listedOn, waitingForReview, waitingSince } = source;
  const gaps = gapsInWords(source.gaps);
  return (
    <dl class="facts grid">
      {lastSuccessOn !== undefined && (
        <div>
          <dt>上次读取</dt>
          <dd>
            <Day day={lastSuccessOn} words={words} />
          </dd>
        </div>
      )}
      {nextDueOn !== undefined && (
        <div>
          <dt>下次读取</dt>
          <dd>
            <Day day={nextDueOn} words={words} />
          </dd>
        </div>
      )}
      <div>
        <dt>已收录</dt>
        <dd>
          {meetings}次会议{waitingForReview > 0 && `，另有${waitingForReview}次待复核`}
          {waitingSince !== undefined && (
            <>
              （自
              <Day day={waitingSince} words={words} />
              起）
            </>
          )}
        </dd>
      </div>
      {newest !== undefined && (
        <div>
          <dt>最新一次</dt>
          <dd>
            <a href={link(meetingPage(newest.meeting))}>{newest.name}</a>
            {newest.form !== undefined && <span class="note"> {FORM[newest.form]}</span>}
            {newest.heldOn !== undefined && (
              <span class="note">
                {' '}
                <Day day={newest.heldOn} words={words} />
              </span>
            )}
          </dd>
        </div>
      )}
      {listedOn !== undefined && (
        <div>
          <dt>最近公布</dt>
          <dd>
            <Day day={listedOn} words={words} />
          </dd>
        </div>
      )}
      {gaps !== undefined && (
        <div>
          <dt>缺号</dt>
          <dd>{gaps}</dd>
        </div>
      )}
    </dl>
  );
}

/** A source that needs no attention, in one line. */
function InOneLine({ source, link }: SourceProps) {
  const { lastSuccessOn, newest, meetings, waitingForReview, gaps } = source;
  const missing = gapsInWords(gaps);
  return (
    <>
      <p class="note pieces">
        <span>
          已收录{meetings}次会议{waitingForReview > 0 && `，另有${waitingForReview}次待复核`}
        </span>
        {newest !== undefined && (
          <span>
            最新<a href={link(meetingPage(newest.meeting))}>{newest.name}</a>
            {newest.form !== undefined && `（${FORM[newest.form]}）`}
            {newest.heldOn !== undefined && <Day day={newest.heldOn} words={words} />}
          </span>
        )}
        {lastSuccessOn !== undefined && (
          <span>
            上次读取
            <Day day={lastSuccessOn} words={words} />
          </span>
        )}
      </p>
      {missing !== undefined && <p class="note">缺号：{missing}</p>}
    </>
  );
}

/** `3个来源：读取失败1个，正常2个。` */
function countsInWords(sources: readonly SourceStatus[]): string {
  if (sources.length === 0) return '';
  const states = [...new Set(sources.map(({ state }) => state))];
  const counts = states.map((one) => `${STATE[one]}${sources.filter(({ state }) => state === one).length}个`);
  return `共${sources.length}个来源：${counts.join('，')}。`;
}
