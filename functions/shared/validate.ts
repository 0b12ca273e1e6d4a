import { _, Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { permanent } from './errors.ts';
import { whenAsked } from './when-asked.ts';

/** The schemas themselves are checked by the tests: here it would cost each cold start a tenth of a second. */
function checker({ allErrors }: { readonly allErrors: boolean }): Ajv2020 {
  const ajv = new Ajv2020({ allErrors, meta: false, validateSchema: false });
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
 * A check at a boundary: what comes in has the shape of the schema, or an error says where it has not.
 * @param what Names the thing in the error, e.g. `document`.
 * @returns a function that throws OpenMinutesError `permanent`, code `invalid-<what>`. The schema is compiled when it is
 *   called for the first time.
 */
export function validator<T>(schema: object, what: string): (value: unknown) => T {
  const compiled = whenAsked(() => first().compile<T>(schema));
  return (value) => {
    const holds: ValidateFunction<T> = compiled();
    if (holds(value)) return value;
    throw permanent(`invalid-${what}`, first().errorsText(holds.errors, { dataVar: what }));
  };
}

/** Says everything that is wrong with a value, where {@link validator} says the first thing only; nothing of one that holds. */
export function complainer(schema: object): (value: unknown) => readonly ErrorObject[] {
  const compiled = whenAsked(() => thorough().compile(schema));
  return (value) => {
    const holds = compiled();
    return holds(value) ? [] : (holds.errors ?? []);
  };
}

/**
 * What JSON text says, of a shape still unknown.
 * @throws OpenMinutesError `permanent`, code `invalid-<what>`, when it is not JSON.
 */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw permanent(`invalid-${what}`, `The ${what} is not JSON`, error);
  }
}
