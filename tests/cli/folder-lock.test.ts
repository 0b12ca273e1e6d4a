import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../cli/folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that takes the lock, says so, and holds it until it dies. */
async function holder() {
  const script = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, '../../cli/folder-lock.ts'))};
    await lockFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of a data folder', () => {
  it('is taken in a folder that is not there yet, and again after it was released', async () => {
    const inner = join(folder, 'new/data');
    await (await lockFolder(inner)).release();
    await (await lockFolder(inner)).release();
  });

  it('keeps a second process out, and is gone when its holder is killed', async () => {
    const child = await holder();
    await expect(lockFolder(folder)).rejects.toMatchObject({
      kind: 'transient',
      code: 'data-folder-in-use',
      message: expect.stringContaining(folder),
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await lockFolder(folder)).release();
  });

  it('is refused where the folder is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(lockFolder(file)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/it is a file/),
    });
    await expect(lockFolder(join(file, 'below'))).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/part of the path is a file/),
    });
  });
});
