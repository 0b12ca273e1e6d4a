import { systemClock } from '../functions/shared/clock.ts';
import { asker } from '../functions/shared/crawl/ask.ts';
import type { HostState, HostStore } from '../functions/shared/http/hosts.ts';
import { undiciHttp } from '../functions/shared/http/http.undici.ts';
import { type Answer, type PageRequest, sleep } from '../functions/shared/http/polite.ts';
import type { Source } from '../schemas/generated/source.ts';
import type { Configuration } from './configuration.ts';
import { userAgentOf } from './user-agent.ts';

/** Asks hosts politely for the length of one command; what is known of them is forgotten with it. */
export interface Asking {
  ask(request: PageRequest, source: Source): Promise<Answer>;
  close(): Promise<void>;
}

/** @param publisher Hosts are told who asks. */
export function openAsking({
  publisher,
  allowPrivate,
}: Pick<Configuration, 'publisher' | 'allowPrivate'>): Asking {
  const http = undiciHttp(allowPrivate ? { allowPrivate } : {});
  const ask = asker({
    http,
    hosts: forgetful(),
    clock: systemClock,
    sleep,
    userAgent: userAgentOf(publisher),
  });
  return { ask, close: () => http.close() };
}

function forgetful(): HostStore {
  const states = new Map<string, HostState>();
  const write = async (host: string, state: HostState) => {
    states.set(host, state);
  };
  // One process asks one thing after the other: nobody comes first.
  return { read: async (host) => states.get(host) ?? { failures: 0 }, write, claim: write };
}
