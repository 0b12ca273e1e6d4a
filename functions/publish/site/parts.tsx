// Small pieces that more than one page is made of.

import type { ComponentChildren } from 'preact';
import type { Decision, Responsible } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { decisionAnchor, meetingPage } from '../addresses.ts';
import { dueInWords, objectInWords } from '../headline.ts';
import { meetingName } from '../labels.ts';
import { reportAddress } from '../report-address.ts';
import { clip, plainLine } from '../text.ts';
import { Digits } from './damage.tsx';
import { type Language, VALUES_LANGUAGE } from './language.ts';
import type { PageContext } from './page.tsx';
import { dayInWords, firstWords, type MessageKey, type Words } from './words.ts';

interface StampProps {
  readonly kind: Decision['kind'];
  readonly words: Words;
}

/** The kind of a decision, as a stamp. */
export const Stamp = ({ kind, words }: StampProps) => (
  <span class={`stamp stamp-${kind}`}>{words(`kind.${kind}`)}</span>
);

interface DayProps {
  readonly day: string;
  readonly words: Words;
}

/** A day as `2024年6月21日`, machine-readable too. */
export const Day = ({ day, words }: DayProps) => <time dateTime={day}>{dayInWords(words, day)}</time>;

/** A deadline; in a browser that runs scripts it says, against the reader's clock, how far off it is. */
export const DueDay = ({ day, words }: DayProps) => (
  <time class="due-day" dateTime={day}>
    {dayInWords(words, day)}
  </time>
);

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

/** The short name of a meeting. */
export const MeetingName = ({ document, words }: Pick<MeetingLinkProps, 'document' | 'words'>) => (
  <span lang={valuesLang(words)}>{clip(plainLine(meetingName(document)), NAME_LENGTH)}</span>
);

/** A meeting in a list, by that. */
export const MeetingLink = ({ document, link, words }: MeetingLinkProps) => (
  <a class="name" href={link(meetingPage(document.id))}>
    <MeetingName document={document} words={words} />
  </a>
);

interface MeetingNoteProps {
  readonly document: MinutesFacts;
  readonly words: Words;
}

/** Beside it: what it is known from, how much it decided, and its day. */
export const MeetingNote = ({ document, words }: MeetingNoteProps) => (
  <span class="note pieces">
    <span>{words(`form.${document.form}`)}</span>
    <span>
      {document.decisions.length === 0
        ? words('decisions.none')
        : words('decisions.count', { n: document.decisions.length })}
    </span>
    {document.heldOn === undefined ? (
      <span>{words('undated')}</span>
    ) : (
      <Day day={document.heldOn} words={words} />
    )}
  </span>
);

interface DecisionLineProps {
  readonly document: MinutesFacts;
  readonly decision: Decision;
  readonly link: (path: string) => string;
  readonly words: Words;
  /** Beside its day: what is due then, where that is another clause than the objects'. */
  readonly isDue?: boolean;
}

/** A decision in a list: its stamp, and its object as a link to the page of the meeting. */
export function DecisionLine({ document, decision, link, words, isDue = false }: DecisionLineProps) {
  const due = isDue ? dueInWords(decision, document, { language: words.language }) : undefined;
  return (
    <>
      <Stamp kind={decision.kind} words={words} />{' '}
      <a href={link(`${meetingPage(document.id)}#${decisionAnchor(decision.id)}`)} lang={valuesLang(words)}>
        <Digits text={due ?? objectInWords(decision, document)} told={words('damaged')} />
      </a>
    </>
  );
}

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

interface HeadingProps {
  readonly id: string;
  readonly message: MessageKey;
}

/** A heading on a page that has one edition. */
export const Heading = ({ id, message }: HeadingProps) => <h2 id={id}>{firstWords(message)}</h2>;

interface ReportLinkProps {
  readonly context: PageContext;
  /** Of the fact, on the page. */
  readonly anchor: string;
  /** What the page says there. */
  readonly value: string;
  /** What of, for whoever hears the link by itself. */
  readonly of: string;
}

/** Characters of a value in an address: each Han character takes nine bytes there, for every fact of a page. */
const REPORTED_LENGTH = 24;

/** Where a mistake about one fact is reported; nothing where the operator can be reached nowhere. */
export function ReportLink({ context, anchor, value, of }: ReportLinkProps) {
  const address = reportAddress(context.site, `${context.path}#${anchor}`, clip(value, REPORTED_LENGTH));
  if (address === undefined) return null;
  return (
    <a class="report" href={address}>
      {firstWords('report.fact')}
      <span class="unseen">：{of}</span>
    </a>
  );
}

/** Where a mistake about any fact of a page is reported, with `__PLACE__` for its anchor and `__VALUE__` for what it says. */
export const reportTemplate = (context: PageContext): string | undefined =>
  reportAddress(context.site, `${context.path}#__PLACE__`, '__VALUE__');

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
