import { _, Ajv2020, type ErrorObject, type Options } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { keeping } from './keeping.ts';
import { whenAsked } from './when-asked.ts';

/** The schemas themselves are checked by the tests: here it would cost each cold start a tenth of a second. */
export function checker(options: Pick<Options, 'allErrors' | 'code'>): Ajv2020 {
  const ajv = new Ajv2020({ ...options, meta: false, validateSchema: false });
  formats.default(ajv);
  // That a text is not empty needs no count of its characters: ajv would count those of a page several times over.
  const counted = ajv.getKeyword('minLength');
  if (typeof counted === 'object' && 'code' in counted) {
    ajv.removeKeyword('minLength').addKeyword({
      ...counted,
      keyword: 'minLength',
      code: (context, type) =>
        context.schema === 1 ? context.fail(_`${context.data} === ""`) : counted.code(context, type),
    });
  }
  return ajv;
}

const first = whenAsked(() => checker({ allErrors: false }));
const thorough = whenAsked(() => checker({ allErrors: true }));

/**
 * A check at a boundary, as `keeping` (keeping.ts) makes it of a check that was compiled beforehand. The schema is compiled
 * when a value is held against it for the first time.
 * @param what Names the thing in the error, e.g. `document`.
 */
export const validator = <T>(schema: object, what: string): ((value: unknown) => T) =>
  keeping(
    whenAsked(() => first().compile<T>(schema)),
    what,
  );

/** Says everything that is wrong with a value, where {@link validator} says the first thing only; nothing of one that holds. */
export function complainer(schema: object): (value: unknown) => readonly ErrorObject[] {
  const compiled = whenAsked(() => thorough().compile(schema));
  return (value) => {
    const holds = compiled();
    return holds(value) ? [] : (holds.errors ?? []);
  };
}
