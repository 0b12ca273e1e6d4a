interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** It is for hosts below its domain, too. */
  readonly below: boolean;
  readonly path: string;
  readonly secure: boolean;
}

/** Cookies that are kept, and the longest, in UTF-16 units: those of an honest chain are one or two. */
const MOST = 20;
const LONGEST = 4096;

/**
 * The cookies of one chain of redirects (RFC 6265): many sites set one and lead back to the same address, to see whether
 * it comes again. They are forgotten with the chain, so that nobody is followed from page to page.
 */
export class ChainCookies {
  readonly #cookies = new Map<string, Cookie>();

  /** Takes over what an answer sets. */
  take(lines: readonly string[], url: string): void {
    for (const line of lines) {
      const cookie = line.length <= LONGEST ? read(line, new URL(url)) : undefined;
      if (cookie === undefined) continue;
      const key = JSON.stringify([cookie.name, cookie.domain, cookie.path]);
      this.#cookies.delete(key);
      if (!cookie.expired && this.#cookies.size < MOST) this.#cookies.set(key, cookie);
    }
  }

  /** What a request is to bring along; empty where there is nothing for it. */
  headerFor(url: string): string {
    const { hostname, pathname, protocol } = new URL(url);
    const fitting = [...this.#cookies.values()].filter(
      ({ domain, below, path, secure }) =>
        (hostname === domain || (below && hostname.endsWith(`.${domain}`))) &&
        isUnder(pathname, path) &&
        (!secure || protocol === 'https:'),
    );
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

/** RFC 6265, section 5.1.4. */
const isUnder = (pathname: string, path: string): boolean =>
  pathname === path || (pathname.startsWith(path) && (path.endsWith('/') || pathname[path.length] === '/'));

/** RFC 6265, section 5.2. A name or value that could end the header is none. */
function read(
  line: string,
  { hostname, pathname }: URL,
): (Cookie & { readonly expired: boolean }) | undefined {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const [, name = '', value = ''] =
    /^([^=\s]+)\s{0,20}=\s{0,20}((?:[\x21-\x7e][\x20-\x7e]*)?)$/u.exec(pair) ?? [];
  if (name === '') return undefined;
  const attributes = new Map(
    rest.map((part) => {
      const [key = '', ...text] = part.split('=');
      return [key.trim().toLowerCase(), text.join('=').trim()];
    }),
  );
  const domain = attributes.get('domain')?.replace(/^\./u, '').toLowerCase() ?? '';
  const below = domain !== '';
  // Only for itself and those above it, and not for all hosts of a country.
  if (below && hostname !== domain && (!hostname.endsWith(`.${domain}`) || !domain.includes('.')))
    return undefined;
  const path = attributes.get('path') ?? '';
  const folder = pathname.slice(0, Math.max(1, pathname.lastIndexOf('/')));
  const expires = Date.parse(attributes.get('expires') ?? '');
  const maxAge = attributes.get('max-age');
  return {
    name,
    value,
    domain: below ? domain : hostname,
    below,
    path: path.startsWith('/') ? path : folder,
    secure: attributes.has('secure'),
    // Set to be forgotten: a moment before the web began, whatever the clock says.
    expired: maxAge === undefined ? expires < Date.UTC(1990) : Number(maxAge) <= 0,
  };
}
