/** What is remembered of a host between requests, in whichever process they are made. */
export interface HostState {
  /** No request before this moment, ISO 8601 in UTC. */
  readonly nextRequestAt?: string;
  /** Requests in a row that failed by the host's fault. */
  readonly failures: number;
  /** robots.txt as it was got last; the empty text where there is none. */
  readonly robots?: { readonly text: string; readonly fetchedAt: string };
}

/** The hosts' states. */
export interface HostStore {
  read(host: string): Promise<HostState>;
  write(host: string, state: HostState): Promise<void>;
  /**
   * Writes the state over one in which the next request was due at `before`: whoever manages to is the one to ask.
   * @throws OpenMinutesError `conflict` when another process came first.
   */
  claim(host: string, state: HostState, before: string | undefined): Promise<void>;
}
