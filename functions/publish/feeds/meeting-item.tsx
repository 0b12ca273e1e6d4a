import { render } from 'preact-render-to-string';
import type { Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { topicsOf } from '../../shared/topics.ts';
import { absolute, decisionAnchor, decisionTag, meetingPage, meetingTag } from '../addresses.ts';
import { countByRole, countsInWords } from '../attendance-counts.ts';
import { flagsInWords, flagsOfDecision, withDamageTold } from '../damage.ts';
import { type HeadlineSetting, headlineOf, meetingHeadline } from '../headline.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { DECISION_KIND, FORM } from '../labels.ts';
import { clip } from '../text.ts';
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
  topicFacet,
} from './about-meeting.ts';
import type { FeedItem } from './feed-model.ts';
import { ItemLinks } from './item-links.tsx';

const SUMMARY_LENGTH = 600;
const NO_DECISIONS = '没有记载决定';
const DECISIONS_LENGTH = 4_000;

/** One meeting as a feed item: every decision, and how many people were there. Expects clean text. */
export function meetingItem(meeting: PublishedMeeting, context: FeedContext): FeedItem {
  const { document } = meeting;
  const { site, about } = context;
  const url = absolute(site, meetingPage(document.id));
  const frame = itemFrame(meeting, context);
  const topics = topicFacet(document, document.decisions, site);
  const state = [
    ...facetTerms(
      site,
      'decision-kind',
      document.decisions.map(({ kind }) => DECISION_KIND[kind]),
    ),
    ...changeFacet(meeting, site),
  ];
  const summary = [occasion(document), decisionsInWords(document), countsInWords(document)];
  return {
    ...frame,
    id: meetingTag(site, document.id),
    url,
    title: withDamageTold(meetingHeadline(document, headlineSetting(context))),
    ...(about.isPart === true
      ? theDecisions(document, context)
      : {
          summary: clip(`${summary.filter((part) => part !== '').join('。')}。`, SUMMARY_LENGTH),
          content: {
            html: render(<Content {...{ document, context, url, externalUrl: frame.externalUrl }} />),
          },
        }),
    facets:
      about.isPart === true
        ? topics
        : [...bodyFacet(document, site), ...formFacet(document, site), ...topics, ...state],
    facts: bounded({
      ...meetingFacts(meeting, context),
      indexNumber: document.indexNumber,
      items: document.items.map(({ number, heading, kind }) => ({ number, heading, kind })),
      decisions: document.decisions.map((decision) => decisionFacts(decision, document, context)),
      attendanceCounts: countByRole(document),
      quality: document.quality.score,
    }),
  };
}

/** All that an item of an archive says beside its title: what was decided. */
function theDecisions(document: MinutesFacts, context: FeedContext): Pick<FeedItem, 'summary' | 'content'> {
  const text = clip(
    document.decisions.length === 0
      ? NO_DECISIONS
      : headlinesOf(document, context).map(withDamageTold).join('；'),
    DECISIONS_LENGTH,
  );
  return { summary: text, content: { text } };
}

/** Where governments are mixed, items name theirs with its city. */
export const headlineSetting = ({ about, sources }: FeedContext): HeadlineSetting => ({
  sources,
  among: about.mixed ? 'all' : 'government',
});

/** Every decision of the meeting, whose title says who decided. */
const headlinesOf = (document: MinutesFacts, { sources }: FeedContext): string[] =>
  document.decisions.map((decision) => headlineOf(decision, document, { sources, among: 'meeting' }));

const decisionsInWords = ({ decisions }: MinutesFacts): string =>
  decisions.length === 0 ? NO_DECISIONS : `决定${decisions.length}项`;

interface ContentProps {
  readonly document: MinutesFacts;
  readonly context: FeedContext;
  readonly url: string;
  readonly externalUrl: string | undefined;
}

function Content({ document, context, url, externalUrl }: ContentProps) {
  const headlines = headlinesOf(document, context);
  const attendance = countsInWords(document);
  return (
    <>
      <p>{occasion(document)}</p>
      {document.decisions.length > 0 && (
        <ol>
          {document.decisions.map((decision, index) => (
            <li>
              <a href={`${url}#${decisionAnchor(decision.id)}`}>{headlines[index]}</a>
              <Warning text={flagsInWords(decision, document.quality.issues)} />
            </li>
          ))}
        </ol>
      )}
      {attendance !== '' && <p>{attendance}</p>}
      <ItemLinks url={url} label={`查看${FORM[document.form]}`} externalUrl={externalUrl} />
    </>
  );
}

const Warning = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : <>（{text}）</>;

/** A decision without its sentence, which its own feed item and the document have. */
function decisionFacts(decision: Decision, document: MinutesFacts, { site }: FeedContext) {
  const flags = flagsOfDecision(decision, document.quality.issues);
  return {
    id: decisionTag(site, decision.id),
    decision: decision.id,
    url: absolute(site, `${meetingPage(document.id)}#${decisionAnchor(decision.id)}`),
    item: decision.item,
    kind: decision.kind,
    topics: topicsOf(document, decision),
    subjects: decision.subjects,
    responsible: decision.responsible,
    deadline: decision.deadline,
    confidence: decision.confidence,
    ...(flags.length > 0 && { flags }),
  };
}
