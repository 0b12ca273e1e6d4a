import type { SearchIndex } from '../../../schemas/generated/search-index.ts';
import { decisionAnchor, meetingPage } from '../addresses.ts';
import { agendaOf } from '../headline.ts';
import type { OrganizationNames } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { meetingName } from '../labels.ts';
import { cleanOnce, clip, plainLine } from '../text.ts';
import { subjectOf } from './parts.tsx';

const NAME_LENGTH = 60;
const RESPONSIBLE_LENGTH = 120;

/** What can be searched of the meetings that one government held in a year: read by scripts/search.ts. */
export function searchIndex(
  name: string,
  meetings: readonly PublishedMeeting[],
  names: OrganizationNames,
): SearchIndex {
  return {
    name: plainLine(name),
    meetings: [...meetings]
      .reverse()
      .map((meeting) => cleanOnce(meeting).document)
      .map((document) => ({
        page: meetingPage(document.id),
        name: clip(plainLine(meetingName(document)), NAME_LENGTH),
        ...(document.heldOn !== undefined && { heldOn: document.heldOn }),
        decisions: document.decisions.map((decision) => {
          const agenda = agendaOf(document, decision);
          const responsible = clip(
            [...new Set(decision.responsible.map((one) => searched(one.name, names)))].join('、'),
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

/** A body under the name that it has everywhere, and under the one of the page. */
function searched(written: string, names: OrganizationNames): string {
  const name = names.of(written)?.name ?? written;
  return plainLine(name === written ? name : `${name}（${written}）`);
}
