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
}
