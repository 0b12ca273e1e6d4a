import type { Source } from '../../schemas/generated/source.ts';
import { refused } from '../shared/errors.ts';

/** What a page shows of its origin. */
export interface Origin {
  readonly sourceId: string | undefined;
  readonly addresses: readonly string[];
  /** Words in which the page may name its government, in simplified script, the most telling first. */
  readonly words: Iterable<string>;
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

interface Name {
  readonly body: string;
  readonly source: Source;
}

/** The names of sources, the longest first, by the list that they stand in: it is the same for page after page. */
const namesBySources = new WeakMap<readonly Source[], readonly Name[]>();

function namesOf(sources: readonly Source[]): readonly Name[] {
  const known = namesBySources.get(sources);
  if (known !== undefined) return known;
  const names = sources
    .flatMap((source) => source.bodies.map((body) => ({ body, source })))
    .sort((a, b) => b.body.length - a.body.length);
  namesBySources.set(sources, names);
  return names;
}

/** The source with the longest name that stands in the words. */
const namedIn = (words: string, names: readonly Name[]): Source | undefined =>
  names.find(({ body }) => words.includes(body))?.source;

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
  const names = namesOf(sources);
  for (const words of origin.words) {
    const source = namedIn(words, names);
    if (source) return source;
  }
  return undefined;
}
