import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot, runCommand, startCommand } from '../end-to-end/command-line.ts';

const SAMPLE = join(projectRoot, 'samples/minutes/yunze/2024-31.txt');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-parse-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Makes a process fail that loads a module whose name begins so. */
const forbid = (prefix: string) => {
  const hooks = `export const resolve = (name, context, next) => {
    if (name.startsWith(${JSON.stringify(prefix)})) throw new Error('loaded ' + name);
    return next(name, context);
  }`;
  const register = `import { register } from 'node:module';
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});`;
  return ['--import', `data:text/javascript,${encodeURIComponent(register)}`];
};

describe('parse FILE', () => {
  it('prints one document and nothing else, and stores nothing', async () => {
    const end = await runCommand('parse', SAMPLE);
    expect(end).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(end.stdout)).toMatchObject({
      id: 'yunze/2024/31',
      provenance: { contentType: 'text/plain', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('prints the same bytes every time', async () => {
    expect((await runCommand('parse', SAMPLE)).stdout).toBe((await runCommand('parse', SAMPLE)).stdout);
  });

  it('does without the AWS SDK and the database, whose loading would take longer than the work', async () => {
    const noSdk = [...forbid('@aws-sdk'), ...forbid('dynalite'), ...forbid('classic-level')];
    expect(await startCommand(['parse', SAMPLE], noSdk).ended).toMatchObject({ status: 0, stderr: '' });
    expect((await startCommand(['ingest', '--data', folder, SAMPLE], noSdk).ended).stderr).toContain(
      'loaded ',
    );
  });

  it('explains on demand how each fact came about, beside the same document', async () => {
    const { document, explanation } = JSON.parse((await runCommand('parse', '--explain', SAMPLE)).stdout);
    expect(document).toEqual(JSON.parse((await runCommand('parse', SAMPLE)).stdout));
    const { lines, facts, matched, suppressed } = explanation;
    for (const { rule, class: told, span, words } of lines) {
      expect(rule).toMatch(/^line\/[a-z-]+$/);
      expect(told).toMatch(/^[a-z]+$/);
      expect(words).not.toBe('');
      expect(document.text.slice(...span)).not.toBe('');
    }
    expect(new Set(lines.map(({ rule }: { rule: string }) => rule))).toContain('line/opening');
    for (const family of ['items', 'decisions', 'attendance'] as const)
      expect(
        facts.filter(
          ({ fact }: { fact: string }) => fact.split('/').length === 3 && fact.startsWith(`/${family}/`),
        ),
      ).toHaveLength(document[family].length);
    expect(facts.find(({ fact }: { fact: string }) => fact === '/decisions/0')).toMatchObject({
      rule: expect.stringMatching(/^[a-z-]+\/[a-z-]+$/),
      span: document.decisions[0].span,
      tokens: expect.stringMatching(/\[(?:organization|document|person)\]/),
      measured: {
        of: expect.stringMatching(/^(?:rule|evidence|family) ./),
        uses: expect.any(Number),
        right: expect.any(Number),
      },
    });
    for (const { span, words } of [...matched, ...suppressed])
      expect(
        document.text
          .slice(...span)
          .replace(/\s/g, '')
          .slice(0, 1),
      ).toBe(words.slice(0, 1));
  });

  it('takes the word of the user for the source', async () => {
    const end = await runCommand('parse', '--source', 'miluo', SAMPLE);
    expect(JSON.parse(end.stdout)).toMatchObject({ source: 'miluo' });
  });

  it.each([
    [
      'a source that does not exist',
      () => ['--source', 'nowhere', SAMPLE],
      /no source "nowhere"; known are .*yunze/,
    ],
    ['a file that does not exist', () => [join(folder, 'none.txt')], /none\.txt: no such file/],
    ['a folder', () => [folder], /no minutes in this folder/],
    ['a file of another kind', () => [write('a.ofd', 'PK')], /a\.ofd: unsupported type/],
    [
      'a PDF file that is damaged',
      () => [write('a.pdf', '%PDF-1.7')],
      /a\.pdf: This cannot be read as PDF: Invalid PDF structure\.\n/,
    ],
    [
      'bytes that are named a PDF',
      () => [write('a.pdf', '\x12\x99\x07')],
      /a\.pdf: This is no PDF: it does not begin with %PDF\.\n/,
    ],
    [
      'bytes that are named a Word document',
      () => [write('a.docx', '\x12\x99\x07')],
      /a\.docx: This is no Word document \(DOCX\): it does not begin as a ZIP archive/,
    ],
    [
      'an archive that is cut off',
      () => [write('a.docx', 'PK\x03\x04')],
      /a\.docx: This cannot be read as a Word document \(DOCX\): .*no directory\.\n/,
    ],
    ['an empty file', () => [write('a.txt', '')], /a\.txt: the file is empty/],
    ['something else than minutes', () => [write('a.txt', '今天天气很好。')], /a\.txt: .+/],
    ['bytes that are no text', () => [write('a.txt', Uint8Array.from([0, 1, 2, 255, 254]))], /a\.txt: .+/],
  ])('refuses %s in one line, with nothing on standard output', async (_, args, message) => {
    const end = await runCommand('parse', ...args());
    expect(end).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(end.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('help', () => {
  it.each(['start', 'parse', 'ingest', 'publish', 'serve', 'reprocess', 'status'])(
    'explains %s',
    async (command) => {
      const end = await runCommand(command, '--help');
      expect(end).toMatchObject({
        status: 0,
        stderr: '',
        stdout: expect.stringContaining(`Usage: open-minutes ${command}`),
      });
    },
  );
});
