import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { RESERVED_SOURCE_IDS } from '../functions/publish/addresses.ts';
import schema from '../schemas/source.schema.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const filesIn = (folder: string) =>
  readdirSync(join(root, folder)).map((name) => ({
    folder,
    name,
    source: JSON.parse(readFileSync(join(root, folder, name), 'utf8')),
  }));
const deployed = filesIn('sources');
const invented = filesIn('samples/sources');
const all = [...deployed, ...invented];

const ajv = new Ajv2020({ allErrors: true });
formats.default(ajv);
const isSource = ajv.compile(schema);

/** What two sources may not share, with the source each claim is made by. */
const claims = (key: 'bodies' | 'hosts') =>
  all.flatMap(({ source }) => (source[key] ?? []).map((claim: string) => `${claim} of ${source.id}`));

describe.each(all)('$folder/$name', ({ folder, name, source }) => {
  it('keeps the contract', () => {
    isSource(source);
    expect(isSource.errors ?? []).toEqual([]);
  });

  it('bears the name of its id, which is not an address taken otherwise', () => {
    expect(name).toBe(`${source.id}.json`);
    expect(RESERVED_SOURCE_IDS.has(source.id)).toBe(false);
    expect(source.id).not.toBe('unknown');
  });

  it('lists its bodies longest first, so that the longest name on a page is found', () => {
    const lengths = source.bodies.map((body: string) => body.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });

  it('says whether it is invented, and uses only names that nobody can own if it is', () => {
    expect(source.invented === true).toBe(folder === 'samples/sources');
    const hosts: string[] = [new URL(source.homepage).hostname, ...source.hosts];
    for (const host of hosts) expect(host.endsWith('.example')).toBe(source.invented === true);
  });

  it('has a time zone that exists', () => {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: source.timeZone })).not.toThrow();
  });
});

describe('all sources together', () => {
  it.each(['bodies', 'hosts'] as const)('claim none of their %s twice', (key) => {
    const names = claims(key).map((claim) => claim.split(' of ')[0]);
    expect(names.filter((claim, index) => names.indexOf(claim) !== index)).toEqual([]);
  });

  it('have different ids and administrative codes', () => {
    const ids = all.map(({ source }) => source.id);
    const codes = deployed.map(({ source }) => source.administrativeCode);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
