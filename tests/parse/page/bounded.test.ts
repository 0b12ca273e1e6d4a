import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readBytesOfAnyFormat } from '../../../functions/parse/page/read-bytes.ts';
import { zipOf } from './make-docx.ts';
import { encodeGbk, predefined, rawPdf, show } from './raw-pdf.ts';

// Files that somebody made to hold a reader up, and what they may take of the processor and of memory.

const ROOT = join(import.meta.dirname, '../../..');
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const LINE = '<p>青溪区人民政府第21次常务会议纪要</p>';

/** A PDF of one page with this content, deflated so many times. */
function packedPdf(content: Buffer, times = 1): Uint8Array {
  let packed = content;
  for (let i = 0; i < times; i++) packed = deflateSync(packed, { level: 9 });
  const filter = `/Filter [${'/FlateDecode '.repeat(times)}]`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 99 99] /Resources << /Font << /F 5 0 R >> >> >>',
    `<< ${filter} /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Size 6 /Root 1 0 R >>\n%%EOF`, 'latin1');
}

const docx = (body: string): Uint8Array =>
  zipOf({ 'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>` });
const html = (body: string): Uint8Array => Buffer.from(LINE + body);

const HOSTILE: readonly (readonly [what: string, bytes: () => Uint8Array])[] = [
  ['400 KB of <', () => html('<'.repeat(400_000))],
  ['a megabyte of <div>', () => html('<div>'.repeat(200_000))],
  ['as many <b>, and closing tags of others', () => html('<b>'.repeat(150_000) + '</p>'.repeat(100_000))],
  ['rows without end', () => html(`<table>${'<tr><td>林知远<td>区长'.repeat(30_000)}`)],
  ['tables in tables', () => html('<table><tr><td>'.repeat(40_000))],
  ['lists in lists', () => html('<ul><li>'.repeat(100_000))],
  ['spaces that do not break', () => html('&nbsp;'.repeat(150_000))],
  ['preformatted spaces', () => html(`<pre>${' '.repeat(400_000)}x${' '.repeat(400_000)}y </pre>`)],
  [
    'rules of style',
    () =>
      html(`<style>${'.a .b .c{display:none}'.repeat(20_000)}</style>${'<p class="c">甲'.repeat(30_000)}`),
  ],
  ['braces of style', () => html(`<style>${'{'.repeat(300_000)}${'}'.repeat(300_000)}`)],
  ['<style> without end', () => html('<style>'.repeat(140_000))],
  ['comments of style', () => html(`<style>${'/*'.repeat(400_000)}`)],
  ['a paragraph of many runs', () => docx(`<w:p>${'<w:r><w:t>会</w:t></w:r>'.repeat(200_000)}</w:p>`)],
  ['tables in tables of Word', () => docx('<w:tbl><w:tr><w:tc><w:p>'.repeat(40_000))],
  [
    'many cells',
    () => docx(`<w:tbl><w:tr>${'<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'.repeat(80_000)}`),
  ],
  [
    'states of a PDF',
    () => packedPdf(Buffer.from(`BT /F 9 Tf ${'(a) Tj 1 0 0 1 0 0 cm q '.repeat(40_000)}`)),
  ],
  ['a PDF packed twice', () => packedPdf(Buffer.alloc(400_000_000, 0x20), 2)],
  ['many pieces of text', () => packedPdf(Buffer.from(`BT /F 9 Tf ${'(a) Tj 0 1 Td '.repeat(300_000)}`))],
];

describe('files that are made to hold a reader up', () => {
  it.each(HOSTILE)('%s: at most 5 s of processor time', async (_what, make) => {
    const bytes = make();
    const start = process.cpuUsage();
    await readBytesOfAnyFormat(bytes, bytes[0] === 0x3c ? 'text/html' : '').catch((error: unknown) =>
      expect(error).toMatchObject({ kind: 'refused' }),
    );
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(5);
  });

  it('hold up no other page: it is read when its turn comes', async () => {
    const slow = packedPdf(Buffer.from(`BT /F 9 Tf ${'(a) Tj 1 0 0 1 0 0 cm q '.repeat(40_000)}`));
    const fast = docx('<w:p><w:r><w:t>会议同意。</w:t></w:r></w:p>');
    const [refused, ...read] = await Promise.allSettled(
      [slow, fast, fast].map((bytes) => readBytesOfAnyFormat(bytes, '')),
    );
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'too-slow' } });
    expect(read).toMatchObject([
      { status: 'fulfilled', value: { lines: ['会议同意。'] } },
      { status: 'fulfilled', value: { lines: ['会议同意。'] } },
    ]);
  });

  it('are refused with the reason when they take too much memory', async () => {
    const bytes = packedPdf(Buffer.alloc(1_000_000_000, 0x20), 2);
    await expect(readBytesOfAnyFormat(bytes, '')).rejects.toMatchObject({
      kind: 'refused',
      // On a machine that does much besides, the limit of time is met first.
      code: expect.stringMatching(/^too-(?:large|slow)$/u),
    });
  });
});

describe('the thread that reads', () => {
  const pdf = (): Uint8Array =>
    rawPdf([{ content: show('G', encodeGbk('青溪区人民政府第21次常务会议纪要'), 60, 700) }], {
      G: predefined('GBK-EUC-H', 'GB1', encodeGbk),
    });

  it('is the bundle itself, with the CMaps in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-minutes-bundle-'));
    try {
      const outfile = join(folder, 'index.mjs');
      await build({
        stdin: {
          contents: `
            import { readFileSync } from 'node:fs';
            import { isMainThread } from 'node:worker_threads';
            import { readBytesOfAnyFormat } from './functions/parse/page/read-bytes.ts';
            if (isMainThread) {
              const pages = [];
              for (const _ of [1, 2]) pages.push((await readBytesOfAnyFormat(readFileSync(process.argv[2]), '')).lines);
              console.log(JSON.stringify(pages));
            }`,
          resolveDir: ROOT,
          loader: 'ts',
        },
        outfile,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        mainFields: ['module', 'main'],
        minifySyntax: true,
        minifyWhitespace: true,
        banner: {
          js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
        },
        logLevel: 'error',
      });
      const file = join(folder, 'minutes.pdf');
      writeFileSync(file, pdf());
      // It ends by itself: a thread that waits keeps no process.
      const { stdout } = await promisify(execFile)(process.execPath, [outfile, file], {
        cwd: folder,
        timeout: 60_000,
      });
      const lines = ['青溪区人民政府第21次常务会议纪要'];
      expect(JSON.parse(stdout)).toEqual([lines, lines]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is started from the sources as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-minutes-sources-'));
    try {
      const file = join(folder, 'minutes.pdf');
      writeFileSync(file, pdf());
      const script = `
        const { readBytesOfAnyFormat } = await import('./functions/parse/page/read-bytes.ts');
        const { readFileSync } = await import('node:fs');
        console.log((await readBytesOfAnyFormat(readFileSync(${JSON.stringify(file)}), '')).lines.join());`;
      const args = ['--import', 'tsx', '--input-type=module', '-e', script];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, timeout: 60_000 });
      expect(stdout.trim()).toBe('青溪区人民政府第21次常务会议纪要');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
