import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { entry, minutesPage, publishList } from './pages.ts';
import { type Replica, startReplica } from './replica.ts';
import { openWorld, sourceOn } from './world.ts';

let records: LocalRecords;
let replica: Replica;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeAll(async () => {
  records = await openLocalRecords();
});
afterAll(() => records.close());
beforeEach(async () => {
  replica = await startReplica();
  world = await openWorld(records);
});
afterEach(async () => {
  await world.close();
  await replica.close();
});

const PAGE = entry(1).path;
const refresh = (to: string) =>
  `<html><head><meta http-equiv="refresh" content="0; url=${to}"></head></html>`;

async function crawled(page: Parameters<Replica['pages']['set']>[1]) {
  publishList(replica, [entry(1)]);
  replica.pages.set(PAGE, page);
  const source = sourceOn(replica, {});
  await world.discover(source);
  await world.fetchAll(source);
  const entries = await world.entries(source);
  return {
    handedOver: world.handedOver.map(({ url = '' }) => url.replace(replica.origin, '')),
    codes: Object.fromEntries(
      entries.map(({ url, fate, code }) => [url.replace(replica.origin, ''), code ?? fate]),
    ),
  };
}

describe('a page that leads on', () => {
  it('is followed to the text, and says so', async () => {
    replica.pages.set('/real/1.html', minutesPage(entry(1)));
    const { handedOver, codes } = await crawled(refresh('/real/1.html;jsessionid=0AF3'));
    expect(handedOver).toEqual(['/real/1.html']);
    expect(codes).toEqual({ [PAGE]: 'leads-on', '/real/1.html': 'fetched' });
  });

  it('may do so twice', async () => {
    replica.pages.set('/a.html', '<html><body><iframe src="/b.html"></iframe></body></html>');
    replica.pages.set('/b.html', minutesPage(entry(1)));
    expect((await crawled(refresh('/a.html'))).handedOver).toEqual(['/b.html']);
  });

  it('in a circle is read as it is in the end, so that it is put aside with a reason', async () => {
    replica.pages.set('/a.html', refresh('/b.html'));
    replica.pages.set('/b.html', refresh(PAGE));
    expect((await crawled(refresh('/a.html'))).handedOver).toEqual(['/b.html']);
  });

  it('for ever is left', async () => {
    for (let n = 0; n < 20; n++) replica.pages.set(`/${n}.html`, refresh(`/${n + 1}.html`));
    const { handedOver, codes } = await crawled(refresh('/0.html'));
    expect(handedOver).toHaveLength(1);
    expect(Object.keys(codes).length).toBeLessThan(8);
  });
});

describe('a cookie that is set on the way', () => {
  it('comes again with the next request of the same chain, and with no other', async () => {
    const asked: string[] = [];
    const { handedOver } = await crawled((request, response) => {
      asked.push(request.headers.cookie ?? '');
      if (/a=1; b=2/u.test(request.headers.cookie ?? '')) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(minutesPage(entry(1)));
        return;
      }
      const set = [
        'a=1; Path=/; HttpOnly',
        'b=2; path=/zwgk',
        'c=3; path=/elsewhere',
        'd=4; secure',
        'e=5; domain=other.example',
      ];
      response.writeHead(302, { location: PAGE, 'set-cookie': set }).end();
    });
    expect(handedOver).toEqual([PAGE]);
    expect(asked).toEqual(['', 'a=1; b=2']);
  });

  it('does not make a loop of it', async () => {
    let visits = 0;
    const { codes } = await crawled((_, response) => {
      response.writeHead(302, { location: PAGE, 'set-cookie': `n=${visits++}; path=/` }).end();
    });
    expect(codes[PAGE]).toBe('redirect-loop');
    expect(visits).toBeLessThan(8);
  });
});
