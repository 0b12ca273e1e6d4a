import { sha256, shortHash } from '../../shared/hash.ts';

/** Hexadecimal digits of a name's hash: enough that no two names of one government ever meet. */
const ID_LENGTH = 16;

/** The id under which a person, a document or a body has its page, its feed and its rows within one government. */
export const nameId = (name: string): string => sha256(name).slice(0, ID_LENGTH);

/** Of a JSON value, for the inputs of targets: another whenever the value is. */
export const versionHash = (value: unknown): string => shortHash(JSON.stringify(value));
