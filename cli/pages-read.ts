import { PARSER_VERSION } from '../functions/parse/read-document.ts';
import { shortHash } from '../functions/shared/hash.ts';
import type { Table } from '../functions/shared/records/table.ts';
import { validator } from '../functions/shared/validate.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { ParseRequest } from '../schemas/generated/parse-request.ts';
import type { Installation } from './installation.ts';

/** Partition of rows that only the command line knows: what it has read already. */
const PARTITION = 'READ';
/** Leading digits of a request's hash: with two, a million pages are rows of 400 KB. */
const DIGITS = 2;

/** The requests of one row, by their hashes, and what came of them. */
interface PagesRow {
  /** The release, the parser and the sources with which they were read. */
  readonly with: string;
  readonly pages: Readonly<Record<string, string>>;
}
const asPagesRow = validator<PagesRow>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['with', 'pages'],
    properties: {
      with: { type: 'string' },
      pages: { type: 'object', additionalProperties: { type: 'string' } },
    },
  },
  'pages-read',
);

/** What came of a request: a meeting, one that waits for review, or nothing yet. */
export type Came =
  | { readonly kind: 'recorded' | 'waits'; readonly meeting: string }
  | { readonly kind: 'put-aside' };

/**
 * What came of this very request before, by this release, with these sources. Recording is a join: done again it changes
 * nothing, so that it need not be done again. It lies in the database, and is lost or set back with that.
 */
export interface PagesRead {
  before(request: ParseRequest): Came | undefined;
  /** Only once its government is marked. */
  note(request: ParseRequest, came: Came): void;
  save(): Promise<void>;
}

/** Nothing is known: every page is to be read again. */
export const nothingRead: PagesRead = {
  before: () => undefined,
  note: () => {},
  save: async () => {},
};

/** As it is written: most are recorded, and stand with their meeting alone. */
const WAITS = '?';
const PUT_ASIDE = '';
const written = (came: Came): string =>
  came.kind === 'put-aside' ? PUT_ASIDE : `${came.kind === 'waits' ? WAITS : ''}${came.meeting}`;
const read = (text: string): Came => {
  if (text === PUT_ASIDE) return { kind: 'put-aside' };
  return text.startsWith(WAITS)
    ? { kind: 'waits', meeting: text.slice(WAITS.length) }
    : { kind: 'recorded', meeting: text };
};

export async function pagesRead({
  table,
  sources,
}: Pick<Installation, 'table' | 'sources'>): Promise<PagesRead> {
  const readWith = shortHash(JSON.stringify([packageJson.version, PARSER_VERSION, sources]));
  const rows = new Map<string, Record<string, string>>();
  const changed = new Set<string>();
  for await (const { pk: _, sk, ...attributes } of table.range(PARTITION)) {
    const row = asPagesRow(attributes);
    if (row.with === readWith) rows.set(sk, { ...row.pages });
  }
  return {
    before(request) {
      const hash = hashOf(request);
      const found = rows.get(hash.slice(0, DIGITS))?.[hash];
      return found === undefined ? undefined : read(found);
    },
    note(request, came) {
      const hash = hashOf(request);
      const sk = hash.slice(0, DIGITS);
      const row = rows.get(sk) ?? {};
      if (row[hash] === written(came)) return;
      row[hash] = written(came);
      rows.set(sk, row);
      changed.add(sk);
    },
    save: () => save(table, readWith, rows, changed),
  };
}

const hashOf = ({ sha256, contentType, fetchedAt, source, url }: ParseRequest): string =>
  shortHash(JSON.stringify([sha256, contentType, fetchedAt, source, url]));

const save = (
  table: Table,
  readWith: string,
  rows: ReadonlyMap<string, Record<string, string>>,
  changed: ReadonlySet<string>,
): Promise<void> =>
  table.write(
    [...changed].map((sk) => ({ pk: PARTITION, sk, with: readWith, pages: rows.get(sk) ?? {} })),
    [],
  );
