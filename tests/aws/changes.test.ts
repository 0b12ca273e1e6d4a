import { beforeEach, describe, expect, it } from 'vitest';
import { meetingPage } from '../../functions/publish/addresses.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { replaceIn, withCode } from './code.ts';
import { differing, embeddedTwin } from './embedded-twin.ts';
import { withEnvironment } from './proxy.ts';
import {
  afterANight,
  askAll,
  privateStore,
  publicStore,
  published,
  quiet,
  recorded,
  requestFor,
  reset,
  samplePages,
  site,
} from './world.ts';

beforeEach(async () => {
  await reset();
  for (const { bytes } of samplePages) await storeSnapshot(privateStore, bytes);
  await askAll(samplePages.map(requestFor));
  await recorded();
  await quiet();
});

const page = async (): Promise<string> =>
  new TextDecoder().decode((await publicStore.get(meetingPage('linlan-qingyu/2024/5')))?.body);

describe('the night after', () => {
  it('the operator has changed the settings, everything says so', async () => {
    await afterANight();
    const other = { ...site, title: '改名后的公开纪要', contact: 'mailto:new@open-minutes.internal' };

    const named = (variables: object) => ({ ...variables, SITE: JSON.stringify(other) });
    const after = await withEnvironment('publish', named, () => withEnvironment('heavy', named, afterANight));

    expect(differing(await embeddedTwin(samplePages, other), after)).toEqual([]);
  });

  it('a release that renders otherwise, everything is rendered once more, and what did not change stays', async () => {
    const before = await afterANight();
    expect(await page()).toContain('<h1');

    const release = (files: Record<string, Uint8Array>) => {
      expect(replaceIn(files, /RENDERING_VERSION ?= ?["'][\d.]+["']/, 'RENDERING_VERSION="99.0.0"')).toBe(1);
      expect(replaceIn(files, /<!doctype html>/i, '<!doctype html><!-- 99 -->')).toBeGreaterThan(0);
    };
    const after = await withCode('publish', release, () => withCode('heavy', release, afterANight));

    expect(await page()).toContain('<!-- 99 -->');
    const changed = differing(before, after);
    expect(changed.length).toBeGreaterThan(20);
    expect(changed.filter((path) => !path.endsWith('.html'))).toEqual([]);
    // Gone back to, it is as it was.
    expect(differing(before, await afterANight())).toEqual([]);
    expect(differing(before, await published())).toEqual([]);
  });
});
