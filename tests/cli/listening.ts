import type { Terminal } from '../../cli/terminal.ts';
import { silentLog } from '../../functions/shared/log.ts';

/** A terminal whose words are kept. */
export interface Listening {
  readonly terminal: Terminal;
  readonly said: { out: string; err: string };
}

export function listening(): Listening {
  const said = { out: '', err: '' };
  const terminal: Terminal = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    progress: { step: () => {}, clear: () => {} },
    log: silentLog,
  };
  return { terminal, said };
}
