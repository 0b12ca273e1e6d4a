import type { ColumnDescription, Table } from './table.ts';
import { TABLES } from './tables.ts';

/** `docs/data-dictionary.md`: what every column of the downloads means. Written by its test with `--update`. */
export function dataDictionary(): string {
  return [INTRODUCTION, ...TABLES.map(section)].join('\n\n').concat('\n');
}

const INTRODUCTION = `# Data dictionary

<!-- Generated from functions/publish/downloads: change the columns there, then \`npx vitest run tests/publish/downloads --update\`. -->

The tables of a government lie in \`data/<source>/\`, those of all governments by year in \`data/all/\`. The tables of a government come
in these editions with the same rows in the same order:

| file | for |
|---|---|
| \`<table>.csv\` | programs: RFC 4180, UTF-8 without a byte order mark, one header row, CRLF; every value as it is |
| \`tables-<hash>.zip\` | programs: every table as Apache Parquet, with the types and the meaning of the columns, under a name that changes with its bytes and stays for seven days; \`data/latest.json\` and \`data/<source>/manifest.json\` name it |
| \`<source>.xlsx\` | people: a workbook with a sheet a table under its Chinese name, headed in Chinese, without keys and codes; dates are dates, a moment as the clock at its place showed it; a text that Excel could take for a formula is marked as text |

| file | for |
|---|---|
| \`data/latest.json\` | the files of every government as they are now, with rows, of archives with bytes (docs/recipes.md shows how to load them as one); the governments with their meetings, when each last changed, and where its manifest is |
| \`data/all/<table>/part=all/year=<year>/<table>.parquet\` | the rows of all governments by the year of the meeting, built every night; \`undated\` has those without a known day, \`other\` those before 1990 or after 2049, tables that know no days have no year. Large sites have them in sixteen parts, \`part=0\` to \`part=f\`. One prefix a table, in the layout of Hive |
| \`data/all/index.json\` | those files, with rows, bytes and the day of the newest change that is in each |
| \`data/open-minutes.sqlite\` | the tables of all governments as one SQLite database, built every night: keys, indexes, the lookup tables, a table for each list of keys and of subject areas, and the views \`tasks\`, \`attendance_rates\`, \`approved_documents\`; lists are JSON arrays. Sites of more than 20,000 meetings have none |
| \`data/codes.csv\`, \`data/governments.csv\` | what the codes of the columns mean in Chinese and English; the governments with names, GB/T 2260 code and home page |
| \`data/<source>/popolo.json\` | people, organisations, posts, memberships, events and motions by [Popolo](https://www.popoloproject.com), under the keys of the tables |
| \`data/<source>/manifest.json\` | the files of a government, the rows of each table, the SHA-256 of the archive, and the meetings that were withdrawn |
| \`data/<source>/datapackage.json\`, \`data/datapackage.json\` | the CSV files of a government, or of all, as a [Data Package](https://datapackage.org) (version 2): columns with types and meaning, keys; that of a government has the foreign keys between the tables |
| \`data/<source>/csv-metadata.json\` | the CSV files of a government: columns, types and keys as [CSV on the Web](https://www.w3.org/TR/tabular-data-primer/) |
| \`data/<source>/catalog.jsonld\`, \`data/catalog.jsonld\` | the files of a government in DCAT 3, by the profile [DCAT-AP 3.0.1](https://semiceu.github.io/DCAT-AP/releases/3.0.1/), and the catalogue of these catalogues |
| \`data/<source>/croissant.json\` | the tables of a government as [Croissant](https://docs.mlcommons.org/croissant/) 1.1, for those who work with models |
| \`data/schemas/<table>.json\`, \`data/data-dictionary.md\` | columns for programs, and this page |

Where a fact stands in the text says its document, by the same key. The other names are rewritten in place: of files that belong together, take the archive.

- A value that the minutes do not give is an empty cell in CSV and \`null\` in Parquet. Nothing is filled in.
- A *list* is an array in Parquet. In CSV its entries are joined with \`|\`; inside an entry, \`|\` is written \`\\|\` and \`\\\` is written \`\\\\\`.
- The first column of each table is its key. Keys are unique, never empty and permanent: a better parser does not change them.
- A \`date\` is a day, ISO 8601; an \`instant\` a moment with its offset (RFC 3339), in Parquet a timestamp in UTC. A day is never written as midnight: \`published_on\` is there wherever the page tells it, \`published_at\` where it tells more than the day.
- Beside a code stand its words, in \`_zh\` and \`_en\`.
- Extracted values are in simplified script; \`text\` is in the script of the page.
- Keys hold the tables of a government together, and begin with its identifier: they do so in \`data/all/\`, too. \`person_id\` and
  \`document_id\` are made of the government and the name: nothing tells namesakes apart. Rows of \`attendance\` and \`people\` belong together by \`source\` and \`name\`. \`organization_id\` is one for a body under all its names.
- \`organizations\`, \`people\` and \`memberships\` count over all meetings of the government.
- Nobody publishes who the members of a meeting are: \`memberships\` infers it, and says from what. By the organic law of local governments an executive
  meeting is its head, deputies and secretary-general; lists of who was there name them as chair, present (出席) or absent (请假), and
  others as observers (列席). Meetings that name nobody but who chaired list nobody, and do not count.
- Subject areas are told by words alone; docs/topics.md and the site's page on accuracy say how right and how complete they are.
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
