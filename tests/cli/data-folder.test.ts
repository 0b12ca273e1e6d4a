import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectDataFolder, expectRoomForData } from '../../cli/data-folder.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'open-minutes-folder-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const make = (...path: string[]) => {
  const folder = join(parent, ...path);
  mkdirSync(folder, { recursive: true });
  return folder;
};
const refusal = (message: RegExp) =>
  expect.objectContaining({
    kind: 'refused',
    code: 'no-data-folder',
    message: expect.stringMatching(message),
  });

describe('a data folder that should be there', () => {
  it.each(['store', 'public', 'records', 'sources', 'drop'])('is one that holds %s', (part) => {
    make('data', part);
    expect(() => expectDataFolder(join(parent, 'data'))).not.toThrow();
  });

  it('is one that remembers who publishes it', () => {
    writeFileSync(join(make('data'), 'site.json'), '{}');
    expect(() => expectDataFolder(join(parent, 'data'))).not.toThrow();
  });

  it('is missed where its name is mistyped, with those that may be meant', () => {
    make('my-data', 'store');
    make('my-data', 'records');
    make('other', 'store');
    const typed = join(parent, 'my-dta');
    expect(() => expectDataFolder(typed)).toThrow(
      refusal(
        new RegExp(
          `there is no data folder ${typed}\\. Data folders beside it: ${join(parent, 'my-data')}\\. .*start`,
        ),
      ),
    );
  });

  it('is looked for among its neighbours by how few slips lie between: two that changed places are one', () => {
    for (const name of ['a13', 'n13', 'n13c', 'r13', 'r3', 'zzz']) {
      make(name, 'store');
      make(name, 'records');
    }
    const beside = ['r13', 'r3', 'a13'].map((name) => join(parent, name)).join(', ');
    expect(() => expectDataFolder(join(parent, 'r31'))).toThrow(
      refusal(new RegExp(`beside it: ${beside}\\.`)),
    );
  });

  it('is missed in a folder of other things, and in a file', () => {
    expect(() => expectDataFolder(make('pages', '2024'))).toThrow(refusal(/is no data folder/));
    const file = join(parent, 'file');
    writeFileSync(file, '');
    expect(() => expectDataFolder(file)).toThrow(refusal(/is no data folder/));
  });
});

describe('a new data folder', () => {
  it('may be a name that is not there, an empty folder, the root of a disk, or one that is one already', () => {
    make('disk', 'lost+found');
    make('data', 'store');
    writeFileSync(join(make('hidden'), '.DS_Store'), '');
    make('empty');
    for (const name of ['none', 'disk', 'hidden', 'empty'])
      expect(expectRoomForData(join(parent, name))).toBe(true);
    expect(expectRoomForData(join(parent, 'data'))).toBe(false);
  });

  it('is not made among what somebody keeps', () => {
    for (const name of ['a', 'b', 'c', 'd']) make('documents', name);
    expect(() => expectRoomForData(join(parent, 'documents'))).toThrow(
      refusal(/documents holds other things \(a, b, c, …\).*a folder of its own/),
    );
  });
});
