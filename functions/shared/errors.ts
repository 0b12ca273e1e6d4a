/**
 * What to do about an error is decided by its class alone:
 * transient: try again; permanent: quarantine; conflict: read again and decide anew; refused: say why and skip.
 */
export type ErrorKind = 'transient' | 'permanent' | 'conflict' | 'refused';

/** An error that says what happened, to what, and (through its kind) what is to be done about it. */
export class OpenMinutesError extends Error {
  readonly kind: ErrorKind;
  /** Fixed name of the reason, e.g. `not-minutes`; safe to count and to publish. */
  readonly code: string;

  constructor(kind: ErrorKind, code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'OpenMinutesError';
    this.kind = kind;
    this.code = code;
  }
}

export const transient = (code: string, message: string, cause?: unknown) =>
  new OpenMinutesError('transient', code, message, { cause });
export const permanent = (code: string, message: string, cause?: unknown) =>
  new OpenMinutesError('permanent', code, message, { cause });
export const conflict = (code: string, message: string, cause?: unknown) =>
  new OpenMinutesError('conflict', code, message, { cause });
export const refused = (code: string, message: string, cause?: unknown) =>
  new OpenMinutesError('refused', code, message, { cause });

/** True for an error of ours of that kind. */
export const isKind = (error: unknown, kind: ErrorKind): error is OpenMinutesError =>
  error instanceof OpenMinutesError && error.kind === kind;

/** True for what our own stores say, by its code: no page and no host of a source is at fault. */
export const isOfStore = (error: unknown): boolean =>
  error instanceof OpenMinutesError && /^(?:store|file)-/u.test(error.code);

/** True for what the operating system or a network says (ENOSPC, EIO …), which no input is the cause of. */
export const isOfSystem = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:E[A-Z]+|LEVEL_[A-Z_]+)$/u.test(String(error.code));

/** Where an error came from, for the log. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
