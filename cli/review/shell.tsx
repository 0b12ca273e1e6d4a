import { render } from 'preact-render-to-string';
import { qualityIssueInWords } from '../../functions/publish/labels.ts';
import { cleanText } from '../../functions/publish/text.ts';
import { type Case, GROUPS } from './cases.ts';
import type { DeskState } from './desk.ts';
import type { Speech } from './fact-view.tsx';
import type { DeskKey } from './words.ts';

/** What the desk says by its script. */
const SPOKEN = [
  'why.right',
  'why.approve',
  'why.dismiss',
  'why.government',
  'why.unite',
  'loading',
  'empty',
  'reports.left',
  'golds.done',
  'say.undone',
  'say.nothingToUndo',
  'say.name',
  'state.decided',
  'state.held',
  'state.recorded',
  'state.publishing',
  'state.published',
  'state.idle',
  'state.lost',
] as const satisfies readonly DeskKey[];

const KEY_LIST: readonly (readonly [keys: string, words: DeskKey])[] = [
  ['j　k', 'keys.next'],
  ['a', 'keys.yes'],
  ['e', 'act.correct'],
  ['x', 'act.remove'],
  ['p', 'act.add-person'],
  ['n', 'act.add-decision'],
  ['d', 'act.dismiss'],
  ['u', 'act.undo'],
  ['w', 'act.withdraw'],
  ['g', 'act.government'],
  ['m', 'act.unite'],
  ['[　]', 'keys.facts'],
  ['r', 'act.reports'],
  ['Ctrl ⏎　Esc', 'keys.form'],
  ['?', 'act.help'],
];
/** The keys that are always in sight. */
const SHORT_LIST = new Set(['j　k', 'a', 'e', 'x', 'p', 'n', 'u', '?']);

interface Shown {
  readonly cases: readonly Case[];
  readonly state: DeskState;
  readonly speech: Speech;
}

/** The page of the desk: bar, queue, and the two panes that its script fills. */
export function deskPage({
  cases,
  state,
  speech,
  by,
  hasGolds,
}: Shown & { readonly by: string; readonly hasGolds: boolean }): string {
  const { say, language } = speech;
  const spoken = Object.fromEntries(SPOKEN.map((key) => [key, say(key)]));
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{say('desk')}</title>
        <meta name="viewport" content="width=device-width" />
        <link rel="stylesheet" href="desk.css" />
        <link rel="icon" href="data:," />
        <script src="desk.js" defer />
      </head>
      <body data-words={JSON.stringify(spoken)}>
        <header class="bar">
          <h1>{say('desk')}</h1>
          <p id="state" role="status" />
          <label>
            {say('name')}{' '}
            <input id="by" value={by} maxLength={100} autoComplete="name" placeholder={say('name.hint')} />
          </label>
          <button type="button" data-do="reports">
            {say('act.reports')}
          </button>
          {hasGolds && (
            <button type="button" data-do="golds">
              {say('act.golds')}
            </button>
          )}
          <button type="button" data-do="help">
            {say('act.help')}
          </button>
        </header>
        <main>
          <nav id="queue" class="queue" aria-label={say('queue')}>
            <QueueView {...{ cases, state, speech }} />
          </nav>
          <section
            id="text"
            class="text"
            aria-label={say('text')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach what scrolls (WCAG 2.1.1)
            tabIndex={0}
          />
          <section id="case" class="case" aria-label={say('fact')}>
            <p class="note">{say(cases.length === 0 ? 'empty' : 'loading')}</p>
          </section>
        </main>
        <footer class="keys">
          {KEY_LIST.filter(([keys]) => SHORT_LIST.has(keys)).map(([keys, words]) => (
            <span>
              <Keys keys={keys} /> {say(words)}
            </span>
          ))}
        </footer>
        <p id="say" role="status" hidden />
        <ReportsDialog speech={speech} />
        <HelpDialog speech={speech} />
      </body>
    </html>
  );
  return `<!doctype html>\n${render(page)}\n`;
}

const Keys = ({ keys }: { readonly keys: string }) => (
  <>
    {keys.split('　').map((key) => (
      <kbd>{key}</kbd>
    ))}
  </>
);

/** What is to be decided, group by group, and within a group meeting by meeting. */
export function QueueView({ cases, state, speech: { say } }: Shown) {
  return (
    <>
      {GROUPS.map((group) => {
        const own = cases.filter((one) => one.group === group);
        if (own.length === 0 && group === 'opened') return null;
        return (
          <section data-group={group} aria-labelledby={`g-${group}`}>
            <h2 id={`g-${group}`}>
              {say(`group.${group}`)} <span class="count">{own.length}</span>
            </h2>
            <ol>
              {own.map((one, index) => (
                <li data-case={one.id}>
                  <button type="button">
                    {one.title !== own[index - 1]?.title && one.title !== one.name && (
                      <span class="meeting">{cleanText(one.title)}</span>
                    )}
                    <span class="name">
                      {one.ask.kind === 'fact' && <span class="tag">{say(`kind.${one.ask.fact}`)}</span>}{' '}
                      {cleanText(nameOf(one))}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
            {group === 'doubtful' && state.isCut && <p class="note">{say('cut')}</p>}
          </section>
        );
      })}
    </>
  );
}

/** Issues are called by their codes, which are no words for people. */
const nameOf = ({ ask, name }: Case): string =>
  ask.kind === 'fact' && ask.fact === 'issue' ? (qualityIssueInWords({ code: name }) ?? name) : name;

const ReportsDialog = ({ speech: { say } }: { readonly speech: Speech }) => (
  <dialog id="reports" aria-labelledby="reports-title">
    <form method="dialog">
      <h2 id="reports-title">{say('act.reports')}</h2>
      <p class="note">{say('reports.how')}</p>
      <div class="field">
        <label for="pasted">{say('reports.words')}</label>
        <textarea id="pasted" rows={8} />
      </div>
      <div class="field">
        <label for="report-file">{say('reports.file')}</label>
        <input id="report-file" type="file" accept=".csv,.json,.ndjson,.txt,.eml" />
      </div>
      <p class="acts">
        <button type="submit" class="yes" value="take-in">
          {say('act.takeIn')} <kbd>Ctrl ⏎</kbd>
        </button>
        <button type="submit" value="cancel" formNoValidate>
          {say('act.cancel')} <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  </dialog>
);

const HelpDialog = ({ speech: { say } }: { readonly speech: Speech }) => (
  <dialog id="help" aria-labelledby="help-title">
    <form method="dialog">
      <h2 id="help-title">{say('keys.title')}</h2>
      <dl class="key-list">
        {KEY_LIST.map(([keys, words]) => (
          <div>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label>
          <input id="single-keys" type="checkbox" checked /> {say('keys.single')}
        </label>
      </p>
      <p class="acts">
        <button type="submit" class="yes">
          {say('keys.close')} <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  </dialog>
);
