import { canonical } from '../../shared/documents.ts';
import { absolute, meetingDocument, meetingPage } from '../addresses.ts';
import { meetingPageHtml } from '../site/meeting-page.tsx';
import { redirectPageHtml } from '../site/redirect-page.tsx';
import { tombstonePageHtml } from '../site/tombstone-page.tsx';
import { defineKind, type Files, pageContext, type RenderDeps, SLUG, textFiles } from './kind.ts';

/** One meeting: its page for people, its document for programs. */
export const meetingKind = defineKind({
  kind: 'meeting',
  id: new RegExp(`^meeting/((${SLUG})(?:/[A-Za-z0-9-]+){1,2})$`),
  parts: ['meeting', 'source'],
  turn: 'first',
  paths: ({ meeting }) => [meetingPage(meeting), meetingDocument(meeting)],
  async render({ meeting: id }, deps) {
    const meeting = await deps.library.meeting(id);
    if (meeting === undefined) return (await renderTombstone(id, deps)) ?? renderRedirect(id, deps);
    const path = meetingPage(id);
    return textFiles({
      [path]: meetingPageHtml(meeting, pageContext(path, deps)),
      // In the spelling of RFC 8785: without corrections these are the very bytes of the stored document.
      [meetingDocument(id)]: canonical(meeting.document),
    });
  },
});

/** A withdrawn meeting keeps its addresses, so that no link to it dies. */
async function renderTombstone(meeting: string, deps: RenderDeps): Promise<Files | undefined> {
  const tombstone = await deps.library.tombstone(meeting);
  if (tombstone === undefined) return undefined;
  const path = meetingPage(meeting);
  return textFiles({
    [path]: tombstonePageHtml(tombstone, pageContext(path, deps)),
    [meetingDocument(meeting)]: canonical(tombstone),
  });
}

/** A further identifier of a meeting leads to it. Nothing where nothing of the meeting is published. */
async function renderRedirect(id: string, deps: RenderDeps): Promise<Files> {
  const moved = await deps.library.moved(id);
  if (moved === undefined) return new Map();
  const movedTo = { id: moved.meeting, url: absolute(deps.site, meetingDocument(moved.meeting)) };
  const redirect = { id, schemaVersion: 1 as const, source: moved.source, movedTo };
  const path = meetingPage(id);
  return textFiles({
    [path]: redirectPageHtml(redirect, pageContext(path, deps)),
    [meetingDocument(id)]: canonical(redirect),
  });
}
