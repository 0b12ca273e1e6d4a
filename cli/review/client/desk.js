// What the review desk does in the browser: it shows one case after the other, sends decisions, and fetches the next case
// before it is asked for. Everything that is shown comes from the server as HTML.

/** @typedef {{ id: string, anchor: string, isAside: boolean, text: string, html: string }} Shown */
/** @typedef {{ held: number, decided: number, isUnpublished: boolean, isPublishing: boolean, publishedAt?: string, faults: string[], version: number }} State */

/** Cases that are fetched before they are asked for. */
const AHEAD = 3;
/** Milliseconds after which it is said that a case is on its way. */
const PATIENCE = 150;
/** Milliseconds between two looks at what became of decisions. */
const LOOK_AGAIN = 1500;
/** Milliseconds for which a message stays. */
const SAID_FOR = 6000;
/** Acts that need no form. */
const AT_ONCE = ['right', 'approve', 'dismiss'];
const CHOICE_KEYS = /^[1-9]$/u;

/** @param {string} id */
function at(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`There is no ${id}`);
  return element;
}
/** @param {string} id */
const field = (id) => /** @type {HTMLInputElement} */ (at(id));
/** @param {string} id */
const dialog = (id) => /** @type {HTMLDialogElement} */ (at(id));

/** @type {Record<string, string>} */
const words = JSON.parse(document.body.dataset.words ?? '{}');
/** @type {(key: string, values?: Record<string, string | number>) => string} */
const say = (key, values = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/gu, (whole, name) => String(values[name] ?? whole));

const queue = at('queue');
const text = at('text');
const pane = at('case');

/** Cases and texts that were fetched, by what they are called. @type {Map<string, Promise<Shown>>} */
const cases = new Map();
/** @type {Map<string, Promise<string>>} */
const texts = new Map();
/** @type {Shown | undefined} */
let current;
/** The case that is asked for: what is current, once it is there. @type {string | undefined} */
let wanted;
let textShown = '';
let version = -1;
/** Decisions reach the server one after the other. @type {Promise<unknown>} */
let sending = Promise.resolve();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;
let faultsSeen = 0;

/** What the server refuses, in its words. */
class Refused extends Error {}

/**
 * @param {string} path
 * @param {object} [body] sent as JSON
 */
async function ask(path, body) {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  ).catch(() => {
    throw new Refused(say('state.lost'));
  });
  if (!response.ok) throw new Refused(await response.text());
  return response;
}

/** @param {Record<string, string>} values */
const query = (values) => new URLSearchParams(values).toString();

/**
 * @param {string} id
 * @param {string} [anchor]
 * @returns {Promise<Shown>}
 */
function caseOf(id, anchor) {
  const key = `${id} ${anchor ?? ''}`;
  const known = cases.get(key);
  if (known !== undefined) return known;
  const loading = ask(`case?${query(anchor === undefined ? { id } : { id, anchor })}`).then((response) =>
    response.json(),
  );
  cases.set(key, loading);
  loading.catch(() => cases.delete(key));
  return loading;
}

/** @param {Shown} shown */
function textOf(shown) {
  const known = texts.get(shown.text);
  if (known !== undefined) return known;
  const loading = ask(`text?${query({ id: shown.id })}`).then((response) => response.text());
  texts.set(shown.text, loading);
  loading.catch(() => texts.delete(shown.text));
  return loading;
}

const entries = () => [...queue.querySelectorAll('li')];
/** @param {string} id */
const entryOf = (id) => entries().find((entry) => entry.dataset.case === id);

/** The case that stands so many places after another in the queue; at its ends, the last or the first. */
function neighbour(/** @type {string | undefined} */ id, /** @type {number} */ step) {
  const all = entries();
  const index = all.findIndex((entry) => entry.dataset.case === id);
  const next = all[Math.min(Math.max(index < 0 ? 0 : index + step, 0), all.length - 1)];
  return next?.dataset.case;
}

/**
 * @param {string | undefined} id
 * @param {string} [anchor] another fact of the meeting
 * @param {number} [tries] cases that may turn out to be gone
 */
