import type { ColumnDescription, Table } from './table.ts';
import { TABLES } from './tables.ts';

/** `docs/data-dictionary.md`: what every column of the downloads means. Written by its test with `--update`. */
export function dataDictionary(): string {
  return [INTRODUCTION, ...TABLES.map(section)].join('\n\n').concat('\n');
}

const INTRODUCTION = `# Data dictionary

<!-- Generated from functions/publish/downloads: change the columns there, then \`npx vitest run tests/publish/downloads --update\`. -->

The tables of a government lie in \`data/<source>/\`, those of all governments by year in \`data/all/\`. Each table of a government comes
in these editions with the same rows in the same order:

| file | for |
|---|---|
| \`<table>.csv\` | programs: RFC 4180, UTF-8 without a byte order mark, one header row, CRLF; every value as it is |
| \`<table>-excel.csv\` | Excel, of the tables that people read (\`meetings\`, \`decisions\`) without their keys: with a byte order mark; a cell that Excel would take for a formula begins with \`'\` |
| \`<table>-<hash>.parquet\` | programs: Apache Parquet, with the types of the columns, under a name that changes with its bytes and stays for seven days; \`data/latest.json\` and \`data/<source>/manifest.json\` name it |

| file | for |
|---|---|
| \`data/latest.json\` | the tables of every government as they are now: address, format and number of rows, of Parquet also bytes (docs/recipes.md shows how to load them as one) |
| \`data/all/<table>/<year>.parquet\` | the rows of all governments by the year of the meeting, built every night; \`undated\` has those without a known day, \`all\` the tables that know no days. Large sites have them in sixteen parts, \`data/all/<table>/<part>/<year>.parquet\` |
| \`data/all/index.json\` | those files, with rows, bytes and the day of the newest change that is in each |
| \`data/<source>/manifest.json\` | the files of a government, with the SHA-256 of those whose names have their hash, and the meetings that were withdrawn |
| \`data/manifest.json\` | the governments, with their meetings and when each last changed |
| \`data/<source>/datapackage.json\`, \`data/datapackage.json\` | the CSV files of a government, or of all, as a [Data Package](https://datapackage.org) (version 2): columns with types and meaning, keys; that of a government has the foreign keys between the tables |
| \`data/<source>/csv-metadata.json\` | the CSV files of a government: columns, types and keys as [CSV on the Web](https://www.w3.org/TR/tabular-data-primer/) |
| \`data/<source>/catalog.jsonld\`, \`data/catalog.jsonld\` | the files of a government in DCAT 3, by the profile [DCAT-AP 3.0.1](https://semiceu.github.io/DCAT-AP/releases/3.0.1/), and the catalogue of these catalogues |
| \`data/<source>/croissant.json\` | the tables of a government as [Croissant](https://docs.mlcommons.org/croissant/) 1.1, for those who work with models |
| \`data/schemas/<table>.json\`, \`data/data-dictionary.md\` | columns for programs, and this page |

Where a fact stands in the text says its document, by the same key. The other names are rewritten in place: of files that belong together, take Parquet.

- A value that the minutes do not give is an empty cell in CSV and \`null\` in Parquet. Nothing is filled in.
- A *list* is an array in Parquet. In CSV its entries are joined with \`|\`; inside an entry, \`|\` is written \`\\|\` and \`\\\` is written \`\\\\\`.
- The first column of each table is its key. Keys are unique, never empty and permanent: a better parser does not change them.
- Dates are ISO 8601. Extracted values are in simplified script; \`text\` is in the script of the page.
- Keys hold the tables of a government together, and begin with its identifier: they do so in \`data/all/\`, too. \`person_id\` and
  \`document_id\` are made of the government and the name: nothing tells namesakes apart. Rows of \`attendance\` and \`people\` belong together by \`source\` and \`name\`. \`organization_id\` is one for a body under all its names.
- \`organizations\` and \`people\` count over all meetings of the government.
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
