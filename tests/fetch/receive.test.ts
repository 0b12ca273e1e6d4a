import type { SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { receiveFetches } from '../../functions/fetch/receive.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { entry, minutesPage, publishList } from '../crawl/pages.ts';
import { type Replica, startReplica } from '../crawl/replica.ts';
import { openWorld, sourceOn } from '../crawl/world.ts';

const SPACING_MS = 1_000;

let replica: Replica;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeEach(async () => {
  replica = await startReplica();
  world = await openWorld(undefined, { isImpatient: true });
});
afterEach(async () => {
  await world.close();
  await replica.close();
});

const messageOf = (source: Source, url: string): SQSRecord =>
  ({
    body: JSON.stringify({ source: source.id, url }),
    messageId: url,
    receiptHandle: `receipt of ${url}`,
    attributes: { MessageGroupId: replica.host },
  }) as SQSRecord;

/** Two pages of one host that are to be fetched. */
async function listed(): Promise<{ source: Source; urls: string[] }> {
  publishList(replica, [entry(1), entry(2)]);
  for (const one of [entry(1), entry(2)]) replica.pages.set(one.path, minutesPage(one));
  const source = sourceOn(replica, {});
  await world.discover(source);
  world.wait(SPACING_MS);
  replica.forget();
  return { source, urls: (await world.entries(source)).map(({ url }) => url) };
}

async function receive(source: Source, urls: readonly string[]) {
  const postponed: [string, number][] = [];
  const { batchItemFailures } = await receiveFetches(
    urls.map((url) => messageOf(source, url)),
    [source],
    world.deps,
    async (receipt, seconds) => {
      postponed.push([receipt, seconds]);
    },
  );
  return { left: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), postponed };
}

it('does not wait for the turn of a host: the message comes back when it has come, and nothing is noted', async () => {
  const { source, urls } = await listed();
  const [first = '', second = ''] = urls;
  world.slept.length = 0;

  expect(await receive(source, [first])).toEqual({ left: [], postponed: [] });
  const before = await world.ledger.read(source.id, second);
  const early = await receive(source, [second]);

  expect(early).toEqual({ left: [second], postponed: [[`receipt of ${second}`, SPACING_MS / 1000]] });
  expect(await world.ledger.read(source.id, second)).toEqual(before);
  expect(world.slept).toEqual([]);

  world.wait(SPACING_MS);
  expect(await receive(source, [second])).toEqual({ left: [], postponed: [] });
  expect(world.handedOver.map(({ url }) => url)).toEqual([first, second]);
});

it('keeps the order of a host: those behind come back with it, as late', async () => {
  const { source, urls } = await listed();
  const [first = '', second = ''] = urls;
  const again = `${second}?again`;

  const { left, postponed } = await receive(source, [first, second, again]);

  expect(left).toEqual([second, again]);
  expect(postponed.map(([receipt]) => receipt)).toEqual([`receipt of ${second}`, `receipt of ${again}`]);
});

it('waits within a page for what it leads on to, or it would never end', async () => {
  const { source, urls } = await listed();
  const [first = '', second = ''] = urls;
  replica.pages.set(new URL(first).pathname, (_, response) => {
    response.writeHead(302, { location: second }).end();
  });
  world.slept.length = 0;

  expect(await receive(source, [first])).toEqual({ left: [], postponed: [] });

  expect(world.slept).toEqual([SPACING_MS]);
  expect(world.handedOver).toHaveLength(1);
});

it('leaves a source alone that was switched off since; its address stays due', async () => {
  const { source, urls } = await listed();
  const [first = ''] = urls;
  const off = { ...source, crawl: { enabled: false, lists: source.crawl?.lists ?? [] } } as Source;

  expect(await receive(off, [first])).toEqual({ left: [], postponed: [] });

  expect(replica.requests).toEqual([]);
  expect(await world.ledger.read(source.id, first)).toMatchObject({ fate: 'waiting' });
});

it('gives a page back, with the reason, that its host has not sent when the function ends', async () => {
  const { source, urls } = await listed();
  const [first = ''] = urls;
  replica.pages.set(new URL(first).pathname, () => {});
  const noted: string[] = [];
  const end = Date.now() + 5_200;

  const { batchItemFailures } = await receiveFetches(
    [messageOf(source, first)],
    [source],
    {
      ...world.deps,
      leftMs: () => end - Date.now(),
      noteFailure: async (_, error) => void noted.push(String(error)),
    },
    async () => {},
  );

  expect(batchItemFailures).toEqual([{ itemIdentifier: first }]);
  expect(noted).toEqual([expect.stringContaining('not done when the function had to end')]);
  expect(Date.now()).toBeLessThan(end);
});
