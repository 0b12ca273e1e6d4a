import type { HealthDeps } from '../functions/health/deps.ts';
import { systemClock } from '../functions/shared/clock.ts';
import type { Embedded } from './embedded.ts';
import type { Terminal } from './terminal.ts';

/** What a check of the sources' health needs, in a data folder. */
export const healthDepsOf = (embedded: Embedded, { log }: Pick<Terminal, 'log'>): HealthDeps => ({
  sources: embedded.sources,
  states: embedded.sourceStates,
  ledger: embedded.ledger,
  library: embedded.library,
  async *waiting() {
    for await (const { document } of embedded.waiting()) yield document.id;
  },
  store: embedded.store,
  statuses: embedded.statuses,
  publications: embedded.publications,
  clock: systemClock,
  log,
});
