import type { Source } from '../../schemas/generated/source.ts';
import { refused } from '../shared/errors.ts';
import {
  type Candidate,
  type GovernmentEvidence,
  questionOf,
  recogniseGovernment,
} from './document/government.ts';
import { sourceOf } from './lexicon/governments.ts';

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

/** The government of a page, or the question that a person has to answer first. */
export type Belonging =
  | { readonly source: Source; readonly question?: undefined }
  | { readonly source?: undefined; readonly question: string };

const isOfHost = (source: Source, host: string): boolean =>
  source.hosts?.some((own) => host === own || host.endsWith(`.${own}`)) === true;

/** A government has one source: of the files the one with its id or its code. */
const described = (told: Source, sources: readonly Source[]): Source =>
  sources.find(
    ({ id, administrativeCode }) =>
      id === told.id || (administrativeCode !== undefined && administrativeCode === told.administrativeCode),
  ) ?? told;

const asCandidate = ({ id, name }: Source): Candidate => ({ slug: id, name });

/**
 * The source that a page belongs to: the one given, else that of its host, else the one whose name stands in the first
 * of the page's words that name one, else the one that the names of places tell. Where the last two disagree, or
 * nothing tells, there is a question instead.
 *
 * @throws refused `unknown-source` when the given id names no source.
 */
export function recogniseSource(
  origin: Origin,
  evidence: GovernmentEvidence,
  sources: readonly Source[],
): Belonging {
  if (origin.sourceId !== undefined) {
    const given = sourceOf(origin.sourceId, sources);
    if (given === undefined) throw refused('unknown-source', `There is no source “${origin.sourceId}”.`);
    return { source: given };
  }
  for (const address of origin.addresses) {
    const host = hostOf(address);
    const source = host && sources.find((one) => isOfHost(one, host));
    if (source) return { source };
  }
  const names = namesOf(sources);
  let named: Source | undefined;
  for (const words of origin.words) {
    named = namedIn(words, names);
    if (named !== undefined) break;
  }
  // Of an invented government the table knows nothing.
  if (named !== undefined && named.administrativeCode === undefined) return { source: named };
  const recognition = recogniseGovernment(evidence);
  const told = recognition.kind === 'told' ? described(recognition.source, sources) : undefined;
  if (named !== undefined) {
    // The site of a city shows the minutes of its districts too.
    if (told === undefined || told.id === named.id) return { source: named };
    return { question: questionOf([told, named].map(asCandidate)) };
  }
  if (told !== undefined) return { source: told };
  return { question: questionOf(recognition.kind === 'open' ? recognition.candidates : []) };
}
