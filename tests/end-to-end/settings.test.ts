// What `site.json` says stands in every published file that shows it, also after it has changed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { init } from '../../cli/commands/init.ts';
import { publish } from '../../cli/commands/publish.ts';
import { start } from '../../cli/commands/start.ts';
import { listening } from '../cli/listening.ts';
import { bytesOf, filesOf, withoutReplaced } from './published-folder.ts';

const BEFORE = {
  baseUrl: 'https://before.yunze-data.org/alt',
  title: '旧站名之一',
  titleEn: 'Beforehand minutes',
  operator: '旧运营者之二',
  contact: 'mailto:before@yunze-data.org',
  reportUrl: 'https://before-tracker.yunze-data.org/new?title={value}&body={address}',
  tagAuthority: 'before.yunze-data.org,2025',
  dataLicense: 'ODbL-1.0',
};
const AFTER = {
  baseUrl: 'https://after.yunze-data.org',
  title: '新站名之三',
  titleEn: 'Afterwards minutes',
  operator: '新运营者之四',
  contact: 'mailto:after@yunze-data.org',
  reportUrl: 'https://after-tracker.yunze-data.org/new?title={value}&body={address}',
  tagAuthority: 'after.yunze-data.org,2026',
  dataLicense: 'CC0-1.0',
};
/** Whatever only the settings before can have brought into a file. */
const OF_BEFORE = /before(?:-tracker)?[.@]|旧站名之一|Beforehand minutes|旧运营者之二|odbl/i;

const folder = mkdtempSync(join(tmpdir(), 'open-minutes-settings-'));
const data = join(folder, 'changed');
const fresh = join(folder, 'fresh');
const { terminal, said } = listening();
const textOf = (published: string, path: string) => readFileSync(join(published, path), 'utf8');

beforeAll(async () => {
  await init({ data, ...BEFORE }, terminal);
  expect(await start([], { data, once: true }, terminal)).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is published as it was said: address, names, contact, place for reports, licence', () => {
  const published = join(data, 'public');
  const page = textOf(published, 'yunze/meetings/2024/31.html');
  const reports = 'https://before-tracker.yunze-data.org/new?title=';
  for (const shown of [
    `${BEFORE.baseUrl}/yunze/meetings/2024/31.html`,
    BEFORE.title,
    BEFORE.operator,
    reports,
  ])
    expect(page).toContain(shown);
  // On each decision, with what was decided and its address.
  const facts = page.match(/title=[^"&]+&amp;body=https%3A%2F%2Fbefore\.[^"]+31\.html%23d-[^"]+/g) ?? [];
  expect(new Set(facts).size).toBeGreaterThan(6);
  for (const feed of ['decisions.xml', 'decisions.atom', 'decisions.json'])
    for (const shown of [BEFORE.operator, 'before@yunze-data.org', 'opendatacommons.org/licenses/odbl'])
      expect(textOf(published, `feeds/${feed}`), `${shown} in ${feed}`).toContain(shown);
  for (const file of [
    'data/yunze/datapackage.json',
    'data/yunze/catalog.jsonld',
    'data/yunze/croissant.json',
  ])
    for (const shown of [BEFORE.operator, 'before@yunze-data.org', 'opendatacommons.org/licenses/odbl'])
      expect(textOf(published, file), `${shown} in ${file}`).toContain(shown);
});

it('reaches every published file when it changes, which are the bytes of a folder that never knew another', async () => {
  rmSync(join(data, 'site.json'));
  await init({ data, ...AFTER }, terminal);
  expect(await publish({ data }, terminal)).toBe(0);
  await init({ data: fresh, ...AFTER }, terminal);
  expect(await start([], { data: fresh, once: true }, terminal)).toBe(0);

  const changed = bytesOf(join(data, 'public'));
  const stale = filesOf(join(data, 'public')).filter((path) =>
    OF_BEFORE.test(textOf(join(data, 'public'), path)),
  );
  expect(stale).toEqual([]);
  expect(withoutReplaced(changed)).toEqual(withoutReplaced(bytesOf(join(fresh, 'public'))));
  expect(said.err).toBe('');
});
