import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInputs, InputRefused, MAX_INPUT_BYTES, readBytes, readInput } from '../../cli/inputs.ts';
import { unprivileged } from '../unprivileged.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array = '会议纪要') => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};

describe('what the user asks for', () => {
  it('is every page below a folder, sorted, with its media type by its ending', async () => {
    const paths = ['b/2.HTM', 'b/1.txt', 'a.html'].map((name) => write(name));
    const { files, refusals } = await findInputs([folder]);
    expect(files.map(({ path, contentType }) => [path, contentType])).toEqual([
      [paths[2], 'text/html'],
      [paths[1], 'text/plain'],
      [paths[0], 'text/html'],
    ]);
    expect(refusals).toEqual([]);
  });

  it('is taken once, however often it is named', async () => {
    const path = write('a.txt');
    const { files } = await findInputs([path, folder, path]);
    expect(files.map((file) => file.path)).toEqual([path]);
  });

  it('leaves out hidden files of a folder without a word', async () => {
    write('.DS_Store');
    write('.git/a.txt');
    const path = write('a.txt');
    const { files, refusals } = await findInputs([folder]);
    expect(files.map((file) => file.path)).toEqual([path]);
    expect(refusals).toEqual([]);
  });

  // Names from archives of other systems are in GBK. macOS takes no such names.
  it.skipIf(process.platform === 'darwin')('has names that are not UTF-8, shown by their bytes', async () => {
    const gbk = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb5, 0xb5])]);
    mkdirSync(gbk);
    const name = [Buffer.from('/'), Buffer.from([0xd6, 0xd0]), Buffer.from('1.txt')];
    writeFileSync(Buffer.concat([gbk, ...name]), '第1次');
    const { files, refusals } = await findInputs([folder]);
    expect(refusals).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual([join(folder, '\\xB5\\xB5', '\\xD6\\xD01.txt')]);
    const [file] = files;
    expect(new TextDecoder().decode(file && (await readBytes(file)))).toBe('第1次');
  });

  it('follows a link to a file', async () => {
    symlinkSync(write('real.txt'), join(folder, 'link.txt'));
    const { files } = await findInputs([folder]);
    expect(files).toHaveLength(2);
  });
});

describe('what cannot be done is refused with its reason, and the rest goes on', () => {
  it.each([
    ['a file that is not there', () => join(folder, 'none.txt'), /no such file/],
    ['an address', () => 'https://www.yunze.example/1.html', /does not fetch pages/],
    ['a kind of file that is not read', () => write('a.ofd'), /unsupported type; .*\.txt/],
    ['an empty file', () => write('empty.txt', ''), /empty/],
    ['a broken link', () => linkTo('nowhere.txt'), /no such file/],
    ['a link in a circle', () => linkTo('link.txt'), /circle/],
    [
      'a file that is too large, by its size alone',
      () => {
        const path = write('large.txt');
        truncateSync(path, MAX_INPUT_BYTES + 1);
        return path;
      },
      /larger than 10 MiB/,
    ],
  ])('%s', async (_, make, reason) => {
    const bad = make();
    const good = write('good/good.txt');
    const { files, refusals } = await findInputs([bad, good]);
    expect(refusals).toEqual([{ input: bad, reason: expect.stringMatching(reason) }]);
    expect(files.map((file) => file.path)).toEqual([good]);
  });

  it.each([
    ['an empty folder', () => {}],
    ['a folder of hidden files', () => write('in/.hidden.txt')],
    ['a folder of empty folders', () => mkdirSync(join(folder, 'in/deeper'))],
  ])('%s, with what is looked for in it', async (_, fill) => {
    const empty = join(folder, 'in');
    mkdirSync(empty);
    fill();
    const { files, refusals } = await findInputs([empty]);
    expect(files).toEqual([]);
    expect(refusals).toEqual([
      {
        input: empty,
        reason: 'no minutes in this folder; they are read from .txt, .html, .htm, .pdf, .docx',
      },
    ]);
  });

  it('a name that the command line has lost, with what to do', async () => {
    const { refusals } = await findInputs([join(folder, '\ufffd.txt')]);
    expect(refusals[0]?.reason).toMatch(/not UTF-8 .*name the folder/);
  });

  it('a link from a folder to a folder, which might lead back', async () => {
    write('inner/a.txt');
    symlinkSync(folder, join(folder, 'inner/again'));
    const { files, refusals } = await findInputs([folder]);
    expect(files).toHaveLength(1);
    expect(refusals).toEqual([
      { input: join(folder, 'inner/again'), reason: expect.stringMatching(/link to a folder/) },
    ]);
  });

  it('a file without permission', async () => {
    const path = write('secret.txt');
    chmodSync(folder, 0o755);
    chmodSync(path, 0);
    await unprivileged(() => expect(readInput(path)).rejects.toThrow(/secret\.txt: no permission/));
  });

  function linkTo(target: string): string {
    const link = join(folder, 'link.txt');
    symlinkSync(join(folder, target), link);
    return link;
  }
});

describe('the bytes of one file', () => {
  it('are what is in it', async () => {
    const { bytes } = await readInput(write('a.txt', '第1次'));
    expect(new TextDecoder().decode(bytes)).toBe('第1次');
  });

  it('are refused with the name of the file', async () => {
    await expect(readInput(join(folder, 'none.txt'))).rejects.toThrow(InputRefused);
    await expect(readInput(join(folder, 'none.txt'))).rejects.toThrow(/none\.txt: no such file/);
    await expect(readInput(folder)).rejects.toThrow(/no minutes in this folder/);
    write('a.txt');
    await expect(readInput(folder)).rejects.toThrow(/a folder; name one of its files/);
  });
});
