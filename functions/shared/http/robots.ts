import robotsParser from 'robots-parser';

/** The name under which robots.txt may speak to us. */
const ROBOT = 'open-minutes';
/** RFC 9309, section 2.5: at least 500 KiB of it are to be read. */
export const ROBOTS_MAX_BYTES = 500 * 1024;
/** The rules that are kept, in bytes: a row of the hosts' store has its bounds. */
const KEPT_BYTES = 300 * 1024;
const RULE = /^(?:user-agent|allow|disallow|crawl-delay)\s*:/iu;
const LONGEST_CRAWL_DELAY_S = 60;

/** What a robot heeds of a robots.txt, without comments and sitemaps; of a huge one the beginning. */
export function rulesIn(text: string): string {
  const rules: string[] = [];
  let bytes = 0;
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const rule = line.replace(/#.*$/u, '').replace('\ufeff', '').trim();
    if (!RULE.test(rule)) continue;
    bytes += Buffer.byteLength(rule) + 1;
    if (bytes > KEPT_BYTES) break;
    rules.push(rule);
  }
  return rules.join('\n');
}

/** Whether the rules of an address's host let us ask for it (RFC 9309). */
export const isAllowed = (url: string, rules: string): boolean =>
  robotsParser(new URL('/robots.txt', url).href, rules).isAllowed(url, ROBOT) !== false;

/** Milliseconds between two requests that the rules ask for; a delay that would stand still for days is cut. */
export function crawlDelayMs(rules: string): number {
  const delay = robotsParser('https://host/robots.txt', rules).getCrawlDelay(ROBOT) ?? 0;
  return Math.min(delay, LONGEST_CRAWL_DELAY_S) * 1000;
}
