import { cleanText } from '../../functions/publish/text.ts';
import { isHeld } from '../../functions/shared/head.ts';
import type { Case } from './cases.ts';
import type { Decided } from './decision.ts';
import type { View } from './desk.ts';
import { doubtInWords, FactFields, lineOf, type Speech } from './fact-view.tsx';
import type { Fact } from './facts.ts';
import type { DeskKey } from './words.ts';

/** The key for each act; `a` says yes to whatever is asked. */
const KEYS: Readonly<Record<Decided['act'], string>> = {
  right: 'a',
  approve: 'a',
  correct: 'e',
  remove: 'x',
  'add-person': 'p',
  'add-decision': 'n',
  withdraw: 'w',
  restore: 'w',
  government: 'g',
  unite: 'm',
  dismiss: 'd',
};

/** Acts that are done at once; the others open a form. */
export const AT_ONCE: ReadonlySet<Decided['act']> = new Set(['right', 'approve', 'dismiss']);

/** What is asked, what can be answered, and everything else that the page says. */
export function CaseView({
  view,
  shown,
  speech,
}: {
  readonly view: View;
  /** The fact that is looked at: the one that is asked about, or another of the meeting. */
  readonly shown: Fact | undefined;
  readonly speech: Speech;
}) {
  const { say } = speech;
  const { case: own, document, facts } = view;
  return (
    <>
      <p class="of">
        <Title document={document} /> <span class="note">{statusOf(view, speech)}</span>
      </p>
      <h2 tabIndex={-1}>{say(questionOf(own))}</h2>
      <Reasons view={view} shown={shown} speech={speech} />
      {shown !== undefined && (
        <section class={`card of-${shown.kind}`} aria-label={say(`kind.${shown.kind}`)}>
          <p class="tag">{say(`kind.${shown.kind}`)}</p>
          <FactFields fact={shown} speech={speech} />
        </section>
      )}
      <p class="acts">
        {actsOf(view, shown).map((act) => (
          <button
            type="button"
            data-act={act}
            data-key={KEYS[act]}
            data-form={AT_ONCE.has(act) ? undefined : ''}
            class={KEYS[act] === 'a' ? 'yes' : undefined}
          >
            {say(wordOf(act, own, shown))} <kbd>{KEYS[act]}</kbd>
          </button>
        ))}
      </p>
      <div class="form" />
      <h3>{say('rest')}</h3>
      <ol class="facts">
        {facts.map((fact) => (
          <li>
            <button
              type="button"
              data-anchor={fact.anchor}
              class={fact.doubts.length > 0 ? 'doubtful' : undefined}
              aria-current={fact.anchor === shown?.anchor ? 'true' : undefined}
            >
              <span class="tag">{say(`kind.${fact.kind}`)}</span> {cleanText(lineOf(fact, speech))}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Leads to the page at its source, where it came from the web. */
function Title({ document: { title, provenance } }: Pick<View, 'document'>) {
  const { url } = provenance;
  if (url === undefined || !/^https?:/u.test(url)) return <>{cleanText(title)}</>;
  return (
    <a href={url} rel="noreferrer noopener" target="_blank">
      {cleanText(title)}
    </a>
  );
}

function questionOf({ ask }: Case): DeskKey {
  if (ask.kind === 'publish') return ask.isWhichMeeting ? 'ask.meeting' : 'ask.publish';
  return `ask.${ask.kind}`;
}

function statusOf({ record, isWithdrawn }: View, { say }: Speech): string {
  if (isWithdrawn) return say('withdrawn');
  return record === undefined || isHeld(record) ? say('unpublished') : say('published');
}

/** Why a person is asked: in the reader's words, in ours, or by what the parser doubts. */
function Reasons({
  view: { case: own, document },
  shown,
  speech,
}: {
  readonly view: View;
  readonly shown: Fact | undefined;
  readonly speech: Speech;
}) {
  const { ask } = own;
  const doubts = shown?.doubts.filter(({ kind }) => kind !== 'issue') ?? [];
  const question = ask.kind === 'government' ? ask.entry.message : document.quality.review;
  return (
    <>
      {ask.kind === 'report' && (
        <blockquote>
          {ask.report.said ?? ask.report.address}
          {ask.report.from !== undefined && (
            <footer>
              {speech.say('from')} {ask.report.from}
            </footer>
          )}
        </blockquote>
      )}
      {(ask.kind === 'publish' || ask.kind === 'government') && question !== undefined && (
        <p class="reason" lang="en">
          {question}
        </p>
      )}
      {doubts.length > 0 && (
        <ul class="reason">
          {doubts.map((doubt) => (
            <li>{doubtInWords(doubt, speech)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What can be answered, the likeliest first. */
function actsOf(
  { case: { ask }, record, isWithdrawn }: View,
  shown: Fact | undefined,
): readonly Decided['act'][] {
  if (ask.kind === 'government') return ['government'];
  const canBeRemoved = shown !== undefined && !['meeting', 'issue'].includes(shown.kind);
  const isRight = shown?.hash !== undefined;
  return [
    ...(ask.kind === 'publish' && record?.waiting !== undefined ? (['approve'] as const) : []),
    ...(ask.kind === 'publish' && ask.isWhichMeeting ? (['unite'] as const) : []),
    ...(ask.kind !== 'publish' && isRight ? (['right'] as const) : []),
    ...(ask.kind === 'report' ? (['dismiss'] as const) : []),
    'correct',
    ...(canBeRemoved ? (['remove'] as const) : []),
    'add-person',
    'add-decision',
    isWithdrawn ? 'restore' : 'withdraw',
    ...(ask.kind === 'publish' || ask.kind === 'open' ? (['government'] as const) : []),
    ...(ask.kind === 'open' ? (['unite'] as const) : []),
  ];
}

function wordOf(act: Decided['act'], { ask }: Case, shown: Fact | undefined): DeskKey {
  if (act === 'approve' && ask.kind === 'publish' && ask.isWhichMeeting) return 'act.apart';
  if (act === 'correct' && (shown === undefined || shown.kind === 'meeting' || shown.kind === 'issue'))
    return 'act.meeting';
  return `act.${act}`;
}
