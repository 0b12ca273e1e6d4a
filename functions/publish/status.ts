import type { SourceStatus, Status } from '../../schemas/generated/status.ts';
import schema from '../../schemas/status.schema.json' with { type: 'json' };
import { cleanText, mapText } from './text.ts';

/** States in the order in which they call for a person; the schema says it. */
const ORDER: readonly string[] = schema.$defs.State.enum;

/** The file `status.json`: the sources that need attention first, others in the order of their ids. */
export function statusOf(sources: readonly SourceStatus[]): Status {
  const rank = ({ state }: SourceStatus) => ORDER.indexOf(state);
  const sorted = [...sources].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  // Titles and messages come from the sites.
  return { schemaVersion: '1.0', sources: mapText(sorted, cleanText) };
}
