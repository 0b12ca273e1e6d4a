import { embedded, type Measures } from './metrics.ts';

/** Facts that go with a log line. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Says what was done, and measures it where somebody counts. */
type Say = (message: string, fields?: LogFields, measures?: Measures) => void;

/**
 * Where a use case says what it did. On AWS a line is one JSON object; on a terminal it is a sentence. Lines about a page
 * name its address as `url`, about its bytes `sha256`, about its meeting `meeting`: by these it is found in every room
 * (docs/runbook.md#from-an-address-to-the-file).
 */
export interface Log {
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
}

/**
 * An object for each call, which Lambda's JSON log format puts as it is into one structured line with time and level. It
 * would do so with metrics, too, where CloudWatch does not look for them: these lines go past it.
 */
const say =
  (level: 'INFO' | 'WARN' | 'ERROR', console: (line: object) => void): Say =>
  (event, fields, measures) => {
    const { STAGE } = process.env;
    if (measures === undefined || STAGE === undefined) console({ event, ...fields });
    else process.stdout.write(`${embedded(STAGE, level, { event, ...fields }, measures, new Date())}\n`);
  };

export const jsonLog: Log = {
  info: say('INFO', (line) => console.info(line)),
  warn: say('WARN', (line) => console.warn(line)),
  error: say('ERROR', (line) => console.error(line)),
};

/** Says the same and measures nothing: of what is done once more. */
export const unmeasured = ({ info, warn, error }: Log): Log => ({
  info: (message, fields) => info(message, fields),
  warn: (message, fields) => warn(message, fields),
  error: (message, fields) => error(message, fields),
});

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