async function show(id, anchor, tries = AHEAD) {
  // What is on its way to another case is no longer decided about.
  current = undefined;
  wanted = id;
  if (id === undefined) {
    pane.innerHTML = '<p class="note"></p>';
    pane.firstElementChild?.append(say('empty'));
    text.replaceChildren();
    textShown = '';
    return;
  }
  /** @type {Shown} */
  let shown;
  /** @type {string} */
  let sheet;
  const waiting = setTimeout(() => {
    if (wanted === id) pane.innerHTML = `<p class="note">${say('loading')}</p>`;
  }, PATIENCE);
  try {
    shown = await caseOf(id, anchor);
    sheet = await textOf(shown);
    if (wanted !== id) return;
  } catch (error) {
    if (wanted !== id) return;
    // It is no longer asked: on with what stands in its place.
    const index = entries().findIndex((entry) => entry.dataset.case === id);
    tell(error);
    await refresh();
    const next = (entries()[index] ?? entries().at(-1))?.dataset.case;
    if (next !== id && tries > 0) await show(next, undefined, tries - 1);
    return;
  } finally {
    clearTimeout(waiting);
  }
  current = shown;
  pane.innerHTML = shown.html;
  pane.scrollTop = 0;
  pane.dataset.case = id;
  if (textShown !== shown.text) {
    text.innerHTML = sheet;
    text.scrollTop = 0;
    textShown = shown.text;
  }
  mark(shown.anchor);
  for (const entry of queue.querySelectorAll('[aria-current]')) entry.removeAttribute('aria-current');
  const button = entryOf(id)?.querySelector('button');
  button?.setAttribute('aria-current', 'true');
  button?.scrollIntoView({ block: 'nearest' });
  pane.querySelector('h2')?.focus({ preventScroll: true });
  if (anchor === undefined) ahead(id);
}

/** Fetches what is likely asked for next. */
function ahead(/** @type {string} */ id) {
  let next = neighbour(id, 1);
  for (let count = 0; count < AHEAD && next !== undefined && next !== id; count += 1) {
    caseOf(next).then(textOf, () => {});
    const after = neighbour(next, 1);
    if (after === next) break;
    next = after;
  }
}

/** Marks the place of a fact in the text, and scrolls there. */
function mark(/** @type {string} */ anchor) {
  for (const piece of text.querySelectorAll('.current')) piece.classList.remove('current');
  const pieces = [...text.querySelectorAll('[data-of]')].filter((piece) =>
    (piece.getAttribute('data-of') ?? '').split(' ').includes(anchor),
  );
  for (const piece of pieces) piece.classList.add('current');
  pieces[0]?.scrollIntoView({ block: 'center' });
}

/** Takes cases off the list, as the server does. */
function takeOff(/** @type {readonly string[]} */ ids) {
  for (const id of ids) {
    const entry = entryOf(id);
    const section = entry?.closest('section');
    entry?.remove();
    const count = section?.querySelector('.count');
    if (section && count) count.textContent = String(section.querySelectorAll('li').length);
  }
}

/** Fetches the list anew, and forgets what was fetched of cases. */
async function refresh() {
  cases.clear();
  queue.innerHTML = await (await ask('queue')).text();
  if (wanted !== undefined) entryOf(wanted)?.querySelector('button')?.setAttribute('aria-current', 'true');
}

/** @param {unknown} error */
function tell(error) {
  notice(error instanceof Error ? error.message : String(error), true);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;
function notice(/** @type {string} */ message, isFault = false) {
  const place = at('say');
  place.textContent = message;
  place.hidden = false;
  place.classList.toggle('fault', isFault);
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    place.hidden = true;
  }, SAID_FOR);
}

/** @param {State} state */
function standing(state) {
  const { held, decided, isUnpublished, isPublishing, publishedAt, faults } = state;
  const now = isPublishing
    ? say('state.publishing')
    : held > 0
      ? say('state.held', { n: held })
      : isUnpublished
        ? say('state.recorded')
        : publishedAt === undefined
          ? say('state.idle')
          : say('state.published');
  at('state').textContent = decided === 0 ? now : `${say('state.decided', { n: decided })}　${now}`;
  if (faults.length > faultsSeen) notice(faults.slice(faultsSeen).join('\n'), true);
  faultsSeen = faults.length;
  clearTimeout(looking);
  if (held > 0 || isUnpublished || isPublishing) looking = setTimeout(() => void look(), LOOK_AGAIN);
  const isStale = version >= 0 && state.version !== version;
  version = state.version;
  return isStale;
}

/** Looks at what became of decisions: cases that could not be settled come back, and new ones come. */
async function look() {
  try {
    const state = /** @type {State} */ (await (await ask('state')).json());
    if (standing(state)) await refresh();
  } catch (error) {
    tell(error);
  }
}

/**
 * Sends a decision. What needs no form is taken for granted: the next case is shown at once, and this one comes back should the
 * server refuse.
 * @param {string} act
 * @param {{ why?: string, values?: Record<string, string>, source?: string, other?: string }} more
 */
