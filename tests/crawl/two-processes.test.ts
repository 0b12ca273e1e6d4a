import { expect, it } from 'vitest';
import { asker } from '../../functions/shared/crawl/ask.ts';
import { dynamoHostStore } from '../../functions/shared/crawl/crawl-stores.dynamo.ts';
import { undiciHttp } from '../../functions/shared/http/http.undici.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { startReplica } from './replica.ts';
import { sourceOn } from './world.ts';

const SPACING_MS = 120;

it('two processes that ask one host take turns, with the pause between them', async () => {
  const [replica, records] = [await startReplica(), await openLocalRecords()];
  const arrivals: number[] = [];
  replica.pages.set('/robots.txt', 'User-agent: *\nDisallow:\n');
  replica.pages.set('/page.html', (_, response) => {
    arrivals.push(performance.now());
    response.writeHead(200, { 'content-type': 'text/html' }).end('一页');
  });
  const source = sourceOn(replica, {}, { limits: { spacingSeconds: SPACING_MS / 1000, timeoutSeconds: 5 } });
  const process = () => {
    const http = undiciHttp({ allowPrivate: true });
    const ask = asker({
      http,
      hosts: dynamoHostStore(records.sources),
      clock: () => new Date(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      userAgent: 'open-minutes-test',
    });
    return { http, ask: () => ask({ url: `${replica.origin}/page.html` }, source) };
  };
  const [one, other] = [process(), process()];
  try {
    await Promise.all([one, other].flatMap(({ ask }) => [ask(), ask(), ask()]));
  } finally {
    await Promise.all([one.http.close(), other.http.close(), records.close(), replica.close()]);
  }
  const pauses = arrivals.slice(1).map((at, i) => at - (arrivals[i] ?? 0));
  expect(pauses).toHaveLength(5);
  // What the clock of the states has left below a millisecond, and the way to the server, are within a tenth.
  expect(Math.min(...pauses)).toBeGreaterThan(SPACING_MS * 0.5);
});
