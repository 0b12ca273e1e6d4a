import type { ColumnDescription, Table } from './table.ts';
import { TABLES } from './tables.ts';

/** `docs/data-dictionary.md`: what every column of the downloads means. Written by its test with `--update`. */
export function dataDictionary(): string {
  return [INTRODUCTION, ...TABLES.map(section)].join('\n\n').concat('\n');
}

const INTRODUCTION = `# Data dictionary

<!-- Generated from functions/publish/downloads: change the columns there, then \`npx vitest run tests/publish/downloads --update\`. -->

The downloads of one government and one year lie in \`data/<source>/<year>/\`; meetings without a known day are in
\`undated\`. Each table comes in four editions with the same rows in the same order:

| file | for |
|---|---|
| \`<table>.csv\` | programs: RFC 4180, UTF-8 without a byte order mark, one header row, CRLF; every value as it is |
| \`<table>-excel.csv\` | Excel: with a byte order mark; a cell that Excel would take for a formula begins with \`'\` |
| \`<table>.ndjson.gz\` | programs: one JSON object a line, compressed; every column in every object |
| \`<table>.parquet\` | programs: Apache Parquet, with the types of the columns; times are text |

Two files describe all of them, and say the same:

| file | for |
|---|---|
| \`data/manifest.json\` | every file in every edition: address, table, government, year, media type, bytes, SHA-256, number of rows, when it last changed |
| \`data/datapackage.json\` | the CSV files as a [Data Package](https://datapackage.org) (version 2): columns with types and meaning, keys, and the foreign keys between the tables of one government and year |

While a file is being rewritten, they may be some moments behind it: load it again when its SHA-256 is not the one given.

- A value that the minutes do not give is an empty cell in CSV and \`null\` in NDJSON and Parquet. Nothing is filled in.
- A *list* is an array in NDJSON and Parquet. In CSV its entries are joined with \`|\`; inside an entry, \`|\` is written \`\\|\` and \`\\\` is written \`\\\\\`.
- The first column of each table is its key. Keys are unique, never empty and permanent: a better parser does not change them.
- Dates are ISO 8601. Extracted values are in simplified script; \`text\` is in the script of the page.
- What carries a \`confidence\` below 0.9 should be checked against the page before it is relied on.`;

function section(table: Table): string {
  return [
    `## ${table.name}: ${table.title}`,
    '',
    table.description,
    '',
    '| column | 名称 | type | what it is |',
    '|---|---|---|---|',
    ...table.columns.map(row),
  ].join('\n');
}

function row({ name, title, type, description, codes, references }: ColumnDescription): string {
  const notes = [
    description,
    ...(codes === undefined ? [] : [`One of ${codes.map((code) => `\`${code}\``).join(', ')}.`]),
    ...(references === undefined
      ? []
      : [`${type === 'list' ? 'Keys' : 'Key'} of the table \`${references}\`.`]),
  ];
  return `| \`${name}\` | ${title} | ${type} | ${notes.join(' ')} |`;
}
