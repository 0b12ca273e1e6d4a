import { isKind } from '../errors.ts';
import type { Table } from '../records/table.ts';
import type { RowKey } from '../records/tables.ts';
import { validator } from '../validate.ts';

/** A page that a list has just named, and that is followed until it is in the feed (docs/adr/0033). */
export interface FollowedPage {
  readonly source: string;
  readonly url: string;
  /** When the list named it first, ISO 8601 in UTC. */
  readonly listedAt: string;
}

/** The one page that is followed. */
export interface Followed {
  /** Lets a page be followed, unless another is. */
  offer(page: FollowedPage): Promise<void>;
  read(): Promise<FollowedPage | undefined>;
  /** The next one may be followed. */
  drop(): Promise<void>;
}

const FOLLOWED_KEY: RowKey = { pk: 'CANARY', sk: 'FOLLOWED' };

const text = { type: 'string' };
const asPage = validator<FollowedPage>(
  {
    type: 'object',
    required: ['source', 'url', 'listedAt'],
    properties: { source: text, url: text, listedAt: text },
  },
  'followed-page',
);

/** A row of the sources table. */
export function dynamoFollowed(table: Pick<Table, 'get' | 'put' | 'write'>): Followed {
  return {
    async offer(page) {
      try {
        await table.put({ ...FOLLOWED_KEY, ...page }, { expression: 'attribute_not_exists(pk)' });
      } catch (error) {
        if (!isKind(error, 'conflict')) throw error;
      }
    },
    async read() {
      const row = await table.get(FOLLOWED_KEY);
      return row && asPage(row);
    },
    drop: () => table.write([], [FOLLOWED_KEY]),
  };
}
