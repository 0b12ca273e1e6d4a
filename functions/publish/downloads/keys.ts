// Keys of what has no identifier in the minutes document. They hang on what is named alone, so that they outlive the
// parser, and on the source: one name in two governments stands for two bodies, two people, two documents.
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { sha256 } from '../../shared/hash.ts';
import { countOn } from '../count-on.ts';
import { nameId } from '../index/name-id.ts';
import type { OrganizationNames } from '../index/organizations.ts';

/** Key of a person or a document of a source, by its name: `yunze/0f1e2d3c4b5a6978`. */
export const nameKey = (source: string, name: string): string => `${source}/${nameId(name)}`;

/** The same of a body, whichever of its names is given; undefined where it is a person. */
export function organizationKey(source: string, name: string, names: OrganizationNames): string | undefined {
  const organization = names.of(name);
  return organization && `${source}/${organization.id}`;
}

/** Keys of the agenda items, in their order: `yunze/2024/17/i-5`. */
export const itemKeys = ({ id, items }: Pick<MinutesDocument, 'id' | 'items'>): string[] =>
  countOn(items.map(({ number }) => `${id}/i-${number}`));

/** Keys of parts of a decision, in their order, by what tells them apart: `yunze/2024/17/5-3f9a2c1b/r-0a1b2c3d`. */
export const partKeys = (decision: string, letter: string, distinctions: readonly string[]): string[] =>
  countOn(distinctions.map((distinction) => `${decision}/${letter}-${sha256(distinction).slice(0, 8)}`));
