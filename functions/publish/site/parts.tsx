// Small pieces that more than one page is made of.

import type { ComponentChildren } from 'preact';
import type { Decision, Responsible } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { decisionAnchor, meetingPage } from '../addresses.ts';
import { agendaOf } from '../headline.ts';
import { meetingName } from '../labels.ts';
import { clip, plainLine } from '../text.ts';
import { type Language, VALUES_LANGUAGE } from './language.ts';
import { dayInWords, firstWords, type MessageKey, type Words, wordsOf } from './words.ts';

interface StampProps {
  readonly kind: Decision['kind'];
  readonly words: Words;
}

/** The kind of a decision, as a stamp. */
export const Stamp = ({ kind, words }: StampProps) => (
  <span class={`stamp stamp-${kind}`}>{words(`kind.${kind}`)}</span>
);

const SUBJECT_LENGTH = 120;
const SENTENCE_LENGTH = 80;

/** What a decision is about, for a heading or a link; the sentence where no object was recognised. */
export function subjectOf(decision: Pick<Decision, 'subjects' | 'text'>): string {
  const subjects = decision.subjects.map(plainLine).filter((subject) => subject !== '');
  if (subjects.length === 0) return clip(plainLine(decision.text), SENTENCE_LENGTH);
  return clip(subjects.join('；'), SUBJECT_LENGTH);
}

interface DayProps {
  readonly day: string;
  readonly words: Words;
}

/** A day as `2024年6月21日`, machine-readable too. */
export const Day = ({ day, words }: DayProps) => <time dateTime={day}>{dayInWords(words, day)}</time>;

/** The language of a value inside a text in another one; nothing where it is the same. */
export const valuesLang = ({ language }: Words): Language | undefined =>
  language === VALUES_LANGUAGE ? undefined : VALUES_LANGUAGE;

interface SourceNameProps {
  readonly sources: readonly Source[];
  readonly id: string;
  readonly words: Words;
}

/** A government in the reader's language, where it has a name in it. */
export function SourceName({ sources, id, words }: SourceNameProps) {
  const { name, lang } = nameOfSource(sources, id, words);
  return <span lang={lang}>{name}</span>;
}

/** The same as text, with its language where that is another than the reader's. */
export function nameOfSource(
  sources: readonly Source[],
  id: string,
  words: Words,
): { readonly name: string; readonly lang: Language | undefined } {
  const source = sourceOf(id, sources);
  if (source === undefined) return { name: id, lang: undefined };
  if (words.language === 'en' && source.nameEn !== undefined) return { name: source.nameEn, lang: undefined };
  return { name: source.name, lang: valuesLang(words) };
}

interface MeetingLinkProps {
  readonly document: MinutesFacts;
  readonly link: (path: string) => string;
  readonly words: Words;
}

const NAME_LENGTH = 60;

/** A meeting in a list, by its short name. */
export const MeetingLink = ({ document, link, words }: MeetingLinkProps) => (
  <a class="name" href={link(meetingPage(document.id))} lang={valuesLang(words)}>
    {clip(plainLine(meetingName(document)), NAME_LENGTH)}
  </a>
);

interface MeetingNoteProps {
  readonly document: MinutesFacts;
  readonly words: Words;
}

/** Beside it: its day, what it is known from, and how much it decided. */
export const MeetingNote = ({ document, words }: MeetingNoteProps) => (
  <span class="note">
    {document.heldOn === undefined ? words('undated') : <Day day={document.heldOn} words={words} />}
    {' · '}
    {words(`form.${document.form}`)}
    {' · '}
    {document.decisions.length === 0
      ? words('decisions.none')
      : words('decisions.count', { n: document.decisions.length })}
  </span>
);

interface DecisionLineProps {
  readonly document: MinutesFacts;
  readonly decision: Decision;
  readonly link: (path: string) => string;
  readonly words: Words;
}

/** A decision in a list: its stamp, and its object as a link to the page of the meeting. */
export const DecisionLine = ({ document, decision, link, words }: DecisionLineProps) => {
  const agenda = agendaOf(document, decision);
  return (
    <>
      <Stamp kind={decision.kind} words={words} />{' '}
      <a href={link(`${meetingPage(document.id)}#${decisionAnchor(decision.id)}`)} lang={valuesLang(words)}>
        {subjectOf(decision)}
        {agenda !== undefined && `（${agenda}）`}
      </a>
    </>
  );
};

const DUTY_NAME_LENGTH = 60;
const MOST_NAMES = 12;

interface ResponsibleNamesProps {
  readonly responsible: readonly Responsible[];
  readonly words: Words;
}

/** Everyone responsible with their roles: `区司法局（负责）、区财政局（配合）`. */
export const ResponsibleNames = ({ responsible, words }: ResponsibleNamesProps) => (
  <>
    {responsible.slice(0, MOST_NAMES).map(({ name, role }, index) => (
      <>
        {index > 0 && words('and')}
        <span lang={valuesLang(words)}>{clip(plainLine(name), DUTY_NAME_LENGTH)}</span>
        {words('bracket', { text: words(`duty.${role}`) })}
      </>
    ))}
    {responsible.length > MOST_NAMES && '…'}
  </>
);

/** A heading's words on a page that has one edition only: in its own language, and small in English. */
export const Gloss = ({ message }: { readonly message: MessageKey }) => (
  <>
    {firstWords(message)}{' '}
    <span class="gloss" lang="en">
      {wordsOf('en')(message)}
    </span>
  </>
);

interface HeadingProps {
  readonly id: string;
  readonly message: MessageKey;
}

/** Such a heading. */
export const Heading = ({ id, message }: HeadingProps) => (
  <h2 id={id}>
    <Gloss message={message} />
  </h2>
);

interface BlockProps {
  readonly id: string;
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A section of a page under its heading. */
export const Block = ({ id, title, children }: BlockProps) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <div class="content">{children}</div>
  </section>
);
