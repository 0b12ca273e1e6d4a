import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** A user without rights: permissions do not bind root, as whom tests run in many containers. */
const NOBODY = 65_534;

let project: string;
let cache: string;
beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'open-minutes-launch-')));
  chmodSync(project, 0o755);
  cache = join(project, 'node_modules/.cache/open-minutes');
  cpSync(join(ROOT, 'cli/launch'), join(project, 'cli/launch'), { recursive: true });
  cpSync(join(ROOT, 'cli/launch.mjs'), join(project, 'cli/launch.mjs'));
  cpSync(join(ROOT, 'cli/trace.ts'), join(project, 'cli/trace.ts'));
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(project, file));
  for (const folder of ['functions/shared', 'functions/parse/bounded', 'schemas', 'node_modules'])
    mkdirSync(join(project, folder), { recursive: true });
  cpSync(join(ROOT, 'functions/shared/project-root.ts'), join(project, 'functions/shared/project-root.ts'));
  for (const name of ['esbuild', 'commander'])
    symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
  write('functions/parse/bounded/thread.ts', 'export const threadUrl: URL = new URL(import.meta.url);');
  write('cli/words.ts', "export const words: string = 'first';");
  write(
    'cli/main.ts',
    `import { Command } from 'commander';
    await new Command().argument('<word>').action(async (word: string) => {
      const { words } = await import('./words.ts');
      console.log(word, words);
    }).parseAsync();`,
  );
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(path: string, text: string): void {
  writeFileSync(join(project, path), `${text}\n`);
}

interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Starts the command line of the project, by default as whoever runs the test. */
const launch = (options: { uid?: number; env?: NodeJS.ProcessEnv } = {}): Promise<Said> =>
  new Promise((resolve) => {
    const { env = {}, ...rest } = options;
    const child = execFile(
      process.execPath,
      [join(project, 'cli/launch.mjs'), 'said'],
      { ...rest, env: { ...process.env, ...env } },
      (_, out, err) => resolve({ status: child.exitCode ?? -1, out, err }),
    );
  });

const bundlesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => lstatSync(join(folder, name)).isDirectory());

describe('the launcher', () => {
  it('runs what the sources say now, and keeps what it made of them', async () => {
    expect(await launch()).toEqual({ status: 0, out: 'said first\n', err: '' });
    const made = bundlesIn(cache);
    expect(made).toHaveLength(1);
    expect((await launch()).out).toBe('said first\n');
    expect(bundlesIn(cache)).toEqual(made);

    write('cli/words.ts', "export const words: string = 'other';");
    expect((await launch()).out).toBe('said other\n');
    expect(bundlesIn(cache)).toHaveLength(2);

    // As it was before: of the same length, of another time, of the bytes of the first bundle.
    write('cli/words.ts', "export const words: string = 'first';");
    expect((await launch()).out).toBe('said first\n');
    expect(bundlesIn(cache)).toHaveLength(2);
  });

  it('may be started many times at once', async () => {
    const said = await Promise.all(Array.from({ length: 5 }, () => launch()));
    expect(said).toEqual(Array.from({ length: 5 }, () => ({ status: 0, out: 'said first\n', err: '' })));
    expect(bundlesIn(cache)).toHaveLength(1);
  });

  it('says what is wrong with a source, leaves nothing behind, and goes on when it is mended', async () => {
    write('cli/words.ts', 'export const words: string = ;');
    const broken = await launch();
    expect(broken).toMatchObject({ status: 1, out: '' });
    expect(broken.err).toMatch(/^open-minutes: .*cli\/words\.ts:1:29: ERROR: Unexpected ";"/s);
    expect(readdirSync(cache)).toEqual([]);
    write('cli/words.ts', "export const words: string = 'mended';");
    expect((await launch()).out).toBe('said mended\n');
  });

  it('names the places of the sources in a trace', async () => {
    write(
      'cli/main.ts',
      `import { inSources } from './trace.ts';

      console.log(inSources(String(new Error('here').stack)));`,
    );
    expect((await launch()).out).toMatch(/^Error: here\n {4}at cli\/main\.ts:3:36\n/);
  });

  it('clears away what nobody has used for a while, and only that', async () => {
    await launch();
    const [first = ''] = bundlesIn(cache);
    write('cli/words.ts', "export const words: string = 'second';");
    await launch();
    const [second = ''] = bundlesIn(cache).filter((name) => name !== first);
    const long = new Date(Date.now() - 4 * 60 * 60 * 1000);
    utimesSync(join(cache, first), long, long);
    write('cli/words.ts', "export const words: string = 'third';");
    await launch();
    expect(existsSync(join(cache, first))).toBe(false);
    expect(existsSync(join(cache, second))).toBe(true);
    // Names that lead nowhere went with it: what is left leads to what is there.
    expect(readdirSync(cache).every((name) => existsSync(join(cache, name)))).toBe(true);
    expect(readdirSync(cache)).toHaveLength(4);
  });

  describe.runIf(process.geteuid?.() === 0)('where it may not write beside the packages', () => {
    let elsewhere: string;
    beforeEach(() => {
      elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'open-minutes-tmp-')));
      chmodSync(elsewhere, 0o777);
    });
    afterEach(() => rmSync(elsewhere, { recursive: true, force: true }));

    const asNobody = () => launch({ uid: NOBODY, env: { TMPDIR: elsewhere } });

    it('keeps it among what is temporary, where nobody else may write', async () => {
      expect(await asNobody()).toEqual({ status: 0, out: 'said first\n', err: '' });
      const own = join(elsewhere, `open-minutes-${NOBODY}`);
      expect(lstatSync(own).mode & 0o777).toBe(0o700);
      const made = bundlesIn(own);
      expect((await asNobody()).out).toBe('said first\n');
      expect(bundlesIn(own)).toEqual(made);
    });

    it('takes what was made beside the packages before, as an image of a container has it', async () => {
      await launch();
      for (const name of readdirSync(cache))
        if (lstatSync(join(cache, name)).isSymbolicLink()) rmSync(join(cache, name));
      expect((await asNobody()).out).toBe('said first\n');
      expect(readdirSync(elsewhere)).toEqual([]);
    });

    it('runs nothing that somebody else has put there', async () => {
      const planted = join(elsewhere, `open-minutes-${NOBODY}`);
      mkdirSync(planted, { mode: 0o777 });
      expect(await asNobody()).toEqual({
        status: 1,
        out: '',
        err: `open-minutes: ${planted} belongs to somebody else\n`,
      });
    });
  });
});
