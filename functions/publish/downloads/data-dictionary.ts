import type { ColumnDescription, Table } from './table.ts';
import { TABLES } from './tables.ts';

/** `docs/data-dictionary.md`: what every column of the downloads means. Written by its test with `--update`. */
export function dataDictionary(): string {
  return [INTRODUCTION, ...TABLES.map(section)].join('\n\n').concat('\n');
}

const INTRODUCTION = `# Data dictionary

<!-- Generated from functions/publish/downloads: change the columns there, then \`npx vitest run tests/publish/downloads --update\`. -->

The tables of all meetings of a government lie in \`data/<source>/\`, those of one year in \`data/<source>/<year>/\`; meetings
without a known day are in \`undated\`. Each table comes in four editions with the same rows in the same order:

| file | for |
|---|---|
| \`<table>.csv\` | programs: RFC 4180, UTF-8 without a byte order mark, one header row, CRLF; every value as it is |
| \`<table>-excel.csv\` | Excel: with a byte order mark; a cell that Excel would take for a formula begins with \`'\` |
| \`<table>.ndjson.gz\` | programs: one JSON object a line, compressed; every column in every object |
| \`<table>.parquet\` | programs: Apache Parquet, with the types of the columns; times are text |

To load all governments at once, take the addresses from \`data/latest.json\` (docs/recipes.md shows how). These files describe the
downloads, and say the same:

| file | for |
|---|---|
| \`data/latest.json\` | the tables of all meetings of every government: address, format, bytes, SHA-256, number of rows, when it last changed |
| \`data/<source>/manifest.json\` | every file of the downloads of a government, also of its years |
| \`<table>.csv-metadata.json\` | one CSV file: columns, types and keys as [CSV on the Web](https://www.w3.org/TR/tabular-data-primer/) |
| \`data/catalog.jsonld\`, \`data/<source>/catalog.jsonld\` | the datasets and their files in DCAT 3, by the profile [DCAT-AP 3.0.1](https://semiceu.github.io/DCAT-AP/releases/3.0.1/), for portals that harvest; the first without the years |
| \`data/<source>/croissant.json\` | the tables of a government as [Croissant](https://docs.mlcommons.org/croissant/) 1.1, for those who work with models |
| \`data/<source>/datapackage.json\` | the CSV files of a government as a [Data Package](https://datapackage.org) (version 2): columns with types and meaning, keys, and the foreign keys between the tables |
| \`data/datapackage.json\` | the CSV files of all governments as one package, whose columns stand in \`data/schemas/<table>.json\` |
| \`data/manifest.json\` | the governments, with the SHA-256 of what describes each of them |
| \`data/data-dictionary.md\` | this page |

While a file is being rewritten, they may be some moments behind it: load it again when its SHA-256 is not the one given.

- A value that the minutes do not give is an empty cell in CSV and \`null\` in NDJSON and Parquet. Nothing is filled in.
- A *list* is an array in NDJSON and Parquet. In CSV its entries are joined with \`|\`; inside an entry, \`|\` is written \`\\|\` and \`\\\` is written \`\\\\\`.
- The first column of each table is its key. Keys are unique, never empty and permanent: a better parser does not change them.
- Dates are ISO 8601. Extracted values are in simplified script; \`text\` is in the script of the page.
- Keys hold the tables of one folder together. \`organization_id\`, \`person_id\` and \`document_id\` are the same in every year: they are
  made of the government and the name. Nothing tells namesakes apart, nor that one body has two names.
- \`organizations\` and \`people\` count over the meetings of their folder: in the folder of a year that year alone.
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
