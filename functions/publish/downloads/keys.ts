// Keys of what has no identifier in the minutes document. They hang on what is named alone, so that they outlive the
// parser, and on the source: one name in two governments stands for two bodies, two people, two documents.
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { sha256 } from '../../shared/hash.ts';
import { nameId } from '../../shared/records/groups.ts';
import { countOn } from '../count-on.ts';

/** What stands between several organisations or posts of one person (schemas/minutes.schema.json). */
const SEPARATOR = '、';

/** Key of an organisation, a person or a document of a source, by its name: `yunze/0f1e2d3c4b5a6978`. */
export const nameKey = (source: string, name: string): string => `${source}/${nameId(name)}`;

/** Keys of the agenda items, in their order: `yunze/2024/17/i-5`. */
export const itemKeys = ({ id, items }: Pick<MinutesDocument, 'id' | 'items'>): string[] =>
  countOn(items.map(({ number }) => `${id}/i-${number}`));

/** Keys of parts of a decision, in their order, by what tells them apart: `yunze/2024/17/5-3f9a2c1b/r-0a1b2c3d`. */
export const partKeys = (decision: string, letter: string, distinctions: readonly string[]): string[] =>
  countOn(distinctions.map((distinction) => `${decision}/${letter}-${sha256(distinction).slice(0, 8)}`));

/** Several organisations or posts, one by one. */
export const severally = (several: string | undefined): string[] =>
  several === undefined ? [] : several.split(SEPARATOR).filter((part) => part !== '');
