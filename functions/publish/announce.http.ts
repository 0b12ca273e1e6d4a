import type { Http } from '../shared/http/http.ts';
import { sleep as inTime } from '../shared/http/polite.ts';
import type { Log } from '../shared/log.ts';
import { absolute } from './addresses.ts';
import type { SiteSettings } from './site-settings.ts';
import { isTopic } from './websub.ts';

/** Tells that these files were written. It never fails, and takes no longer than seconds. */
export type Announce = (written: readonly string[], site: SiteSettings) => Promise<void>;

interface AnnounceDeps {
  readonly log: Log;
  /** The web, where none is given. */
  readonly http?: Http;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Addresses in one request. */
const TOGETHER = 50;
const TIMEOUT_MS = 3_000;
/** Before the second and the third try. */
const PAUSES_MS = [250, 1_000];
const ANSWER_BYTES = 64 * 1024;
const TRY_AGAIN_LATER = new Set([408, 425, 429]);

/**
 * Tells the site's hub which feeds have changed (`hub.mode=publish`), so that it fetches them and passes them on. It comes
 * after the files are written, so the hub sees these bytes or newer ones, in whatever order two runs arrive. A hub that
 * cannot be reached is logged and passed over: subscribers hear with the next change, or look for themselves.
 */
export function hubAnnounce({ log, http, sleep = inTime }: AnnounceDeps): Announce {
  return async (written, site) => {
    const { hubUrl, baseUrl } = site;
    if (hubUrl === undefined) return;
    const topics = written.filter(isTopic).map((path) => absolute(site, path));
    for (let from = 0; from < topics.length; from += TOGETHER) {
      const together = topics.slice(from, from + TOGETHER);
      const complaint = await tell(hubUrl, together, baseUrl);
      if (complaint === undefined) continue;
      log.error('hub not reached', { hub: hubUrl, feeds: topics.length - from, reason: complaint });
      return;
    }
  };

  /** @returns what went wrong. */
  async function tell(hub: string, topics: readonly string[], contact: string) {
    // Most sites have no hub: their function does not load what speaks to one.
    const send = http ?? (await import('../shared/http/http.undici.ts')).undiciHttp();
    const form = new URLSearchParams([['hub.mode', 'publish'], ...topics.map((topic) => ['hub.url', topic])]);
    let complaint: string | undefined;
    for (const pause of [0, ...PAUSES_MS]) {
      await sleep(pause);
      try {
        const { status } = await send({
          url: hub,
          form: form.toString(),
          headers: { 'user-agent': `open-minutes (+${contact})` },
          maxBytes: ANSWER_BYTES,
          timeoutMs: TIMEOUT_MS,
        });
        if (status >= 200 && status < 300) return undefined;
        complaint = `status ${status}`;
        if (status < 500 && !TRY_AGAIN_LATER.has(status)) return complaint;
      } catch (error) {
        complaint = String(error);
      }
    }
    return complaint;
  }
}
