import type {
  SearchableDecision,
  SearchableMeeting,
  SearchQuarter,
} from '../../../schemas/generated/search-quarter.ts';
import { decisionAnchor, documentPage, meetingPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { nameId } from '../index/name-id.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { isRecurring } from '../index/threads.ts';
import { meetingName } from '../labels.ts';
import { cleanOnce, clip, plainLine } from '../text.ts';

const NAME_LENGTH = 60;

/** What can be searched of these meetings of a government, which lie in one quarter. */
export function searchQuarter(
  { source, names, threads }: Pick<GovernmentIndex, 'source' | 'names' | 'threads'>,
  meetings: readonly PublishedMeeting[],
): SearchQuarter {
  const withPages = new Set(threads.filter(isRecurring).map(({ id }) => id));
  return {
    meetings: [...meetings].reverse().map((meeting): SearchableMeeting => {
      const { document } = cleanOnce(meeting);
      const { id, heldOn, documentNumber, indexNumber, items, decisions } = document;
      const marks = [documentNumber, indexNumber].flatMap((mark) =>
        mark === undefined ? [] : [plainLine(mark)],
      );
      return {
        page: meetingPage(id),
        name: clip(plainLine(meetingName(document)), NAME_LENGTH),
        ...(heldOn !== undefined && { heldOn }),
        ...(marks.length > 0 && { marks }),
        items: items.flatMap(({ number, heading }) => {
          const line = plainLine(heading ?? '');
          return line === '' ? [] : [{ number, heading: line }];
        }),
        decisions: decisions.map((decision): SearchableDecision => {
          const text = plainLine(decision.text);
          const documents = (decision.documents ?? []).map(({ title, thread }) => ({
            title: plainLine(title),
            ...(withPages.has(nameId(thread)) && { page: documentPage(source, nameId(thread)) }),
          }));
          const said = [text, ...documents.map(({ title }) => title)];
          const also = [
            ...decision.subjects.map(plainLine),
            ...decision.responsible.flatMap(({ name }) => [
              plainLine(names.of(name)?.name ?? name),
              plainLine(name),
            ]),
          ].filter((one) => one !== '' && !said.some((other) => other.includes(one)));
          return {
            anchor: decisionAnchor(decision.id),
            kind: decision.kind,
            text,
            ...(decision.item !== undefined && { item: decision.item }),
            ...(also.length > 0 && { also: [...new Set(also)] }),
            ...(documents.length > 0 && { documents }),
          };
        }),
      };
    }),
  };
}

/** Everything in it that words are looked for in. */
export const textsOf = ({ meetings }: SearchQuarter): string[] =>
  meetings.flatMap(({ name, heldOn, marks = [], items, decisions }) => [
    name,
    ...(heldOn === undefined ? [] : [heldOn]),
    ...marks,
    ...items.map(({ heading }) => heading),
    ...decisions.flatMap(({ text, also = [], documents = [] }) => [
      text,
      ...also,
      ...documents.map(({ title }) => title),
    ]),
  ]);
