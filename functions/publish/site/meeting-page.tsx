import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { partitionOf } from '../../shared/publication.ts';
import { INDEX_PAGE, meetingDocument, sourcePage, yearPage } from '../addresses.ts';
import type { OrganizationNames } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { dayInWords, FORM, heldInWords, meetingName } from '../labels.ts';
import { isInvented, sourceName } from '../source-name.ts';
import { cleanText, mapText } from '../text.ts';
import { AttendanceSection } from './attendance-section.tsx';
import { CorrectionsSection } from './corrections-section.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { mainFeed } from './feed-list.tsx';
import { OriginalText } from './original-text.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { ProvenanceSection } from './provenance-section.tsx';
import { QualitySection } from './quality-section.tsx';
import { firstWords as words, yearInWords } from './words.ts';

/** A meeting with the text of its page. */
interface WholeMeeting extends PublishedMeeting {
  readonly document: MinutesDocument;
}

/** The page of one meeting: its facts, and beside them the text they were read from, linked both ways. */
export function meetingPageHtml(
  published: WholeMeeting,
  names: OrganizationNames,
  context: PageContext,
): string {
  // The text itself is cleaned piece by piece: spans count the characters that it has now.
  const document = { ...mapText(published.document, cleanText), text: published.document.text };
  const meeting = { ...published, document };
  const { source } = document;
  const year = partitionOf(document);
  const link = linkFrom(context);
  return renderPage({
    context,
    title: document.title,
    description: `${meetingName(document)}，${heldInWords(document) ?? '日期不详'}，决定${document.decisions.length}项。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name: sourceName(context.sources, source), path: sourcePage(source) },
      { name: yearInWords(words, year), path: yearPage(source, year) },
    ],
    feeds: mainFeed(source, words),
    json: meetingDocument(document.id),
    children: (
      <article class="minutes">
        <header class="title">
          <h1>{document.title}</h1>
          {isInvented(context.sources, source) && (
            <p class="notice">这是为演示而虚构的{FORM[document.form]}。</p>
          )}
          {document.form === 'report' && (
            <p class="notice">这是关于会议的消息，不是纪要：决定和参会人员可能不全。</p>
          )}
          <MeetingFacts document={document} />
        </header>
        <div class="reading">
          <DecisionsSection document={document} names={names} context={context} />
          <AttendanceSection document={document} />
        </div>
        <OriginalText document={document} />
        <div class="sources">
          <CorrectionsSection document={document} />
          <QualitySection document={document} />
          <ProvenanceSection meeting={meeting} link={link} />
        </div>
      </article>
    ),
  });
}

function MeetingFacts({ document }: { readonly document: MinutesDocument }) {
  const day = (value: string | undefined) => (value === undefined ? undefined : dayInWords(value));
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ['形式', FORM[document.form]],
    ['召开', heldInWords(document)],
    ['会议机关', document.body],
    ['会议', document.number === undefined ? document.series : meetingName(document)],
    ['发文字号', document.documentNumber],
    ['索引号', document.indexNumber],
    ['发布机构', document.issuer],
    ['成文', day(document.issuedOn)],
    ['公布', day(document.publishedAt)],
    ['分类', document.categories?.join('、')],
    ['有效性', document.validity],
  ];
  return (
    <dl class="facts grid">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
