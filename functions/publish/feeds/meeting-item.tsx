import { render } from 'preact-render-to-string';
import type { Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { topicsOf } from '../../shared/topics.ts';
import { absolute, decisionAnchor, decisionTag, meetingPage, meetingTag } from '../addresses.ts';
import { countByRole, countsInWords } from '../attendance-counts.ts';
import { headline } from '../headline.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { DECISION_KIND, FORM, heldInWords } from '../labels.ts';
import { sourceName } from '../source-name.ts';
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
  topicFacet,
} from './about-meeting.ts';
import type { FeedItem } from './feed-model.ts';
import { ItemLinks } from './item-links.tsx';

const TITLE_LENGTH = 80;
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
    title: `${meetingTitle(document, context)}：${decisionsInWords(document)}`,
    ...(about.isPart === true
      ? theDecisions(document)
      : {
          summary: clip(`${summary.filter((part) => part !== '').join('。')}。`, SUMMARY_LENGTH),
          content: {
            html: render(<Content document={document} url={url} externalUrl={frame.externalUrl} />),
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
function theDecisions({ decisions }: MinutesFacts): Pick<FeedItem, 'summary' | 'content'> {
  const text = clip(
    decisions.length === 0 ? NO_DECISIONS : decisions.map((decision) => headline(decision)).join('；'),
    DECISIONS_LENGTH,
  );
  return { summary: text, content: { text } };
}

/** The title of the minutes with the day held, bounded; in the feed of all governments with the government's name. */
export function meetingTitle(document: MinutesFacts, { about, sources }: FeedContext): string {
  const held = heldInWords(document);
  const government = clip(plainLine(sourceName(sources, document.source)), TITLE_LENGTH);
  const title = clip(plainLine(document.title), TITLE_LENGTH);
  const prefix = !about.mixed || title.includes(government) ? '' : `${government}：`;
  return `${prefix}${title}${held === undefined ? '' : `（${held}）`}`;
}

const decisionsInWords = ({ decisions }: MinutesFacts): string =>
  decisions.length === 0 ? NO_DECISIONS : `决定${decisions.length}项`;

interface ContentProps {
  readonly document: MinutesFacts;
  readonly url: string;
  readonly externalUrl: string | undefined;
}

function Content({ document, url, externalUrl }: ContentProps) {
  const attendance = countsInWords(document);
  return (
    <>
      <p>{occasion(document)}</p>
      {document.decisions.length > 0 && (
        <ol>
          {document.decisions.map((decision) => (
            <li>
              <a href={`${url}#${decisionAnchor(decision.id)}`}>{headline(decision)}</a>
            </li>
          ))}
        </ol>
      )}
      {attendance !== '' && <p>{attendance}</p>}
      <ItemLinks url={url} label={`查看${FORM[document.form]}`} externalUrl={externalUrl} />
    </>
  );
}

/** A decision without its sentence, which its own feed item and the document have. */
function decisionFacts(decision: Decision, document: MinutesFacts, { site }: FeedContext) {
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
  };
}
