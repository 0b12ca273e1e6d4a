import type { ColumnDescription, Table, TableName } from './table.ts';
import { keyOf } from './tables.ts';

export const PROFILES = 'https://datapackage.org/profiles/2.0';

/**
 * The Table Schema of a table (datapackage.org, version 2). `nameOf` names the resource that holds another table of the
 * same set; without it there are no foreign keys, since it is not said where they point.
 */
export function tableSchema({ name: table, columns }: Table, nameOf?: (table: TableName) => string): object {
  const key = keyOf(table);
  // A list of keys is a text here, of which the standard cannot say that its parts are keys.
  const foreignKeys = columns.flatMap(({ name, type, references }) =>
    nameOf === undefined || references === undefined || type === 'list'
      ? []
      : [{ fields: [name], reference: { resource: nameOf(references), fields: [keyOf(references)] } }],
  );
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: columns.map((column) => field(column, column.name === key)),
    missingValues: [''],
    primaryKey: [key],
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

/** Lists are strings: how they escape what separates their entries, the standard's type `list` cannot say. */
const FIELD_TYPES: Readonly<Record<ColumnDescription['type'], string>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  date: 'date',
  instant: 'datetime',
  url: 'string',
  list: 'string',
};

function field({ name, title, type, description, codes }: ColumnDescription, isKey: boolean): object {
  const constraints = {
    ...(isKey && { required: true, unique: true }),
    ...(codes !== undefined && type === 'string' && { enum: codes }),
  };
  return {
    name,
    title,
    description,
    type: FIELD_TYPES[type],
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}
