import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readBytesOfAnyFormat } from '../../../functions/parse/bounded/bounded.ts';
import { docx, HOSTILE, packedPdf } from './hostile.ts';
import { encodeGbk, predefined, rawPdf, show } from './raw-pdf.ts';

// What files may take of the processor and of memory that somebody made to hold a reader up.

const ROOT = join(import.meta.dirname, '../../..');
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
            import { readBytesOfAnyFormat } from './functions/parse/bounded/bounded.ts';
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
        const { readBytesOfAnyFormat } = await import('./functions/parse/bounded/bounded.ts');
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
