// Whether what is published is what it was when RENDERING_VERSION was raised last: without that, nothing is rendered again.
import { unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { GZIP } from '../../functions/publish/downloads/parquet.ts';
import { RENDERING_VERSION } from '../../functions/publish/rendering-version.ts';
import { nightlyScopes } from '../../functions/publish/targets/all/tables.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { AllWorld } from './all/world.ts';
import { inventYears } from './invented-years.ts';
import { qingyuMeeting } from './qingyu-meeting.ts';

const GOLDEN = '../../functions/publish/rendering-version.golden';
const DUE = `what is published differs from that of version ${RENDERING_VERSION}: raise RENDERING_VERSION, and renew the golden with \`npx vitest run tests/publish/rendering-version.test.ts -u\``;

/** Two governments: years of meetings, one with everything on it; corrected, moved, withdrawn, waiting, gone from its site. */
async function sample(): Promise<AllWorld> {
  const world = new AllWorld();
  for (const { document, firstSeenAt } of [...inventYears({ meetings: 9, daysBetween: 60 }), qingyuMeeting])
    await world.publish(document.id, { ...document, firstSeenAt });
  await world.settle();
  world.now = Date.parse('2025-02-01T00:00:00Z');
  const at = world.time();
  const [corrected, moved, withdrawn, waiting, gone] = [...world.records.keys()].sort().slice(1);
  const change = async (id = '', how: (id: string) => object) =>
    world.set({ ...world.record(id), ...how(id) });
  await change(corrected, () => ({
    corrections: [{ patch: { validity: '长期' }, by: '审核员', why: '漏读', at }],
    modifiedAt: at,
  }));
  await change(moved, (id) => ({ aliases: [`${id}-b`] }));
  await world.withdraw(withdrawn ?? '');
  await change(waiting, (id) => ({ waiting: world.record(id).current }));
  await change(gone, () => ({ goneAt: at }));
  world.statuses = [
    {
      id: 'yunze',
      name: '云泽县人民政府',
      state: 'silent',
      since: '2025-01-15',
      problems: [],
      meetings: 7,
      gaps: [],
      quarantined: { count: 0, pages: [] },
      waitingForReview: 1,
    },
  ];
  await world.builds.mark(ALL, at);
  await world.settle();
  for (const scope of nightlyScopes([...world.summaries.rows.values()])) await world.builds.mark(scope, at);
  await world.settle();
  return world;
}

/** What a file says, however the compressor of this machine packs it. */
async function said(path: string, bytes: Uint8Array): Promise<string> {
  if (/\.(?:zip|xlsx)$/.test(path)) {
    const parts: string[] = [];
    for (const [name, part] of Object.entries(unzipSync(bytes)).sort()) parts.push(await said(name, part));
    return sha256(parts.join('\n'));
  }
  if (path.endsWith('.parquet')) {
    const file = new Uint8Array(bytes).buffer;
    const { schema, key_value_metadata } = parquetMetadata(file);
    const rows = await parquetReadObjects({ file, compressors: GZIP });
    return sha256(
      JSON.stringify([schema, key_value_metadata, rows], (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    );
  }
  if (path.endsWith('.sqlite') || path.endsWith('.png')) return sha256(bytes);
  return sha256(
    Buffer.from(bytes)
      .toString()
      .replaceAll(/[0-9a-f]{8,64}(?=\.zip\b)/g, '')
      .replaceAll(/"(bytes|byteSize)":\d+/g, '"$1":0')
      .replaceAll(/"(sha256|checksumValue)":"[0-9a-f]{64}"/g, '"$1":""'),
  );
}

it('is raised whenever other bytes are rendered', async () => {
  const world = await sample();
  const files: string[] = [];
  for (const path of (await world.paths()).sort()) {
    const { body } = (await world.publicStore.get(path)) ?? {};
    files.push(`${path.replace(/[0-9a-f]{8,64}\.zip$/, '.zip')} ${await said(path, body ?? Buffer.of())}`);
  }
  expect(files.length).toBeGreaterThan(200);
  const golden = `${RENDERING_VERSION} ${sha256(files.join('\n'))}\n`;
  await expect(golden, DUE).toMatchFileSnapshot(GOLDEN);
});
