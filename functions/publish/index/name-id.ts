import { sha256 } from '../../shared/hash.ts';

/** Hexadecimal digits of a name's hash: enough that no two names of one government ever meet. */
const ID_LENGTH = 16;

/** The id under which a person, a document or a body has its page, its feed and its rows within one government. */
export const nameId = (name: string): string => sha256(name).slice(0, ID_LENGTH);

/** For the inputs of targets: equal values have equal hashes, and no two others ever meet. */
export const shortHash = (value: unknown): string => nameId(JSON.stringify(value));