async function decide(act, more = {}) {
  const shown = current;
  if (shown === undefined) return;
  const by = field('by').value.trim();
  if (by === '') {
    notice(say('say.name'), true);
    field('by').focus();
    return;
  }
  const why = more.why ?? say(`why.${act}`);
  const decided = {
    case: shown.id,
    act,
    by,
    why,
    ...more,
    ...(shown.anchor !== '' && { anchor: shown.anchor }),
  };
  const next = neighbour(shown.id, 1) === shown.id ? neighbour(shown.id, -1) : neighbour(shown.id, 1);
  const isAside = shown.isAside && ['right', 'correct', 'remove'].includes(act);
  const isAtOnce = AT_ONCE.includes(act) && !isAside;
  // On its way before anything else is: whoever takes it back means this one.
  const sent = sending.then(() => ask('decide', decided)).then((response) => response.json());
  sending = sent.catch(() => {});
  if (isAtOnce) {
    takeOff([shown.id]);
    await show(next === shown.id ? undefined : next);
  }
  try {
    const { gone, state } = await sent;
    standing(state);
    takeOff(gone);
    if (isAtOnce && act === 'right') return;
    // What else is shown of the meeting is no longer as it was fetched.
    cases.clear();
    if (isAtOnce) return;
    const stays = entryOf(shown.id) !== undefined;
    await show(stays ? shown.id : entryOf(next ?? '') === undefined ? neighbour(undefined, 0) : next);
  } catch (error) {
    if (!isAtOnce) throw error;
    tell(error);
    await refresh();
    await show(shown.id);
  }
}

async function undo() {
  await sending;
  const { back, state } = await (await ask('undo', {})).json();
  if (back === undefined) {
    notice(say('say.nothingToUndo'), true);
    return;
  }
  standing(state);
  await refresh();
  notice(say('say.undone'));
  await show(back);
}

/** Words that are selected in the text, and their line: what an act adds is read from them. */
function selectedIn(/** @type {string} */ act) {
  const selection = getSelection();
  const words = selection?.toString().trim() ?? '';
  if (!act.startsWith('add-') || words === '' || selection === null) return {};
  const node = selection.getRangeAt(0).startContainer;
  const line = (node instanceof Element ? node : node.parentElement)?.closest('.sheet p');
  if (!line || !text.contains(line)) return {};
  return { words, line: String([...(line.parentElement?.children ?? [])].indexOf(line)) };
}

/** Opens the form of an act in its place. */
async function open(/** @type {string} */ act) {
  if (current === undefined) return;
  const { id, anchor } = current;
  const place = pane.querySelector('.form');
  if (place === null) return;
  const asked = { id, act, ...(anchor !== '' && { anchor }), ...selectedIn(act) };
  place.innerHTML = await (await ask(`form?${query(asked)}`)).text();
  place.scrollIntoView({ block: 'nearest' });
  const first = /** @type {HTMLInputElement | null} */ (
    place.querySelector('button[data-choice], input:not([type=hidden]), textarea')
  );
  first?.focus();
  if (first instanceof HTMLInputElement) first.select();
}

const formNow = () => /** @type {HTMLFormElement | null} */ (pane.querySelector('form.act'));

function cancel() {
  formNow()?.remove();
  pane.querySelector('h2')?.focus({ preventScroll: true });
}

/** @param {HTMLFormElement} form */
async function submit(form) {
  const values = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
  const { why, source, other, ...rest } = values;
  const fault = form.querySelector('.fault');
  try {
    const act = form.dataset.act ?? '';
    await decide(act, {
      ...(why !== undefined && { why }),
      ...((act === 'correct' || act.startsWith('add-')) && { values: rest }),
      ...(source !== undefined && { source }),
      ...(other !== undefined && { other }),
    });
  } catch (error) {
    if (fault !== null) fault.textContent = error instanceof Error ? error.message : String(error);
  }
}

/** @param {string} pasted */
async function takeIn(pasted) {
  if (pasted.trim() === '') return;
  const { first, count, left, state } = await (await ask('reports', { pasted })).json();
  standing(state);
  await refresh();
  if (left > 0 || count === 0) notice(say('reports.left', { count, left }), count === 0);
  if (first !== undefined) await show(first);
}

/** What stands on buttons of the bar, and on keys. @type {Record<string, () => unknown>} */
const DO = {
  reports: () => {
    dialog('reports').showModal();
    at('pasted').focus();
  },
  help: () => dialog('help').showModal(),
  golds: async () => notice(say('golds.done', await (await ask('golds', {})).json())),
  cancel,
  undo,
};
/** @type {Record<string, () => unknown>} */
const KEYS = {
  j: () => show(neighbour(wanted, 1)),
  k: () => show(neighbour(wanted, -1)),
  u: undo,
  r: () => DO.reports?.(),
  '?': () => DO.help?.(),
  '[': () => fact(-1),
  ']': () => fact(1),
};

