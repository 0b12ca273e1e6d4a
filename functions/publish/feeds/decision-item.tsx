import { render } from 'preact-render-to-string';
import type { Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { topicsOf } from '../../shared/topics.ts';
import { absolute, decisionAnchor, decisionTag, meetingPage } from '../addresses.ts';
import { flagsInWords, flagsOfDecision, withDamageTold } from '../damage.ts';
import { DOUBT, isDoubtful } from '../doubt.ts';
import { headlineOf, responsibleInWords } from '../headline.ts';
import { asOfDecision, type PublishedMeeting } from '../index/published-meeting.ts';
import { DECISION_KIND, FORM } from '../labels.ts';
import { clip, plainLine } from '../text.ts';
import {
  bodyFacet,
  bounded,
  changeFacet,
  type FeedContext,
  facetTerms,
  formFacet,
  itemFrame,
  meetingFacts,
  occasion,
  organizationFacet,
  topicFacet,
} from './about-meeting.ts';
import type { FeedItem } from './feed-model.ts';
import { ItemLinks } from './item-links.tsx';

/** Longer than any real sentence of a decision; the page has the rest. */
const SENTENCE_LENGTH = 4_000;
const SUMMARY_LENGTH = 600;
const DEADLINE_LENGTH = 200;

/** One decision as a feed item. Expects a meeting whose text is clean. */
export function decisionItem(whole: PublishedMeeting, decision: Decision, context: FeedContext): FeedItem {
  const meeting = asOfDecision(whole, decision);
  const { document } = meeting;
  const { site, about } = context;
  const url = absolute(site, `${meetingPage(document.id)}#${decisionAnchor(decision.id)}`);
  const frame = itemFrame(meeting, context);
  const field = [
    ...organizationFacet(others(decision, context), context),
    ...topicFacet(document, [decision], site),
  ];
  const state = [
    ...facetTerms(site, 'decision-kind', [DECISION_KIND[decision.kind]]),
    ...changeFacet(meeting, site),
  ];
  return {
    ...frame,
    ...(about.isBare === true && { creator: '' }),
    id: decisionTag(site, decision.id),
    url,
    title: withDamageTold(titleOf(document, decision, context)),
    ...(about.isBare === true
      ? { summary: '', content: { text: '' } }
      : about.isPart === true
        ? theSentence(meeting, decision)
        : {
            summary: clip(summaryOf(meeting, decision), SUMMARY_LENGTH),
            content: {
              html: render(<Content {...{ meeting, decision, url, externalUrl: frame.externalUrl }} />),
            },
          }),
    facets:
      about.isBare === true
        ? []
        : about.isPart === true
          ? field
          : [...bodyFacet(document, site), ...formFacet(document, site), ...field, ...state],
    facts: bounded(factsOf(meeting, decision, context)),
  };
}

/** All that an item of a part says beside its title: there the meeting, whose part it is, and until when are known. */
function theSentence(meeting: PublishedMeeting, decision: Decision): Pick<FeedItem, 'summary' | 'content'> {
  const text = clip(plainLine(decision.text), SENTENCE_LENGTH) || summaryOf(meeting, decision);
  const warnings = warningsOf(meeting, decision);
  const warned = warnings.length === 0 ? text : `${text}（${warnings.join('；')}）`;
  return { summary: warned, content: { text: warned } };
}

/** Those responsible but the organisation whose feed it is, which every item would name. */
const others = ({ responsible }: Decision, { about, names }: FeedContext): Pick<Decision, 'responsible'> => ({
  responsible: responsible.filter(
    ({ name }) => about.organization === undefined || names?.of(name)?.id !== about.organization,
  ),
});

/** The decision at a glance; to the organisation whose feed it is, with what its part is. */
function titleOf(document: MinutesFacts, decision: Decision, { about, names, sources }: FeedContext): string {
  const part = decision.responsible.find(
    ({ name }) => about.organization !== undefined && names?.of(name)?.id === about.organization,
  );
  return headlineOf(decision, document, {
    sources,
    among: about.mixed ? 'all' : 'government',
    ...(part !== undefined && { part }),
  });
}

/** Body, number, day, responsible and deadline in one line. */
function summaryOf({ document }: Pick<PublishedMeeting, 'document'>, decision: Decision): string {
  const sentences = [
    occasion(document),
    decision.responsible.length === 0 ? undefined : `责任：${responsibleInWords(decision.responsible)}`,
    decision.deadline === undefined
      ? undefined
      : `期限：${clip(plainLine(decision.deadline.text), DEADLINE_LENGTH)}`,
    ...warningsOf({ document }, decision),
  ];
  return `${sentences.filter((sentence) => sentence !== undefined).join('。')}。`;
}

/** What a reader should know before relying on it. */
const warningsOf = ({ document }: Pick<PublishedMeeting, 'document'>, decision: Decision): string[] =>
  [isDoubtful(decision) ? DOUBT : undefined, flagsInWords(decision, document.quality.issues)].filter(
    (warning) => warning !== undefined,
  );

interface ContentProps {
  readonly meeting: PublishedMeeting;
  readonly decision: Decision;
  readonly url: string;
  readonly externalUrl: string | undefined;
}

function Content({ meeting: { document }, decision, url, externalUrl }: ContentProps) {
  return (
    <>
      <blockquote lang={document.provenance.script === 'hant' ? 'zh-Hant' : 'zh-Hans'}>
        <p>{clip(decision.text, SENTENCE_LENGTH)}</p>
      </blockquote>
      <ul>
        <li>会议：{occasion(document)}</li>
        {decision.responsible.length > 0 && <li>责任：{responsibleInWords(decision.responsible)}</li>}
        {decision.deadline !== undefined && (
          <li>期限：{clip(plainLine(decision.deadline.text), DEADLINE_LENGTH)}</li>
        )}
        {warningsOf({ document }, decision).map((warning) => (
          <li>{warning}</li>
        ))}
      </ul>
      <ItemLinks url={url} label={`在${FORM[document.form]}中查看这项决定`} externalUrl={externalUrl} />
    </>
  );
}

const flagged = (flags: readonly string[]) => (flags.length === 0 ? undefined : flags);

function factsOf(meeting: PublishedMeeting, decision: Decision, context: FeedContext) {
  const { document } = meeting;
  const item = document.items.find(({ number }) => number === decision.item);
  return {
    decision: decision.id,
    ...meetingFacts(meeting, context),
    item: item === undefined ? undefined : { number: item.number, heading: item.heading },
    kind: decision.kind,
    topics: topicsOf(document, decision),
    subjects: decision.subjects,
    documents: decision.documents,
    responsible: decision.responsible,
    deadline: decision.deadline,
    text: decision.text,
    span: decision.span,
    confidence: decision.confidence,
    flags: flagged(flagsOfDecision(decision, document.quality.issues)),
  };
}
