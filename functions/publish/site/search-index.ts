import type { SearchIndex } from '../../../schemas/generated/search-index.ts';
import { decisionAnchor, meetingPage } from '../addresses.ts';
import { agendaOf } from '../headline.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { meetingName } from '../labels.ts';
import { cleanText, clip, mapText, plainLine } from '../text.ts';
import { subjectOf } from './parts.tsx';

const NAME_LENGTH = 60;
const RESPONSIBLE_LENGTH = 120;

/** What can be searched of the meetings that one government held in a year: read by scripts/search.ts. */
export function searchIndex(name: string, meetings: readonly PublishedMeeting[]): SearchIndex {
  return {
    name: plainLine(name),
    meetings: mapText([...meetings].reverse(), cleanText).map(({ document }) => ({
      page: meetingPage(document.id),
      name: clip(plainLine(meetingName(document)), NAME_LENGTH),
      ...(document.heldOn !== undefined && { heldOn: document.heldOn }),
      decisions: document.decisions.map((decision) => {
        const agenda = agendaOf(document, decision);
        const responsible = clip(
          decision.responsible.map((one) => plainLine(one.name)).join('、'),
          RESPONSIBLE_LENGTH,
        );
        return {
          anchor: decisionAnchor(decision.id),
          kind: decision.kind,
          subject: subjectOf(decision),
          ...(agenda !== undefined && { agenda }),
          ...(responsible !== '' && { responsible }),
        };
      }),
    })),
  };
}