/** Goes from fact to fact of the meeting. */
function fact(/** @type {number} */ step) {
  const facts = [...pane.querySelectorAll('[data-anchor]')];
  const index = facts.findIndex((one) => one.getAttribute('aria-current') === 'true');
  const next = facts[Math.min(Math.max(index + step, 0), facts.length - 1)];
  const anchor = next?.getAttribute('data-anchor');
  return current !== undefined && anchor ? show(current.id, anchor) : undefined;
}

/** @param {() => unknown} work */
async function run(work) {
  try {
    await work();
  } catch (error) {
    tell(error);
  }
}

/** @param {Element} button */
function press(button) {
  const { act, form, anchor, choice, do: what } = /** @type {HTMLElement} */ (button).dataset;
  if (act !== undefined) return form === undefined ? decide(act) : open(act);
  if (anchor !== undefined && current !== undefined) return show(current.id, anchor);
  if (choice !== undefined) return choose(choice);
  if (what !== undefined) return DO[what]?.();
  const id = button.closest('li')?.dataset.case;
  return id === undefined ? undefined : show(id);
}

/** Fills in what was chosen; Enter saves it. */
function choose(/** @type {string} */ id) {
  const input = /** @type {HTMLInputElement | null} */ (pane.querySelector('[name=source], [name=other]'));
  if (input === null) return;
  input.value = id;
  /** @type {HTMLButtonElement | null} */ (pane.querySelector('form.act [type=submit]'))?.focus();
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[type=button]') : null;
  if (button !== null) void run(() => press(button));
});

document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.method === 'dialog') return;
  event.preventDefault();
  void run(() => submit(form));
});

/** The old value stands below a field that was changed. */
document.addEventListener('input', (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const was = input.dataset.was;
  const note = input.parentElement?.querySelector('.was');
  if (was !== undefined && note instanceof HTMLElement) note.hidden = input.value === was;
  if (input.name === 'source') void run(() => suggest(input.value));
});

/** Governments by what is typed of their name. */
async function suggest(/** @type {string} */ typed) {
  const list = document.getElementById('governments');
  if (list === null || typed.length < 2) return;
  const found = await (await ask(`governments?${query({ q: typed })}`)).json();
  list.replaceChildren(
    .../** @type {{ id: string, name: string }[]} */ (found).map(({ id, name }) => new Option(name, id)),
  );
}

document.addEventListener('keydown', (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const form = formNow();
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    const owner = target.closest('form');
    owner?.requestSubmit(owner.querySelector('[type=submit]'));
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null)
    return;
  if (event.key === 'Escape' && form !== null) {
    event.preventDefault();
    cancel();
    return;
  }
  if (target.matches('input, textarea, select')) {
    // Out of the name, back to work.
    if (target.id === 'by' && ['Enter', 'Escape'].includes(event.key)) pane.querySelector('h2')?.focus();
    return;
  }
  if (!field('single-keys').checked) return;
  const button = pane.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (form !== null) {
    if (CHOICE_KEYS.test(event.key) && button !== null) {
      event.preventDefault();
      void run(() => press(button));
    }
    return;
  }
  const work = button === null ? KEYS[event.key] : () => press(button);
  if (work === undefined) return;
  event.preventDefault();
  void run(work);
});

dialog('reports').addEventListener('close', () => {
  const pasted = /** @type {HTMLTextAreaElement} */ (at('pasted'));
  const [file] = field('report-file').files ?? [];
  if (dialog('reports').returnValue === 'take-in')
    void run(async () => {
      await takeIn(file === undefined ? pasted.value : await file.text());
      pasted.value = '';
      field('report-file').value = '';
    });
  dialog('reports').returnValue = '';
});

// Both outlast the session where the port is the same; elsewhere the command line says who decides.
for (const [id, property] of /** @type {const} */ ([
  ['by', 'value'],
  ['single-keys', 'checked'],
])) {
  const kept = localStorage.getItem(id);
  if (kept !== null && property === 'checked') field(id).checked = kept === 'true';
  if (kept !== null && property === 'value' && field(id).value === '') field(id).value = kept;
  field(id).addEventListener('change', () => localStorage.setItem(id, String(field(id)[property])));
}

void run(async () => {
  await look();
  await show(neighbour(undefined, 0));
});
