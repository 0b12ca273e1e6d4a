import type { HealthDeps } from '../functions/health/deps.ts';
import { systemClock } from '../functions/shared/clock.ts';
import { loadDocument } from '../functions/shared/documents.ts';
import type { Installation } from './installation.ts';
import type { Terminal } from './terminal.ts';

/** What a check of the sources' health needs, in a data folder. */
export const healthDepsOf = (
  { sources, sourceStates: states, ledger, rows, summaries, builds, store, statuses }: Installation,
  { log }: Pick<Terminal, 'log'>,
): HealthDeps => ({
  sources,
  states,
  ledger,
  rows,
  load: ({ current }) => loadDocument(store, current.documentKey),
  summaries,
  builds,
  store,
  statuses,
  clock: systemClock,
  log,
});
