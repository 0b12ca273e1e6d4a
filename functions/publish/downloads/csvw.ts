import { licenceOf } from '../licence.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { ColumnDescription, Table } from './table.ts';
import { keyOf, TABLES } from './tables.ts';

/** The metadata of all CSV files of a folder: the second place in which CSV on the Web looks for those of one. */
export const CSVW_FILE = 'csv-metadata.json';

/** CSV on the Web (tabular metadata of the W3C) for the tables of a folder, with the keys that hold them together. */
export const csvwMetadata = (site: SiteSettings): object => ({
  '@context': 'http://www.w3.org/ns/csvw',
  'dc:license': { '@id': licenceOf(site).url },
  tables: TABLES.map(tableOf),
});

/**
 * Of a list of keys, CSV on the Web cannot say that its parts are keys; and readers of it take an empty key for one that
 * leads nowhere.
 */
const isForeignKey = ({ references, optional, type }: ColumnDescription): boolean =>
  references !== undefined && optional !== true && type !== 'list';

function tableOf({ name, title, description, columns }: Table): object {
  const key = keyOf(name);
  const foreignKeys = columns.filter(isForeignKey).map(({ name: column, references = name }) => ({
    columnReference: column,
    reference: { resource: `${references}.csv`, columnReference: keyOf(references) },
  }));
  const hasPage = columns.some(({ name: column }) => column === 'page_url');
  return {
    url: `${name}.csv`,
    'dc:title': title,
    'dc:description': description,
    tableSchema: {
      // The page that shows the row; where there is none, the row itself.
      aboutUrl: hasPage ? '{+page_url}' : `${name}.csv#{${key}}`,
      primaryKey: key,
      columns: columns.map((column) => columnOf(column, column.name === key)),
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  };
}

const DATATYPES: Readonly<Record<ColumnDescription['type'], string>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  date: 'date',
  instant: 'dateTimeStamp',
  url: 'anyURI',
  // Split at its separators a list would fall apart where an entry holds one.
  list: 'string',
};

const columnOf = ({ name, title, type, description }: ColumnDescription, isKey: boolean): object => ({
  name,
  // One of them must be what stands in the header.
  titles: [name, title],
  'dc:description': description,
  datatype: DATATYPES[type],
  ...(isKey && { required: true }),
});
