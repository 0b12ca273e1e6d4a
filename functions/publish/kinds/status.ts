import { canonical } from '../../shared/documents.ts';
import { STATUS_FILE, STATUS_PAGE } from '../addresses.ts';
import { statusPage } from '../site/status-page.tsx';
import { statusOf } from '../status.ts';
import { defineKind, pageContext, prettyJson, textFiles } from './kind.ts';

/** How every source fares, for people and for programs. */
export const statusKind = defineKind({
  kind: 'status',
  id: /^page\/status$/,
  parts: [],
  paths: () => [STATUS_PAGE, STATUS_FILE],
  async render(_, deps) {
    const status = statusOf(await deps.library.statuses());
    return textFiles({
      // In one order of names, whatever the rows' history: the same state has the same bytes.
      [STATUS_FILE]: prettyJson(JSON.parse(canonical(status))),
      [STATUS_PAGE]: statusPage(status, pageContext(STATUS_PAGE, deps)),
    });
  },
});
