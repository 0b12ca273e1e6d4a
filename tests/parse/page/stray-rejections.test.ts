import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const MODULE = join(ROOT, 'functions/parse/bounded/stray-rejections.ts');

/** What a process of its own prints that has an error of this name rejected and nobody who holds it. */
async function printed(name: string): Promise<string> {
  const script = `
    const { passOverStrayRejections } = await import(${JSON.stringify(MODULE)});
    passOverStrayRejections();
    process.on('uncaughtException', (error) => console.log('ended by ' + error.name));
    Promise.reject(Object.assign(new Error('End of file inside array.'), { name: ${JSON.stringify(name)} }));
    setTimeout(() => console.log('goes on'), 50);`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return stdout.trim();
}

test('what pdf.js leaves behind of a damaged file ends no thread', async () => {
  expect(await printed('ParserEOFException')).toBe('goes on');
});

test('other errors do', async () => {
  expect(await printed('TypeError')).toBe('ended by TypeError\ngoes on');
});
