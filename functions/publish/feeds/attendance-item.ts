import type { Attendance } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { absolute, attendanceTag, meetingPage } from '../addresses.ts';
import { countByRole, countsInWords } from '../attendance-counts.ts';
import { meetingInWords } from '../headline.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { ATTENDANCE_ROLE, ATTENDANCE_ROLES } from '../labels.ts';
import { clip, plainLine } from '../text.ts';
import {
  bodyFacet,
  bounded,
  changeFacet,
  type FeedContext,
  formFacet,
  itemFrame,
  meetingFacts,
  occasion,
} from './about-meeting.ts';
import type { FeedItem } from './feed-model.ts';
import { headlineSetting } from './meeting-item.tsx';

const NAME_LENGTH = 60;
const SUMMARY_LENGTH = 600;

/** Who was at one meeting, as a feed item: a list to read, and the entries for programs. Expects clean text. */
export function attendanceItem(meeting: PublishedMeeting, context: FeedContext): FeedItem {
  const { document } = meeting;
  const { site } = context;
  const counts = countsInWords(document);
  return {
    ...itemFrame(meeting, context),
    id: attendanceTag(site, document.id),
    url: absolute(site, `${meetingPage(document.id)}#attendance`),
    title: `${meetingInWords(document, headlineSetting(context))}：参会人员`,
    summary: clip(`${occasion(document)}。${counts === '' ? '没有记载参会人员' : counts}。`, SUMMARY_LENGTH),
    content: { text: listInWords(document) },
    facets: [...bodyFacet(document, site), ...formFacet(document, site), ...changeFacet(meeting, site)],
    facts: bounded({
      ...meetingFacts(meeting, context),
      attendanceCounts: countByRole(document),
      attendance: document.attendance.map(entryFacts),
    }),
  };
}

/** A line for the meeting and one for each role: `出席：张三（区财政局局长）、李四`. */
function listInWords(document: MinutesFacts): string {
  const lines = ATTENDANCE_ROLES.flatMap((role) => {
    const entries = document.attendance.filter((entry) => entry.role === role);
    return entries.length === 0 ? [] : [`${ATTENDANCE_ROLE[role]}：${entries.map(entryInWords).join('、')}`];
  });
  return [occasion(document), ...(lines.length === 0 ? ['没有记载参会人员'] : lines)].join('\n');
}

function entryInWords({ name, organization, post, note }: Attendance): string {
  const position = `${organization ?? ''}${post ?? ''}`;
  const remarks = [position, note ?? ''].filter((remark) => remark !== '').map(plainLine);
  const person = clip(plainLine(name), NAME_LENGTH);
  return remarks.length === 0 ? person : `${person}（${clip(remarks.join('，'), NAME_LENGTH)}）`;
}

/** An entry without its place in the text, which the document has. */
const entryFacts = ({ span: _, asPublished: __, ...facts }: Attendance) => facts;
