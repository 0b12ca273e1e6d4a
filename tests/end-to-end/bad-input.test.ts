import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot, runCommand, startCommand } from './command-line.ts';
import { bytesOf, filesOf } from './published-folder.ts';

const GOOD = join(projectRoot, 'samples/minutes/yunze/2024-31.txt');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-bad-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const data = () => join(folder, 'data');
const write = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const once = (...paths: string[]) => runCommand('start', '--once', '--data', data(), ...paths);

/** The status of the site names what was put aside; nothing else tells of it. */
const withoutStatus = ({ 'status.html': _, 'status.json': __, ...files }: Record<string, string>) => files;

describe('input that cannot be read', () => {
  it('is refused one by one, each with its name and reason, and the rest is done as if it were not there', async () => {
    const inputs = join(folder, 'inputs');
    mkdirSync(inputs);
    cpSync(GOOD, join(inputs, 'good.txt'), { preserveTimestamps: true });
    const bad = {
      'empty.txt': '',
      'blank.txt': ' \n\n',
      'binary.txt': Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256),
      'not-utf-8.txt': Uint8Array.from([0xe7, 0xac, 0xac, 0xff, 0xfe, 0x80]),
      'letter.txt': '亲爱的读者：今天的天气很好，我们去海边散步。',
      'slides.pdf': '%PDF-1.7',
      'large.html': 'x',
    };
    for (const [name, content] of Object.entries(bad)) writeFileSync(join(inputs, name), content);
    truncateSync(join(inputs, 'large.html'), 10 * 1024 * 1024 + 1);
    symlinkSync('nowhere.txt', join(inputs, 'broken-link.txt'));
    const refused = [...Object.keys(bad), 'broken-link.txt'].map((name) => join(inputs, name));
    refused.push(join(folder, 'missing.txt'), 'https://www.yunze.example/1.html');

    const end = await once(inputs, join(folder, 'missing.txt'), 'https://www.yunze.example/1.html');

    expect(end.status).toBe(1);
    for (const input of refused) {
      expect(end.stderr).toMatch(new RegExp(`^refused ${input.replaceAll('.', '\\.')}: .{10,}`, 'm'));
    }
    expect(end.stderr.trim().split('\n')).toHaveLength(refused.length);
    expect(end.stdout).toContain(
      `${refused.length + 1} files: 1 new, 0 updated, 0 unchanged, ${refused.length} refused.`,
    );

    const alone = join(folder, 'alone');
    await runCommand('start', '--once', '--data', alone, join(inputs, 'good.txt'));
    expect(withoutStatus(bytesOf(join(data(), 'public')))).toEqual(
      withoutStatus(bytesOf(join(alone, 'public'))),
    );
  });

  it('is refused at once when the named source does not exist, with those that do', async () => {
    const end = await once('--source', 'atlantis', GOOD);
    expect(end.status).toBe(1);
    expect(end.stderr).toMatch(/no source "atlantis"; known are .*suzhou-gusu/);
    expect(filesOf(folder)).toEqual([]);
  });
});

describe('where nothing can be read', () => {
  it.each([
    ['a path that is not there', 'missing.txt', /missing\.txt: no such file/],
    ['an empty folder', 'empty', /empty: no minutes in this folder/],
  ])('no data folder is made: %s', async (_, name, reason) => {
    mkdirSync(join(folder, 'empty'));
    for (const command of [['start', '--once'], ['ingest']]) {
      const end = await runCommand(...command, '--data', data(), join(folder, name));
      expect(end).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(reason) });
      expect(end.stderr).toContain('nothing to read, so no data folder was made');
      expect(existsSync(data())).toBe(false);
    }
  });

  it('no data folder is made for a source that does not exist', async () => {
    expect((await runCommand('ingest', '--data', data(), '--source', 'atlantis', GOOD)).status).toBe(1);
    expect(existsSync(data())).toBe(false);
  });

  it('nothing is published of pages that are none', async () => {
    const end = await once(write('letter.txt', '亲爱的读者：今天的天气很好，我们去海边散步。'));
    expect(end).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /refused .*letter\.txt: .*\nNone of these pages could be read, so nothing was published/,
      ),
    });
    expect(existsSync(join(data(), 'public', 'index.html'))).toBe(false);
  });
});

