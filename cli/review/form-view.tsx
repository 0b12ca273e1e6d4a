import type { ComponentChildren } from 'preact';
import type { MinutesFacts } from '../../functions/shared/head.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { type Addition, additionFields, LINE_FIELD, WORDS_FIELD } from './additions.ts';
import { additionOf, type Decided } from './decision.ts';
import { coded, lineOf, type Speech } from './fact-view.tsx';
import type { Fact } from './facts.ts';
import { type Field, fieldsOf } from './form.ts';
import type { DeskKey } from './words.ts';

/** A government or a meeting that can be chosen. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Words of the page that a person has selected, and the line in which they stand, counted from 0. */
export interface Selected {
  readonly words: string;
  readonly line: string;
}

/** Acts that are published with who and why. */
const PUBLISHED: ReadonlySet<Decided['act']> = new Set([
  'correct',
  'remove',
  'add-person',
  'add-decision',
  'withdraw',
  'restore',
]);

const NAMES = 'known-names';

/** The form of an act that needs more than a yes: what changes, and why. */
export function ActForm({
  act,
  fact,
  document,
  choices,
  selected = { words: '', line: '' },
  speech,
}: {
  readonly act: Decided['act'];
  readonly fact: Fact;
  readonly document: MinutesDocument;
  /** Of which government it may be, or with which meeting it may be one. */
  readonly choices: readonly Choice[];
  /** What was selected on the page. */
  readonly selected?: Selected;
  readonly speech: Speech;
}) {
  const { say } = speech;
  const added = additionOf(act);
  const fields =
    act === 'correct'
      ? fieldsOf(fact, document)
      : added === undefined
        ? []
        : additionFields(added, document, selected.words);
  return (
    <form class="act" data-act={act} aria-label={say(`form.${act}` as DeskKey)}>
      <h3>{say(`form.${act}` as DeskKey)}</h3>
      {added !== undefined && <input type="hidden" name={LINE_FIELD} value={selected.line} />}
      {fields.length > 0 && (
        <>
          {grouped(fields).map((group) => (
            <div class={group.length > 1 ? 'pair' : undefined}>
              {group.map((field) => (
                <FieldView
                  field={field}
                  of={added ?? fact.kind}
                  isNew={added !== undefined}
                  speech={speech}
                />
              ))}
            </div>
          ))}
          <datalist id={NAMES}>
            {knownNames(document).map((name) => (
              <option value={name} />
            ))}
          </datalist>
        </>
      )}
      {act === 'remove' && <p class="card">{lineOf(fact, speech)}</p>}
      {act === 'government' && (
        <Choices name="source" label="form.government.search" {...{ choices, speech }} />
      )}
      {act === 'unite' && <Choices name="other" label="form.other" {...{ choices, speech }} />}
      {PUBLISHED.has(act) && (
        <Labelled name="why" label={say('why.published')}>
          <input id="f-why" name="why" value={say(`why.${act}` as DeskKey)} required maxLength={500} />
        </Labelled>
      )}
      <p class="fault" role="alert" />
      <p class="acts">
        <button type="submit" class="yes">
          {say('act.save')} <kbd>Ctrl ⏎</kbd>
        </button>
        <button type="button" data-do="cancel">
          {say('act.cancel')} <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  );
}

/** A body and its part stand beside each other. */
function grouped(fields: readonly Field[]): readonly (readonly Field[])[] {
  const groups: Field[][] = [];
  for (const field of fields) {
    const before = groups.at(-1)?.[0];
    const stem = /^(?:responsible\.\d+|deadline)\./u.exec(field.name)?.[0];
    if (stem !== undefined && before?.name.startsWith(stem) === true) groups.at(-1)?.push(field);
    else groups.push([field]);
  }
  return groups;
}

function FieldView({
  field: { name, kind, value },
  of,
  isNew,
  speech,
}: {
  readonly field: Field;
  readonly of: Fact['kind'] | Addition;
  /** Nothing was there before. */
  readonly isNew: boolean;
  readonly speech: Speech;
}) {
  const { say } = speech;
  const id = `f-${name.replaceAll('.', '-')}`;
  const inWords = (code: string) => coded(speech, vocabularyOf(of, name), code);
  const was = typeof kind === 'object' ? inWords(value) : value;
  return (
    <Labelled
      name={name}
      label={say(labelOf(name))}
      {...(!isNew && { was: `${say('was')}：${was === '' ? say('nothing') : was}` })}
    >
      {typeof kind === 'object' ? (
        <select id={id} name={name} data-was={value}>
          {kind.choice.map((code) => (
            <option value={code} selected={code === value}>
              {inWords(code)}
            </option>
          ))}
        </select>
      ) : kind === 'lines' ? (
        <textarea id={id} name={name} rows={3} data-was={value}>
          {value}
        </textarea>
      ) : (
        <input
          id={id}
          name={name}
          value={value}
          data-was={value}
          required={name === WORDS_FIELD}
          inputMode={kind === 'number' ? 'numeric' : undefined}
          placeholder={kind === 'day' ? 'YYYY-MM-DD' : undefined}
          list={/organization|responsible/u.test(name) ? NAMES : undefined}
          autoComplete="off"
        />
      )}
    </Labelled>
  );
}

function Labelled({
  name,
  label,
  was,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly was?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="field">
      <label for={`f-${name.replaceAll('.', '-')}`}>{label}</label>
      {children}
      {was !== undefined && (
        <small class="was" hidden>
          {was}
        </small>
      )}
    </div>
  );
}

/** What is likely stands as buttons, with a digit each; anything else is typed. */
function Choices({
  name,
  label,
  choices,
  speech: { say },
}: {
  readonly name: 'source' | 'other';
  readonly label: DeskKey;
  readonly choices: readonly Choice[];
  readonly speech: Speech;
}) {
  return (
    <>
      {choices.length > 0 && (
        <ol class="choices">
          {choices.map((choice, index) => (
            <li>
              <button
                type="button"
                data-choice={choice.id}
                data-key={index < 9 ? String(index + 1) : undefined}
              >
                {choice.name} <span class="note">{choice.id}</span> {index < 9 && <kbd>{index + 1}</kbd>}
              </button>
            </li>
          ))}
        </ol>
      )}
      {choices.length === 0 && name === 'other' && <p class="note">{say('form.none')}</p>}
      <Labelled name={name} label={say(label)}>
        <input
          id={`f-${name}`}
          name={name}
          required
          autoComplete="off"
          list={name === 'source' ? 'governments' : undefined}
        />
      </Labelled>
      {name === 'source' && <datalist id="governments" />}
    </>
  );
}

function labelOf(name: string): DeskKey {
  if (name.startsWith('responsible.')) return name.endsWith('.role') ? 'field.duty' : 'field.responsible';
  return `field.${name}` as DeskKey;
}

function vocabularyOf(of: Fact['kind'] | Addition, name: string): string {
  if (name.endsWith('.role')) return 'duty';
  if (name === 'role') return 'attendance role';
  return of === 'item' ? 'item kind' : 'decision kind';
}

/** Bodies that the page names anyhow, so that nobody has to type them. */
const knownNames = ({ attendance, decisions }: MinutesFacts): readonly string[] =>
  [
    ...new Set([
      ...attendance.flatMap(({ organization }) => organization?.split('、') ?? []),
      ...decisions.flatMap(({ responsible }) => responsible.map(({ name }) => name)),
    ]),
  ].sort();
