// The command line. Each command is loaded only when it is called: `parse` does not wait for the AWS SDK.
import './heap.ts';
import { OpenMinutesError } from '../functions/shared/errors.ts';
import { programOn } from './program/program.ts';
import { isStorageFailure, reasonOf } from './reasons.ts';
import { processTerminal } from './terminal.ts';
import { inSources } from './trace.ts';

const terminal = processTerminal();

// A reader of the output that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

function tell(error: unknown): void {
  terminal.err(`open-minutes: ${reasonOf(error)}\n`);
  // What we did not foresee is worth its trace.
  const foreseen = error instanceof OpenMinutesError || isStorageFailure(error);
  if (!foreseen && error instanceof Error) terminal.err(`${inSources(error.stack ?? '')}\n`);
}

// What goes wrong within a callback of a library, where nobody can catch it, ends the run like everything else.
process.on('uncaughtException', (error) => {
  tell(error);
  process.exit(1);
});

try {
  await programOn(terminal).parseAsync();
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