describe('a data folder that cannot be used', () => {
  it('because it is a file', async () => {
    const end = await runCommand('start', '--once', '--data', write('file', ''), GOOD);
    expect(end).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/file as the data folder: it is a file/),
    });
  });

  it('because another process uses it: told so, and the other one is not disturbed', async () => {
    const other = startCommand(['start', '--data', data(), '--port', '0', GOOD]);
    await other.says('Ctrl-C ends it');
    const end = await once(GOOD);
    expect(end.status).toBe(1);
    expect(end.stderr).toContain(`${data()} is in use by another open-minutes process`);
    other.process.kill('SIGTERM');
    expect(await other.ended).toMatchObject({ status: 0, stderr: '' });
    expect((await once(GOOD)).status).toBe(0);
  });
});

describe('a data folder that is mistyped', () => {
  it('is no new one for a command that only looks, and nothing is made', async () => {
    const end = await runCommand('status', '--data', join(folder, 'my-dta'));
    expect(end).toMatchObject({ status: 1, stdout: '' });
    expect(end.stderr).toMatch(/^open-minutes: there is no data folder .*my-dta\./);
    expect(filesOf(folder)).toEqual([]);
  });

  it('is said to be new by a command that makes it', async () => {
    const end = await runCommand('ingest', '--data', data(), GOOD);
    expect(end).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`${data()} is a new data folder.`),
    });
    const again = await runCommand('ingest', '--data', data(), GOOD);
    expect(again.stdout).not.toContain('new data folder');
  });

  it('is not made among pages', async () => {
    write('page.txt', '');
    const end = await runCommand('ingest', '--data', folder, GOOD);
    expect(end).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/holds other things \(page\.txt\)/),
    });
    expect(filesOf(folder)).toEqual(['page.txt']);
  });
});

describe('a name that a terminal would obey', () => {
  it('is shown, not obeyed', async () => {
    write('\x1b]0;owned\x07\x1b[31m.txt', '亲爱的读者：今天的天气很好，我们去海边散步。');
    const end = await runCommand('ingest', '--data', data(), folder);
    expect(end.stderr).toContain('\\u001b]0;owned\\u0007\\u001b[31m.txt: ');
    for (const control of ['\x07', '\x1b']) expect(end.stdout + end.stderr).not.toContain(control);
  });
});

describe('an address that others read', () => {
  it('is refused before anything is done, until somebody says who publishes', async () => {
    const end = await runCommand('start', '--once', '--data', data(), '--base-url', 'https://a.org', GOOD);
    expect(end).toMatchObject({ status: 1, stdout: expect.not.stringContaining('Wrote') });
    expect(end.stderr).toMatch(/would not say who answers for it: .*contact is missing.* init --data/);
    expect(filesOf(folder)).toEqual([]);
  });
});

describe('an option that npm has taken for its own', () => {
  it.each(['data', 'base-url'])('is missed: --%s', async (name) => {
    const variable = `npm_config_${name.replace('-', '_')}`;
    process.env[variable] = 'elsewhere';
    try {
      const end = await once(GOOD);
      expect(end).toMatchObject({ status: 1, stderr: expect.stringContaining(`npm has taken --${name}`) });
      expect(existsSync(data())).toBe(false);
    } finally {
      delete process.env[variable];
    }
  });
});

describe('a command line that makes no sense', () => {
  it.each([
    [['start', '--port', 'http']],
    [['start', '--base-url', 'minutes.example']],
    [['ingest']],
    [['parse']],
    [['unheard-of']],
  ])('%s', async (args) => {
    const end = await runCommand(...args);
    expect(end.status).toBe(1);
    expect(end.stderr).toMatch(/error: .*/);
    expect(end.stdout).toBe('');
  });
});
