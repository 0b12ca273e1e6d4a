import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import schema from '../../schemas/minutes.schema.json' with { type: 'json' };
import { atomViolations } from '../publish/feeds/atom-rules.ts';
import { jsonFeedViolations } from '../publish/feeds/json-feed-rules.ts';
import { rssViolations } from '../publish/feeds/rss-rules.ts';
import { type Ended, runCommand } from './command-line.ts';
import { anchorsOf, type Link, linksOfJsonFeed, linksOfPage, linksOfXml } from './links.ts';
import { bytesOf, filesOf, timesOf } from './published-folder.ts';

const BASE_URL = 'http://localhost:8080';
let data: string;
let published: string;
let first: Ended;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'open-minutes-sample-'));
  published = join(data, 'public');
  first = await runCommand('start', '--once', '--data', data);
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(published, path), 'utf8');
const filesLike = (pattern: RegExp) => filesOf(published).filter((path) => pattern.test(path));
const FEED = /^[^/]+\/(decisions|meetings|attendance)\.(xml|atom|json)$/;

describe('the bundled sample on the embedded default', () => {
  it('is read whole, and nothing of it is refused', () => {
    expect(first.stderr).toBe('');
    expect(first.stdout).toContain('10 files: 10 new, 0 updated, 0 unchanged, 0 refused.');
    expect(first.status).toBe(0);
  });

  it('is published without anything half-written beside it', () => {
    const hidden = filesOf(published).filter((path) => path.split('/').some((part) => part.startsWith('.')));
    expect(hidden).toEqual([]);
    expect(filesOf(published).length).toBeGreaterThan(50);
  });

  it('gives documents that keep the contract, with every part the very slice of the text', () => {
    const ajv = new Ajv2020({ allErrors: true });
    formats.default(ajv);
    const keepsContract = ajv.compile<MinutesDocument>(schema);
    const documents = filesLike(/^[^/]+\/meetings\/[^/]+\/[^/]+\.json$/);
    expect(documents).toHaveLength(10);
    for (const path of documents) {
      const document: unknown = JSON.parse(read(path));
      if (!keepsContract(document)) throw new Error(`${path}: ${ajv.errorsText(keepsContract.errors)}`);
      for (const { text, span } of document.decisions) {
        expect(document.text.slice(...span)).toBe(text);
      }
    }
  });

  it('gives feeds without a single complaint of the rules', () => {
    const feeds = filesLike(FEED);
    expect(feeds.filter((path) => path.endsWith('.xml')).length).toBeGreaterThanOrEqual(6);
    for (const path of feeds) {
      const violations = path.endsWith('.xml')
        ? rssViolations
        : path.endsWith('.atom')
          ? atomViolations
          : jsonFeedViolations;
      expect(violations(read(path), { url: `${BASE_URL}/${path}` }), path).toEqual([]);
    }
  });

  it('leads nowhere that is not published: every link of every page and feed, with its fragment', () => {
    const links: Link[] = [
      ...filesLike(/\.html$/).flatMap((path) => linksOfPage(read(path), path)),
      ...filesLike(FEED).flatMap((path) =>
        path.endsWith('.json') ? linksOfJsonFeed(read(path), path) : linksOfXml(read(path), path),
      ),
    ];
    expect(links.length).toBeGreaterThan(300);
    expect([...new Set(links.filter(isBroken).map(({ from, to }) => `${from} → ${to}`))]).toEqual([]);
  });

  it('is the same bytes, untouched, after a second run', async () => {
    const before = { bytes: bytesOf(published), times: timesOf(published) };
    const second = await runCommand('start', '--once', '--data', data);
    expect(second.stdout).toContain('10 files: 0 new, 0 updated, 10 unchanged, 0 refused.');
    expect(second.status).toBe(0);
    expect({ bytes: bytesOf(published), times: timesOf(published) }).toEqual(before);
  });
});

/** A link is broken when it points into what is published and there is nothing there. */
function isBroken({ from, to }: Link): boolean {
  const target = new URL(to, `${BASE_URL}/${from}`);
  if (target.origin !== BASE_URL) return false;
  const path = decodeURI(target.pathname).slice(1);
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(published, file))) return true;
  return target.hash !== '' && !anchors(file).has(decodeURIComponent(target.hash.slice(1)));
}

const anchorsByFile = new Map<string, Set<string>>();
function anchors(file: string): Set<string> {
  const found = anchorsByFile.get(file) ?? anchorsOf(read(file));
  anchorsByFile.set(file, found);
  return found;
}
