import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledSources, readSources } from '../../functions/shared/sources.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = {
  id: 'qingyu',
  name: '临澜市青屿区人民政府',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: ['青屿区人民政府'],
};
const write = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

it('reads every source of a folder, in the order of their ids', () => {
  write('yunze.json', { ...source, id: 'yunze' });
  write('qingyu.json', source);
  write('README.md', 'not a source');

  expect(readSources(folder).map(({ id }) => id)).toEqual(['qingyu', 'yunze']);
});

it.each([
  ['is not JSON', '{', /qingyu\.json: The source is not JSON/],
  ['lacks what a source must have', { id: 'qingyu' }, /qingyu\.json: source must have required property/],
  ['bears the name of another', { ...source, id: 'yunze' }, /must bear the name of its id yunze/],
])('refuses a file that %s', (_what, content, complaint) => {
  write('qingyu.json', content);

  expect(() => readSources(folder)).toThrow(complaint);
});

it('bundles every source of the project', () => {
  const files = readdirSync(join(import.meta.dirname, '../../sources')).filter((name) =>
    name.endsWith('.json'),
  );

  expect(bundledSources.map(({ id }) => `${id}.json`)).toEqual(files.sort());
});
