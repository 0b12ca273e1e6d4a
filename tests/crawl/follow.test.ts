import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startCommand } from '../end-to-end/command-line.ts';
import { entries, entry, publishList } from './pages.ts';
import { startReplica } from './replica.ts';
import { sourceOn } from './world.ts';

it('`start` goes from an empty folder to the whole history, and follows a new entry at its cadence', async () => {
  const replica = await startReplica();
  publishList(replica, entries(6, 1));
  const source = sourceOn(replica, {}, { everyMinutes: 0.05, limits: { spacingSeconds: 0.01 } });
  const data = mkdtempSync(join(tmpdir(), 'open-minutes-follow-'));
  mkdirSync(join(data, 'sources'));
  writeFileSync(
    join(data, 'sources', `${source.id}.json`),
    JSON.stringify({ ...source, hosts: ['127.0.0.1'] }),
  );
  const running = startCommand(['start', '--data', data, '--port', '0', '--allow-private']);
  try {
    await running.says('Found 6 new addresses, fetched 6 pages, recorded 6 meetings');
    publishList(replica, entries(7, 1));
    await running.says('Found 1 new addresses, fetched 1 pages, recorded 1 meetings');
    const asked = replica.requests.filter((one) => one.includes('/2024/'));
    expect(asked).toHaveLength(7);
    expect(new Set(asked).size).toBe(7);
    expect(asked.at(-1)).toBe(`GET ${entry(7).path}`);
    const [origin = ''] = /http:\/\/\S+?:\d+/u.exec(running.stdout()) ?? [];
    const feed = await (await fetch(`${origin}/${source.id}/meetings.json`)).text();
    for (const { title } of entries(7, 1)) expect(feed).toContain(title.replace('纪要', ''));
  } finally {
    running.process.kill('SIGTERM');
    await running.ended;
    await replica.close();
    rmSync(data, { recursive: true, force: true });
  }
});
