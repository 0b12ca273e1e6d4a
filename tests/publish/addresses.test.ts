import { describe, expect, it } from 'vitest';
import { decisionAnchor, relative } from '../../functions/publish/addresses.ts';
import { cacheControlOf, contentTypeOf } from '../../functions/publish/content-type.ts';

describe('a relative address', () => {
  it.each([
    ['index.html', 'style.css', 'style.css'],
    ['yunze/index.html', 'style.css', '../style.css'],
    ['yunze/meetings/2024/3.html', 'yunze/meetings/2024/3.json', '3.json'],
    ['yunze/meetings/2024/3.html', 'yunze/index.html', '../../index.html'],
    ['yunze/meetings/2024/3.html', 'data/yunze/meetings.csv', '../../../data/yunze/meetings.csv'],
    ['yunze/index.html', 'yunze/meetings/2024/3.html#d-1-0', 'meetings/2024/3.html#d-1-0'],
    ['index.html', 'index.html#feeds', '#feeds'],
    ['index.html', 'index.html', 'index.html'],
    ['yunze/index.html', 'yunze/index.html', 'index.html'],
    // A folder that has the name of a file is not that file.
    ['yunze/meetings/index.html', 'yunze/meetings', '../meetings'],
  ])('from %s to %s is %s', (from, to, address) => {
    expect(relative(from, to)).toBe(address);
    const base = 'https://minutes.example/any/path/';
    expect(new URL(address, base + from).href).toBe(base + to);
  });
});

it('an anchor is made of the tail of an id', () => {
  expect(decisionAnchor('yunze/2024/3/5-3f9a2c1b')).toBe('d-5-3f9a2c1b');
});

describe('a file is served as', () => {
  it.each([
    ['feeds/decisions.xml', 'application/rss+xml; charset=utf-8'],
    ['yunze/meetings.xml', 'application/rss+xml; charset=utf-8'],
    ['yunze/attendance.json', 'application/feed+json; charset=utf-8'],
    ['yunze/meetings/2024/3.json', 'application/json'],
    ['yunze/meetings/2024/3.html', 'text/html; charset=utf-8'],
    ['data/yunze/meetings.csv', 'text/csv; charset=utf-8; header=present'],
    ['yunze/organizations/0123456789abcdef.xml', 'application/rss+xml; charset=utf-8'],
    ['data/yunze/csv-metadata.json', 'application/csvm+json'],
    ['schemas/minutes.schema.json', 'application/schema+json'],
    ['style.css', 'text/css; charset=utf-8'],
    ['robots.txt', 'text/plain; charset=utf-8'],
    ['something', 'application/octet-stream'],
  ])('%s: %s', (path, type) => {
    expect(contentTypeOf(path)).toBe(type);
    expect(cacheControlOf(path)).toMatch(/^public, max-age=\d+$/);
  });
});
