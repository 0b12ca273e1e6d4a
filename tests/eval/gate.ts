import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Result } from './cases.ts';
import { FIELDS, type Field } from './compare.ts';
import { summarise } from './summary.ts';
import { figure } from './table.ts';

/** By name of a set of pages: the least mean F1 (for what is sure: precision) of every field that is held. */
export type Floors = Readonly<Record<string, Readonly<Partial<Record<Field, number>>>>>;

interface FloorFile {
  about: string;
  floors: Floors;
}

const schema = {
  type: 'object',
  required: ['about', 'floors'],
  properties: {
    about: { type: 'string' },
    floors: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        minProperties: 1,
        propertyNames: { enum: FIELDS },
        additionalProperties: { type: 'number', minimum: 0, maximum: 1 },
      },
    },
  },
};

const validate = new Ajv().compile<FloorFile>(schema);

/** Throws where the file is not one of floors. */
export function readFloors(path: string): Floors {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (validate(value)) return value.floors;
  const [fault] = validate.errors ?? [];
  throw new SyntaxError(`${path} holds no floors: ${fault?.instancePath} ${fault?.message}`);
}

/**
 * Each measured figure of a set beside its floor, and whether all of them hold and the parser failed on no page. Throws for a
 * set without floors.
 */
export function gate(
  name: string,
  results: readonly Result[],
  floors: Floors,
): { readonly lines: readonly string[]; readonly holds: boolean } {
  const own = floors[name];
  if (own === undefined)
    throw new Error(
      `there are no floors for ${name}; add them beside those of ${Object.keys(floors).join(', ')}`,
    );
  const checks = FIELDS.flatMap((field) => {
    const floor = own[field];
    if (floor === undefined) return [];
    const found = summarise(results, field);
    const measured = field === 'confident' ? found?.pooled.precision : found?.f1.value;
    const holds = measured !== undefined && measured >= floor;
    const shown = measured === undefined ? 'not measured' : figure(measured);
    return [{ holds, line: `${holds ? 'ok ' : 'LOW'} ${name} ${field}: ${shown} (floor ${floor})` }];
  });
  for (const { name: page, refusal } of results)
    if (refusal?.failed)
      checks.push({ holds: false, line: `LOW ${name} ${page}: the parser failed: ${refusal.message}` });
  return { lines: checks.map(({ line }) => line), holds: checks.every(({ holds }) => holds) };
}
