// Text that wants to be something else, in every field that a page fills, through everything that is published of it:
// nothing of it becomes an element, an attribute, a formula, a line or a record, and every format stays whole.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { XMLValidator } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import minutesSchema from '../../schemas/minutes.schema.json' with { type: 'json' };
import { atomViolations } from './feeds/atom-rules.ts';
import { jsonFeedViolations } from './feeds/json-feed-rules.ts';
import { rssViolations } from './feeds/rss-rules.ts';
import { HARMLESS, HOSTILE } from './hostile-texts.ts';
import { openPipeline } from './pipeline.ts';
import { poisoned } from './poisoned.ts';
import { site } from './settings.ts';

type Folder = ReadonlyMap<string, Buffer>;

let harmless: Folder;
let hostile: Folder;

beforeAll(async () => {
  const texts = Object.values(HOSTILE);
  harmless = await published(texts.map((_, index) => poisoned(idOf(index), `${HARMLESS}${index}`)));
  hostile = await published(texts.map((text, index) => poisoned(idOf(index), text)));
});

const idOf = (index: number) => `yunze/2024/${index + 1}`;

/** Everything that is published of these meetings. */
async function published(documents: readonly MinutesDocument[]): Promise<Folder> {
  const pipeline = await openPipeline();
  for (const document of documents) await pipeline.commit(document);
  await pipeline.publish();
  const files = new Map<string, Buffer>();
  const store = pipeline.publicStore;
  for await (const path of store.list('')) {
    files.set(path, Buffer.from((await store.get(path))?.body ?? ''));
  }
  await pipeline.close();
  return files;
}

const like = (pattern: RegExp) => [...hostile].filter(([path]) => pattern.test(path));
/** Looks at every file of a kind, and fails when there is none. */
function every(pattern: RegExp, violations: (text: string, path: string) => readonly string[]): void {
  const files = like(pattern);
  expect(files.length).toBeGreaterThan(0);
  const found = files.flatMap(([path, bytes]) =>
    violations(bytes.toString('utf8'), path).map((violation) => `${path}: ${violation.slice(0, 300)}`),
  );
  expect(found).toEqual([]);
}
const told = (wrong: unknown, what: string): string[] => (wrong ? [what] : []);

describe('hostile text in every field', () => {
  it('is published whole, in files that are UTF-8', () => {
    expect(like(/meetings\/2024\/\d+\.html$/)).toHaveLength(Object.keys(HOSTILE).length);
    for (const [path, bytes] of like(/\.(html|xml|atom|opml|json|jsonld|csv|ics|md|txt|css|svg|js)$/))
      expect(bytes.equals(Buffer.from(bytes.toString('utf8'))), path).toBe(true);
  });

  it('leaves every XML file well-formed', () => {
    every(/\.(xml|atom|opml|svg)$/, (text) => {
      const verdict = XMLValidator.validate(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 does not allow
      const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.exec(text);
      return [
        ...(verdict === true ? [] : [verdict.err.msg]),
        ...told(illegal, 'a character that XML does not allow'),
      ];
    });
  });

  it('breaks no rule of a feed', () => {
    const served = (path: string) => ({ url: `${site.baseUrl}/${path}` });
    every(/\.xml$/, (text, path) => (text.includes('<rss') ? rssViolations(text, served(path)) : []));
    every(/\.atom$/, (text, path) => atomViolations(text, served(path)));
    every(/\.json$/, (text, path) =>
      text.includes('https://jsonfeed.org/version/1.1') && path !== 'vocabulary.json'
        ? jsonFeedViolations(text, served(path))
        : [],
    );
  });

  it('leaves JSON what it was, and documents as their schema wants them', () => {
    const ajv = new Ajv2020({ allErrors: true });
    formats.default(ajv);
    const isDocument = ajv.compile(minutesSchema);
    every(/\.(json|jsonld)$/, (text, path) => {
      const value: unknown = JSON.parse(text);
      if (!/^yunze\/meetings\/2024\/\d+\.json$/.test(path)) return [];
      return isDocument(value) ? [] : [ajv.errorsText(isDocument.errors)];
    });
  });

  it('becomes no element, no attribute and no address that runs', () => {
    const known = new Set([...harmless].filter(([path]) => path.endsWith('.html')).flatMap(namesOf));
    every(/\.html$/, (text, path) => {
      const names = namesOf([path, Buffer.from(text)]);
      return [...new Set(names)].filter((name) => !known.has(name));
    });
    every(/\.html$/, (text) => addressesOf(text).filter((to) => !/^(https?:\/\/|[^:]*(?:[#?/]|$))/.test(to)));
  });

  it('does not get out of the data that a page holds for programs', () => {
    for (const [path, bytes] of like(/\.html$/))
      for (const script of dataOf(bytes.toString('utf8')))
        expect(() => JSON.parse(script), path).not.toThrow();
  });

  it('is no formula, no element and no illegal character in the workbook', () => {
    const [[, book] = []] = like(/\.xlsx$/);
    const parts = Object.entries(unzipSync(book ?? new Uint8Array()));
    expect(parts.length).toBeGreaterThan(5);
    let marked = 0;
    for (const [path, bytes] of parts) {
      const text = Buffer.from(bytes).toString('utf8');
      expect(XMLValidator.validate(text), path).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 does not allow
      expect(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text), path).toBe(false);
      expect(text, path).not.toContain('<f>');
      for (const [, attributes = '', start = ''] of text.matchAll(/<c ([^>]*)><is><t[^>]*>(.)/gsu)) {
        if (!/[=+\-@\t\r]/.test(start)) continue;
        marked += 1;
        expect(attributes).toContain('s="4"');
      }
    }
    expect(marked).toBeGreaterThan(0);
  });

  it('stays within its line of a calendar', () => {
    every(/\.ics$/, (text) => {
      const lines = text.split('\r\n');
      const unfolded = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
      return [
        ...lines
          .filter((line) => Buffer.byteLength(line) > 75)
          .map((line) => `longer than 75 octets: ${line}`),
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what RFC 5545 does not allow in a value
        ...lines.filter((line) => /[\0-\x08\x0a-\x1f\x7f]/.test(line)).map((line) => `a control: ${line}`),
        ...unfolded.filter((line) => !/^[A-Z-]+[:;]/.test(line)).map((line) => `no property: ${line}`),
      ];
    });
  });
});

/** Names of the elements and attributes of a page. */
function namesOf([, bytes]: readonly [string, Buffer]): string[] {
  const names: string[] = [];
  const parser = new Parser({
    onopentag(element, attributes) {
      names.push(element, ...Object.keys(attributes).map((attribute) => `${element} ${attribute}`));
    },
  });
  parser.end(bytes.toString('utf8'));
  return names;
}

function addressesOf(html: string): string[] {
  const addresses: string[] = [];
  const parser = new Parser({
    onopentag(_, { href, src, action, content, name, property = '' }) {
      addresses.push(...[href, src, action].filter((to) => to !== undefined));
      // Titles and descriptions are texts, whatever they say; what else stands in a meta may be followed.
      const isText = name === 'description' || /^og:(?:title|description|site_name)$/.test(property);
      if (!isText && content?.includes('javascript:')) addresses.push(content);
    },
  });
  parser.end(html);
  return addresses;
}

function dataOf(html: string): string[] {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script/gs)].map(
    ([, data = '']) => data,
  );
}
