import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { candidatesIn } from '../../functions/parse/document/government.ts';
import { allPlaces, fullName } from '../../functions/parse/lexicon/governments.ts';
import { permanent } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { projectRoot } from '../../functions/shared/project-root.ts';
import { validator } from '../../functions/shared/validate.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { CaseView } from './case-view.tsx';
import { ACTS, asDecided, type Decided } from './decision.ts';
import { type Desk, isAside, type View } from './desk.ts';
import { speechOf } from './fact-view.tsx';
import { type Fact, MEETING_ANCHOR } from './facts.ts';
import { ActForm, type Choice } from './form-view.tsx';
import type { Answer, Answering, Asked } from './server.ts';
import { Sheet } from './sheet.tsx';
import { deskPage, QueueView } from './shell.tsx';
import { style } from './style.ts';
import { languageFor } from './words.ts';

/** What the page is told beside the desk itself. */
export interface Around {
  readonly sources: readonly Source[];
  /** Who decides, where that was said on the command line. */
  readonly by: string;
  /** Exports golds and says how many, where a folder was named for them. */
  readonly golds?: { readonly folder: string; export(): Promise<number> };
}

const MOST_GOVERNMENTS = 12;
const TEXT_HASH_LENGTH = 16;

const asPasted = validator<{ readonly pasted: string }>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['pasted'],
    properties: { pasted: { type: 'string', minLength: 1 } },
  },
  'reports',
);

/** Answers the page of the desk and its script. */
export function answering(desk: Desk, around: Around): Answering {
  return async (asked) => {
    const route = ROUTES[`${asked.method} ${asked.path}`];
    return route === undefined ? undefined : await route(asked, desk, around);
  };
}

type Route = (asked: Asked, desk: Desk, around: Around) => Promise<Answer>;

const ROUTES: Readonly<Record<string, Route>> = {
  'GET ': async ({ acceptLanguage }, desk, { by, golds }) => ({
    contentType: 'text/html; charset=utf-8',
    body: deskPage({
      cases: desk.cases,
      state: desk.state(),
      speech: speechOf(languageFor(acceptLanguage)),
      by,
      hasGolds: golds !== undefined,
    }),
  }),
  'GET desk.js': async () => ({ contentType: 'text/javascript; charset=utf-8', body: await script() }),
  'GET desk.css': async () => ({
    contentType: 'text/css; charset=utf-8',
    body: style,
  }),
  'GET queue': async (asked, desk) =>
    html(<QueueView cases={desk.cases} state={desk.state()} speech={speechIn(asked)} />),
  'GET state': async (_, desk) => json(desk.state()),
  'GET case': caseOf,
  'GET text': async ({ query }, desk) => {
    const { document, facts } = await desk.view(query.get('id') ?? '');
    return html(<Sheet document={document} facts={facts} />);
  },
  'GET form': formOf,
  'GET governments': async ({ query }, _, { sources }) =>
    json(governmentsNamed(query.get('q') ?? '', sources)),
  'POST decide': async ({ body }, desk) => {
    const gone = await desk.decide(asDecided(body));
    return json({ gone, state: desk.state() });
  },
  'POST undo': async (_, desk) => {
    const back = await desk.undo();
    return json({ back, state: desk.state() });
  },
  'POST reports': async ({ body }, desk) => {
    const taken = await desk.takeIn(asPasted(body).pasted);
    return json({ ...taken, state: desk.state() });
  },
  'POST golds': async (_, __, { golds }) => {
    if (golds === undefined) throw permanent('no-folder', 'Name a folder with --golds');
    return json({ count: await golds.export(), folder: golds.folder });
  },
};

const script = (): Promise<string> => readFile(join(projectRoot, 'cli/review/client/desk.js'), 'utf8');

const json = (value: object): Answer => ({
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
const html = (node: VNode): Answer => ({ contentType: 'text/html; charset=utf-8', body: render(node) });
const speechIn = ({ acceptLanguage }: Asked) => speechOf(languageFor(acceptLanguage));

/** The fact that is looked at: the one that is named, else the one that is asked about; of a whole page, the meeting. */
function shownIn({ case: { ask }, fact, facts }: View, anchor: string | null): Fact | undefined {
  if (anchor !== null) return facts.find((one) => one.anchor === anchor);
  return fact ?? (ask.kind === 'fact' ? undefined : facts.find((one) => one.anchor === MEETING_ANCHOR));
}

async function caseOf(asked: Asked, desk: Desk): Promise<Answer> {
  const view = await desk.view(asked.query.get('id') ?? '');
  const shown = shownIn(view, asked.query.get('anchor'));
  // Texts are kept by the page by this name; whatever is marked in them is another text.
  const marks = view.facts.map(({ anchor, span }) => [anchor, span]);
  const text = sha256(JSON.stringify([view.document.text, marks])).slice(0, TEXT_HASH_LENGTH);
  return json({
    id: view.case.id,
    anchor: shown?.anchor ?? '',
    isAside: isAside(view, shown?.anchor),
    text,
    html: render(<CaseView view={view} shown={shown} speech={speechIn(asked)} />),
  });
}

async function formOf(asked: Asked, desk: Desk, { sources }: Around): Promise<Answer> {
  const { query } = asked;
  const id = query.get('id') ?? '';
  const act = ACTS.find((one) => one === query.get('act'));
  if (act === undefined) throw permanent('no-such-act', 'That cannot be done here');
  const view = await desk.view(id);
  const fact = shownIn(view, query.get('anchor')) ?? view.facts[0];
  if (fact === undefined) throw permanent('no-such-fact', 'The page does not say that any more');
  const choices = await choicesFor(act, view, desk, sources);
  const selected = { words: query.get('words') ?? '', line: query.get('line') ?? '' };
  return html(
    <ActForm {...{ act, fact, choices, selected }} document={view.document} speech={speechIn(asked)} />,
  );
}

async function choicesFor(
  act: Decided['act'],
  { case: { id, ask }, document }: View,
  desk: Desk,
  sources: readonly Source[],
): Promise<readonly Choice[]> {
  if (act === 'government') {
    const question = ask.kind === 'government' ? ask.entry.message : (document.quality.review ?? '');
    const asked = candidatesIn(question).map(({ slug, name }) => ({ id: slug, name }));
    return asked.length > 0 ? asked : governmentsNamed(document.body ?? document.issuer ?? '', sources);
  }
  if (act !== 'unite') return [];
  return (await desk.others(id)).map(({ meeting, facts }) => ({
    id: meeting,
    name: facts?.title ?? meeting,
  }));
}

/** Governments by a part of their name or identifier, those that a file describes first. */
function governmentsNamed(wanted: string, sources: readonly Source[]): readonly Choice[] {
  const [before = ''] = wanted.split('政府', 1);
  const asked = before.replace(/人民$/u, '').trim();
  if (asked === '') return [];
  const found = new Map<string, string>();
  for (const { id, name } of sources) if (id.includes(asked) || name.includes(asked)) found.set(id, name);
  for (const place of allPlaces()) {
    if (found.size >= MOST_GOVERNMENTS) break;
    const name = fullName(place);
    if (!found.has(place.slug) && (place.slug.includes(asked) || name.includes(asked)))
      found.set(place.slug, name);
  }
  return [...found].slice(0, MOST_GOVERNMENTS).map(([id, name]) => ({ id, name }));
}
