/** A request as it goes over the wire once. */
export interface HttpRequest {
  readonly url: string;
  /** A form to be sent by POST; without it the request is a GET. */
  readonly form?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Largest body that is taken, in bytes, after decompression. */
  readonly maxBytes: number;
  /** Milliseconds after which the request is given up, whatever has come by then. */
  readonly timeoutMs: number;
  /** Of a larger body the beginning is taken. */
  readonly cutShort?: boolean;
}

/** One answer of a server. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every line of Set-Cookie. */
  readonly setCookies?: readonly string[];
  readonly bytes: Uint8Array;
}

/**
 * Sends one request and takes one answer: redirects are answers.
 * @throws OpenMinutesError `refused`: `forbidden-address`, `too-large`, `undecodable-body`; `transient`: `timeout`,
 *   `unreachable`, `incomplete`.
 */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;
