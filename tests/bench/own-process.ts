import { execFileSync } from 'node:child_process';
import packageJson from '../../package.json' with { type: 'json' };

/** What `npm start` asks of Node. What runs TypeScript comes from what the bench was started with. */
const startedWith = packageJson.scripts.start.split(' ').filter((word) => word.startsWith('--'));

/**
 * Runs a script of the bench as `npm start` would, in a process of its own: as cold as any other, with its own most memory.
 * @returns what it prints, as JSON.
 */
export const inOwnProcess = <T>(script: string, ...given: readonly string[]): T =>
  JSON.parse(
    execFileSync(process.execPath, [...startedWith, ...process.execArgv, script, ...given], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
