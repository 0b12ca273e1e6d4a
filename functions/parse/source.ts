import type { Source } from '../../schemas/generated/source.ts';
import { refused } from '../shared/errors.ts';

/** What a page shows of its origin. */
export interface Origin {
  readonly sourceId: string | undefined;
  readonly addresses: readonly string[];
  /** Words in which the page may name its government, in simplified script, the most telling first. */
  readonly words: readonly string[];
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

/** The source with the longest name that stands in the words. */
function namedIn(words: string, sources: readonly Source[]): Source | undefined {
  let best: { source: Source; length: number } | undefined;
  for (const source of sources) {
    for (const body of source.bodies) {
      if (body.length > (best?.length ?? 0) && words.includes(body)) best = { source, length: body.length };
    }
  }
  return best?.source;
}

/**
 * The source that a page belongs to: the one given, else that of its host, else the one whose name stands in the first
 * of the page's words that name one. `undefined` when none is recognised.
 *
 * @throws refused `unknown-source` when the given id names no source.
 */
export function recogniseSource(origin: Origin, sources: readonly Source[]): Source | undefined {
  if (origin.sourceId !== undefined) {
    const given = sources.find((source) => source.id === origin.sourceId);
    if (given === undefined) throw refused('unknown-source', `There is no source “${origin.sourceId}”.`);
    return given;
  }
  for (const address of origin.addresses) {
    const host = hostOf(address);
    const source =
      host && sources.find(({ hosts }) => hosts?.some((own) => host === own || host.endsWith(`.${own}`)));
    if (source) return source;
  }
  for (const words of origin.words) {
    const source = namedIn(words, sources);
    if (source) return source;
  }
  return undefined;
}
