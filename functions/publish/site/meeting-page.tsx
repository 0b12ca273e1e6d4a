import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { partitionOf } from '../../shared/publication.ts';
import { topicOf, topicsOf } from '../../shared/topics.ts';
import {
  calendarFile,
  INDEX_PAGE,
  meetingDocument,
  meetingPage,
  sourcePage,
  topicPage,
  yearPage,
} from '../addresses.ts';
import { titleWithDecider } from '../headline/decider.ts';
import type { History } from '../index/history.ts';
import type { OrganizationNames } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { FORM, heldInWords, meetingName } from '../labels.ts';
import { isInvented, sourceName } from '../source-name.ts';
import { cleanText, clip, mapText, plainLine } from '../text.ts';
import { AttendanceSection } from './attendance-section.tsx';
import { ChangesSection } from './changes-section.tsx';
import { KINDS } from './charts/decisions-by-month.ts';
import { readerScript } from './deadlines.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { mainFeed } from './feed-list.tsx';
import { OriginalText } from './original-text.tsx';
import { linkFrom, type PageContext, type PageScript, renderPage } from './page.tsx';
import { reportTemplate } from './parts.tsx';
import { ProvenanceSection } from './provenance-section.tsx';
import { QualitySection } from './quality-section.tsx';
import { meetingEvent } from './structured.ts';
import { firstWords as words, yearInWords } from './words.ts';

/** A meeting with the text of its page. */
export interface WholeMeeting extends PublishedMeeting {
  readonly document: MinutesDocument;
}

/** What a meeting's page says of the meetings before and after it. */
export interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly held: string | undefined;
}

/** What stands beside a meeting: what its page shows of others. */
export interface Beside {
  readonly before: Neighbour | undefined;
  readonly after: Neighbour | undefined;
  readonly history: History;
}

/** The page of one meeting: what it decided, and beside it the facts and the text they were read from, linked both ways. */
export function meetingPageHtml(
  published: WholeMeeting,
  { before, after, history }: Beside,
  names: OrganizationNames,
  context: PageContext,
): string {
  // The text itself is cleaned piece by piece: spans count the characters that it has now.
  const document = { ...mapText(published.document, cleanText), text: published.document.text };
  const meeting = { ...published, document };
  const { source } = document;
  const year = partitionOf(document);
  const link = linkFrom(context);
  const title = titleWithDecider(document, context.sources);
  const summary = `${title}，${heldInWords(document) ?? '日期不详'}。${outcomeInWords(document)}`;
  const event = meetingEvent(document, context);
  return renderPage({
    context,
    title,
    description: summary,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name: sourceName(context.sources, source), path: sourcePage(source) },
      { name: yearInWords(words, year), path: yearPage(source, year) },
    ],
    feeds: mainFeed(source, words),
    calendar: calendarFile(source),
    json: meetingDocument(document.id),
    structuredData: event === undefined ? [] : [event],
    script: scriptOf(document, context),
    children: (
      <article class="minutes">
        <header class="title">
          <h1>{title}</h1>
          {isInvented(context.sources, source) && (
            <p class="notice">这是为演示而虚构的{FORM[document.form]}。</p>
          )}
          {document.form === 'report' && (
            <p class="notice">这是关于会议的消息，不是纪要：决定和参会人员可能不全。</p>
          )}
          <p class="lead">{outcomeInWords(document)}</p>
          <Topics document={document} link={link} />
        </header>
        <div class="reading">
          <DecisionsSection document={document} names={names} context={context} />
          <AttendanceSection document={document} context={context} />
        </div>
        <div class="beside">
          <FactsPanel document={document} context={context} />
          <OriginalText document={document} />
        </div>
        <div class="sources">
          <ChangesSection history={history} decisions={document.decisions} />
          <QualitySection document={document} />
          <ProvenanceSection meeting={meeting} link={link} />
        </div>
        <Neighbours before={before} after={after} link={link} />
      </article>
    ),
  });
}

/** Deadlines against the reader's clock, and links to report people; nothing on a page that has neither. */
function scriptOf({ decisions, attendance }: MinutesDocument, context: PageContext): readonly PageScript[] {
  const template = attendance.length > 0 ? reportTemplate(context) : undefined;
  const isDated = decisions.some(({ deadline }) => deadline?.date !== undefined);
  if (template === undefined && !isDated) return [];
  const { path, words: own } = readerScript(words);
  return [
    {
      path,
      words: {
        ...own,
        ...(template !== undefined && {
          'data-report': template,
          'data-report-words': words('report.fact'),
        }),
      },
    },
  ];
}

/** `作出7项决定：同意1项，原则同意2项，交办2项。` */
function outcomeInWords({ decisions }: Pick<MinutesDocument, 'decisions'>): string {
  if (decisions.length === 0) return '没有记载决定。';
  const kinds = KINDS.flatMap((kind) => {
    const count = decisions.filter((decision) => decision.kind === kind).length;
    return count === 0 ? [] : [`${words(`kind.${kind}`)}${count}项`];
  });
  return `作出${decisions.length}项决定：${kinds.join('，')}。`;
}

interface TopicsProps {
  readonly document: MinutesDocument;
  readonly link: (path: string) => string;
}

/** The subject areas of its decisions, each with a page of what was decided there. */
function Topics({ document, link }: TopicsProps) {
  const codes = [...new Set(document.decisions.flatMap((decision) => topicsOf(document, decision)))];
  if (codes.length === 0) return null;
  return (
    <ul class="topics" aria-label={words('source.topics')}>
      {codes.map((code) => (
        <li>
          <a href={link(topicPage(document.source, code))}>{topicOf(code)?.zh ?? code}</a>
        </li>
      ))}
    </ul>
  );
}

const NAME_LENGTH = 60;

/** What a neighbour's page is told of a meeting. */
export const neighbourOf = ({ document }: PublishedMeeting): Neighbour => ({
  id: document.id,
  name: clip(plainLine(meetingName(document)), NAME_LENGTH),
  held: heldInWords(document),
});

interface NeighboursProps extends Pick<Beside, 'before' | 'after'> {
  readonly link: (path: string) => string;
}

/** To the meetings that the government held before and after. */
const Neighbours = ({ before, after, link }: NeighboursProps) =>
  before === undefined && after === undefined ? null : (
    <nav class="neighbours" aria-label="前后各次会议">
      {[
        { to: before, rel: 'prev', told: '上一次' },
        { to: after, rel: 'next', told: '下一次' },
      ].map(({ to, rel, told }) =>
        to === undefined ? (
          <span />
        ) : (
          <a href={link(meetingPage(to.id))} rel={rel}>
            <span class="note">{told}</span>
            <strong>{to.name}</strong>
            <span class="note">{to.held ?? words('undated')}</span>
          </a>
        ),
      )}
    </nav>
  );
