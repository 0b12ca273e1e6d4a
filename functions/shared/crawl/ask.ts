import type { Source } from '../../../schemas/generated/source.ts';
import { type Answer, askPolitely, type Manners, type PageRequest, type PoliteDeps } from '../http/polite.ts';
import { hostTurns } from '../http/turns.ts';

const SPACING_SECONDS = 5;
const TIMEOUT_SECONDS = 30;
const MAX_MIB = 10;

/** How the hosts of a source are asked: as its configuration says. Its hosts are those it names and those of its lists. */
export function mannersOf({ hosts = [], crawl }: Source): Manners {
  const { spacingSeconds, timeoutSeconds, maxMiB } = crawl?.limits ?? {};
  const listed = (crawl?.lists ?? []).flatMap((list) =>
    'url' in list && URL.canParse(list.url) ? [new URL(list.url).host] : [],
  );
  return {
    hosts: new Set([...hosts, ...listed].map((host) => host.toLowerCase())),
    spacingMs: (spacingSeconds ?? SPACING_SECONDS) * 1000,
    timeoutMs: (timeoutSeconds ?? TIMEOUT_SECONDS) * 1000,
    maxBytes: (maxMiB ?? MAX_MIB) * 1024 * 1024,
  };
}

/** Asks the hosts of sources, each as its source's configuration says, and each host one request after the other. */
export function asker(
  deps: Omit<PoliteDeps, 'inTurn'>,
): (request: PageRequest, source: Source) => Promise<Answer> {
  const polite = { ...deps, inTurn: hostTurns() };
  return (request, source) => askPolitely(request, mannersOf(source), polite);
}
