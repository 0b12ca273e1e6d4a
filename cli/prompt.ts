import { createInterface } from 'node:readline/promises';
import { refused } from '../functions/shared/errors.ts';

/** Questions to the person at the terminal. */
export interface Prompt {
  /**
   * @returns the answer without blanks around it; empty where Enter alone was pressed.
   * @throws OpenMinutesError `refused` when the person ends it (Ctrl-C, Ctrl-D).
   */
  ask(question: string): Promise<string>;
  close(): void;
}

/** Asks on a terminal; `output` is where questions and what is typed are seen. */
export function promptOn(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Prompt {
  const lines = createInterface({ input, output, terminal: false });
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(refused('not-answered', 'not answered; nothing was written')));
  });
  // Nobody may be waiting when it is closed in the end.
  ended.catch(() => undefined);
  return {
    ask: async (question) => (await Promise.race([lines.question(question), ended])).trim(),
    close: () => lines.close(),
  };
}
