/** Facts that go with a log line. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where a use case says what it did. On AWS a line is one JSON object; on a terminal it is a sentence. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Lambda's own log format turns each call into one structured line. */
export const jsonLog: Log = {
  info: (message, fields) => console.info(JSON.stringify({ level: 'info', message, ...fields })),
  warn: (message, fields) => console.warn(JSON.stringify({ level: 'warn', message, ...fields })),
  error: (message, fields) => console.error(JSON.stringify({ level: 'error', message, ...fields })),
};

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
