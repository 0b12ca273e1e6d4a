import type { Redirect } from '../../../schemas/generated/redirect.ts';
import type { Tombstone } from '../../../schemas/generated/tombstone.ts';
import { canonical } from '../../shared/documents.ts';
import { absolute, meetingDocument, meetingPage } from '../addresses.ts';
import type { GovernmentIndex, Moved } from '../index/government-index.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { meetingPageHtml, neighbourOf } from '../site/meeting-page.tsx';
import { redirectPageHtml } from '../site/redirect-page.tsx';
import { tombstonePageHtml } from '../site/tombstone-page.tsx';
import { cleanOnce } from '../text.ts';
import { labelsIn } from './context.ts';
import { pageContext, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** The page of each meeting for people, its document for programs; and what stands in the place of those that are gone. */
export function targetsOf(index: GovernmentIndex, context: TargetContext): Target[] {
  return [
    ...index.published.map((meeting) => meetingTarget(meeting, index, context)),
    ...[...index.damaged].map(([meeting, error]) => damagedTarget(meeting, error)),
    ...index.tombstones.map((tombstone) => tombstoneTarget(tombstone, context)),
    ...index.moved.map((moved) => redirectTarget(moved, context)),
  ];
}

const idOf = (meeting: string): string => `meeting/${meeting}`;

function meetingTarget(meeting: PublishedMeeting, index: GovernmentIndex, context: TargetContext): Target {
  const { id, provenance } = meeting.document;
  const { url, sha256 } = provenance;
  const path = meetingPage(id);
  const [before, after] = index.besides(id).map((one) => one && neighbourOf(cleanOnce(one)));
  return {
    id: idOf(id),
    order: 'leaf',
    about: { meeting: id, sha256, ...(url !== undefined && { url }) },
    inputs: [
      meeting.version,
      labelsIn([meeting], index.names),
      [before, after].map((one) => (one === undefined ? null : Object.values(one))),
      index.earlierReadings(id),
    ],
    async render() {
      const document = await index.document(id);
      const history = await index.history(id);
      const beside = { before, after, history };
      return textFiles({
        [path]: meetingPageHtml({ ...meeting, document }, beside, index.names, pageContext(path, context)),
        // In the spelling of RFC 8785: without corrections these are the very bytes of the stored document.
        [meetingDocument(id)]: canonical(document),
      });
    },
  };
}

/** What was published of it stays until its document can be read again. */
const damagedTarget = (meeting: string, error: unknown): Target => ({
  id: idOf(meeting),
  order: 'leaf',
  inputs: 'damaged',
  render() {
    throw error;
  },
});

/** A withdrawn meeting keeps its addresses, so that no link to it dies. */
function tombstoneTarget(tombstone: Tombstone, context: TargetContext): Target {
  const path = meetingPage(tombstone.id);
  return {
    id: idOf(tombstone.id),
    order: 'leaf',
    about: { meeting: tombstone.id },
    inputs: tombstone,
    takenDown: true,
    render: () =>
      textFiles({
        [path]: tombstonePageHtml(tombstone, pageContext(path, context)),
        [meetingDocument(tombstone.id)]: canonical(tombstone),
      }),
  };
}

/** A further identifier of a meeting leads to it. */
function redirectTarget({ id, source, to }: Moved, context: TargetContext): Target {
  const path = meetingPage(id);
  const movedTo = { id: to, url: absolute(context.site, meetingDocument(to)) };
  const redirect: Redirect = { id, schemaVersion: 1, source, movedTo };
  return {
    id: idOf(id),
    order: 'leaf',
    inputs: [id, to],
    render: () =>
      textFiles({
        [path]: redirectPageHtml(redirect, pageContext(path, context)),
        [meetingDocument(id)]: canonical(redirect),
      }),
  };
}
