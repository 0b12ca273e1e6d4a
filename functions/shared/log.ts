/** Facts that go with a log line. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where a use case says what it did. On AWS a line is one JSON object; on a terminal it is a sentence. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** An object for each call, which Lambda's JSON log format puts as it is into one structured line with time and level. */
export const jsonLog: Log = {
  info: (message, fields) => console.info({ event: message, ...fields }),
  warn: (message, fields) => console.warn({ event: message, ...fields }),
  error: (message, fields) => console.error({ event: message, ...fields }),
};

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
