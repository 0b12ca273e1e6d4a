import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** Adds commands that belong together to the program. */
export type Group = (program: Command, terminal: Terminal) => void;

/** Ends the process with the status of a command, once everything is written. */
export async function ending(status: Promise<number>): Promise<void> {
  process.exitCode = await status;
}
