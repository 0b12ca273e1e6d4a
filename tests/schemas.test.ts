import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../schemas');

// What runs does not look at the schemas themselves: it would cost each cold start a tenth of a second.
it.each(readdirSync(folder).filter((name) => name.endsWith('.schema.json')))(
  '%s is a JSON Schema',
  (name) => {
    const ajv = new Ajv2020({ strict: true });
    formats.default(ajv);

    expect(() => ajv.compile(JSON.parse(readFileSync(join(folder, name), 'utf8')))).not.toThrow();
  },
);
