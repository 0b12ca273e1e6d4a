/** What the build of all governments needs to know of one: at most 1 KB as a row. */
export interface GovernmentSummary {
  readonly source: string;
  /** Of the manifest that it is from. */
  readonly generation: number;
  /** By what it was built last: differs after a release, and with other settings. */
  readonly release?: string;
  /** Of what people have decided of its meetings; absent where nothing. */
  readonly amendments?: string;
  /** Short hash of the meetings and decisions that are gone for good. */
  readonly gone?: string;
  readonly meetings: number;
  readonly decisions: number;
  /** Instant of its newest publication. */
  readonly newest?: string;
  /** When what is published of it last changed, ISO 8601 in UTC. */
  readonly changedAt?: string;
  /** `<instant>#<id>` of its newest, as many as there is room for, newest first: handed on to the build of all. */
  readonly recent: readonly string[];
  /** Those first published here last, newest first; as `arrivedIn` (publish/index) writes them. */
  readonly arrived?: readonly string[];
  /** `<instant>#<id>` of its newest withdrawals, newest first. */
  readonly withdrawn?: readonly string[];
  /** Year of its earliest meeting. */
  readonly since?: string;
  /** Its page could not be written yet, so that nothing may link it. */
  readonly unlisted?: true;
  /** The file with its Parquet tables; the hash as its name has it. */
  readonly archive?: {
    readonly hash: string;
    readonly bytes: number;
    /** By table. */
    readonly rows: Readonly<Record<string, number>>;
  };
  /** Of what can be searched of it: another one whenever that is. */
  readonly search?: string;
  /** What its last build could not write. */
  readonly failed?: {
    readonly targets: number;
    readonly first: string;
    readonly code: string;
    readonly since: string;
  };
  /** Meetings that wait for review. */
  readonly waiting?: number;
}

export interface Summaries {
  /** Written only over none, one that breaks its schema, or an earlier generation; false where a later one is there. */
  put(summary: GovernmentSummary): Promise<boolean>;
  /** Consistent; undefined for a government that was never built, or whose row breaks its schema. */
  read(source: string): Promise<GovernmentSummary | undefined>;
  /**
   * Of every government, by its id. Consistent.
   * @param broken Hears of a government whose row breaks its schema: it is left out, until it is built again.
   */
  all(broken?: (source: string, error: unknown) => void): AsyncIterable<GovernmentSummary>;
}

/** All of them at once, some 1 KB each. */
export async function everySummary(
  summaries: Pick<Summaries, 'all'>,
  broken?: (source: string, error: unknown) => void,
): Promise<GovernmentSummary[]> {
  const every: GovernmentSummary[] = [];
  for await (const summary of summaries.all(broken)) every.push(summary);
  return every;
}
