import type { ComponentChildren } from 'preact';
import type { MinutesFacts } from '../../shared/head.ts';
import { meetingPage } from '../addresses.ts';
import { dealtWithInWords } from '../headline.ts';
import { linkFrom, type PageContext } from './page.tsx';
import { Day, DecisionLine, MeetingName, ResponsibleNames, SourceName, valuesLang } from './parts.tsx';
import { type Words, wordsOf } from './words.ts';

interface MeetingBlocksProps {
  /** In the order in which they are to stand. */
  readonly documents: readonly MinutesFacts[];
  /** Decisions that are shown of each; one more where it is the last. */
  readonly most: number;
  readonly context: PageContext;
  /** Whether whose meeting it was is said: not where the page is about one government. */
  readonly named: boolean;
}

/** Meetings with what each decided: when on the left, who met and what came of it on the right. */
export const MeetingBlocks = ({ documents, most, context, named }: MeetingBlocksProps) => {
  const words = wordsOf(context.language);
  return (
    <ol class="sittings">
      {documents.map((document) => (
        <li>
          <p class="when">
            {document.heldOn === undefined ? words('undated') : <Day day={document.heldOn} words={words} />}
            <span>{words(`form.${document.form}`)}</span>
          </p>
          <div>
            <h3>
              <a href={linkFrom(context)(meetingPage(document.id))}>
                {named && (
                  <>
                    <SourceName sources={context.sources} id={document.source} words={words} />{' '}
                  </>
                )}
                <MeetingName document={document} words={words} />
              </a>
            </h3>
            <Outcome document={document} most={most} context={context} words={words} />
          </div>
        </li>
      ))}
    </ol>
  );
};

/** Of a meeting without decisions: that there is none, and what it dealt with. */
function undecided(document: MinutesFacts, words: Words): ComponentChildren {
  const what = dealtWithInWords(document, { language: words.language });
  return what === undefined
    ? words('decisions.none')
    : words.with('decisions.none.but', { what: <span lang={valuesLang(words)}>{what}</span> });
}

interface OutcomeProps {
  readonly document: MinutesFacts;
  readonly most: number;
  readonly context: PageContext;
  readonly words: Words;
}

/** What it decided, else what it dealt with. */
function Outcome({ document, most, context, words }: OutcomeProps) {
  const { decisions } = document;
  const link = linkFrom(context);
  const shown = decisions.length === most + 1 ? decisions.length : most;
  if (decisions.length === 0) return <p class="note">{undecided(document, words)}</p>;
  return (
    <>
      <ul class="outcome">
        {decisions.slice(0, shown).map((decision) => (
          <li>
            <DecisionLine document={document} decision={decision} link={link} words={words} />
            {decision.responsible.length > 0 && (
              <span class="charged">
                <ResponsibleNames responsible={decision.responsible} words={words} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {decisions.length > shown && (
        <p class="more">
          <a href={link(meetingPage(document.id))}>
            {words('decisions.more', { n: decisions.length - shown })}
          </a>
        </p>
      )}
    </>
  );
}
