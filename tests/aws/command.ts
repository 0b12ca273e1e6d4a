import { runCommand } from '../end-to-end/command-line.ts';
import { STAGE } from './stack.ts';

/** Runs a command of an operator on the deployed stage, as a process of its own. */
export async function onStage(
  ...args: readonly string[]
): Promise<{ readonly status: number | null; readonly said: string }> {
  const { status, stdout, stderr } = await runCommand(...args, '--stage', STAGE);
  return { status, said: `${stdout}${stderr}` };
}
