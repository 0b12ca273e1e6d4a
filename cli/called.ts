import { isIP } from 'node:net';

/** A name or an address, without its port (RFC 9110, section 7.2). */
const AUTHORITY = /^(\[[\da-f:.]+\]|[^\s:@/?#[\]]+)(?::\d*)?$/iu;
const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Where a server listens that is to be reached under every address of the machine. */
const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Where a server listens, and under which address it is read. */
export interface Names {
  /** The address it listens on. */
  readonly host: string;
  /** The address under which others read it. */
  readonly baseUrl?: string;
}

/**
 * Whether a request is meant for this server: a page from elsewhere whose name was made to lead here (DNS rebinding) calls it
 * by that name. Who listens everywhere has as many addresses as networks, but no foreign name.
 * @param called The header `Host`.
 */
export function isCalledSo(called: string, { host, baseUrl }: Names): boolean {
  const name = AUTHORITY.exec(called)?.[1]?.toLowerCase();
  if (name === undefined) return false;
  const address = name.replace(/^\[|\]$/gu, '');
  return (
    THIS_MACHINE.has(name) ||
    address === host.toLowerCase() ||
    (baseUrl !== undefined && name === new URL(baseUrl).hostname) ||
    (EVERY_ADDRESS.has(host) && isIP(address) !== 0)
  );
}
