// Reads files that are made to hold a reader up, each in a process of its own, and prints what each took of the processor
// and the most memory that its process ever held: npx tsx tests/bench/hostile.ts
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAnyFormat } from '../../functions/parse/parse.ts';
import { isKind } from '../../functions/shared/errors.ts';
import { snapshotOf } from '../parse/invented.ts';
import { HOSTILE } from '../parse/page/hostile.ts';

const [first = '', at, file = ''] = process.argv.slice(2);

/** The file is made elsewhere: what that takes is no part of what reading takes. */
async function readOne(index: number, file: string): Promise<void> {
  const [what = ''] = HOSTILE[index] ?? [];
  const bytes = new Uint8Array(readFileSync(file));
  const contentType = bytes[0] === 0x3c ? 'text/html' : bytes[0] === 0x32 ? 'text/plain' : '';
  const start = process.cpuUsage();
  let outcome = 'document';
  try {
    await parseAnyFormat(snapshotOf(bytes, { contentType }), []);
  } catch (error) {
    if (!isKind(error, 'refused')) throw error;
    outcome = error.code;
  }
  const { user, system } = process.cpuUsage(start);
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(
    `| ${what} | ${(bytes.length / 1e6).toFixed(2)} | ${outcome} | ${((user + system) / 1e6).toFixed(2)} | ${Math.round(memory)} |`,
  );
}

if (first === 'one') {
  await readOne(Number(at), file);
  process.exit(0);
}
console.log('| file | MB | becomes | processor, s | most memory, MB |\n| --- | ---: | --- | ---: | ---: |');
const folder = mkdtempSync(join(tmpdir(), 'open-minutes-hostile-'));
try {
  for (const [index, [, make]] of HOSTILE.entries()) {
    const path = join(folder, String(index));
    writeFileSync(path, make());
    process.stdout.write(
      execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, 'one', String(index), path], {
        encoding: 'utf8',
      }),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
