import type { Source } from '../../../schemas/generated/source.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Table } from '../records/table.ts';
import type { RowKey } from '../records/tables.ts';

/** Which sources a person has switched on or off where they are deployed, whatever their files say. */
export type Switches = ReadonlyMap<string, boolean>;

export interface SourceSwitches {
  read(): Promise<Switches>;
  /** Holds over deployments. */
  set(source: string, enabled: boolean): Promise<void>;
}

/** One row of all: it is read whenever something is to be crawled, and a person writes it now and then. */
const SWITCHES_KEY: RowKey = { pk: 'SWITCHES', sk: 'SWITCHES' };
/** What is read stays good so long: a source that was switched off is left alone within that. */
const MAX_AGE_MS = 60_000;

/** The switches in the sources table, an attribute each. */
export function dynamoSwitches(
  table: Pick<Table, 'get' | 'update'>,
  { clock = systemClock, maxAgeMs = MAX_AGE_MS }: { readonly clock?: Clock; readonly maxAgeMs?: number } = {},
): SourceSwitches {
  let kept: { readonly switches: Switches; readonly until: number } | undefined;
  return {
    async read() {
      const now = clock().getTime();
      if (kept === undefined || kept.until <= now) {
        const { pk: _, sk: __, ...row } = (await table.get(SWITCHES_KEY)) ?? SWITCHES_KEY;
        const switches = new Map(
          Object.entries(row).filter((one): one is [string, boolean] => typeof one[1] === 'boolean'),
        );
        kept = { switches, until: now + maxAgeMs };
      }
      return kept.switches;
    },
    async set(source, enabled) {
      kept = undefined;
      await table.update(SWITCHES_KEY, {
        expression: 'SET #source = :enabled',
        names: { '#source': source },
        values: { ':enabled': enabled },
      });
    },
  };
}

/** The sources as they are switched. One whose lists nobody has described cannot be switched on. */
export const asSwitched = (sources: readonly Source[], switches: Switches): readonly Source[] =>
  switches.size === 0
    ? sources
    : sources.map((source) => {
        const enabled = switches.get(source.id);
        return source.crawl === undefined || enabled === undefined
          ? source
          : { ...source, crawl: { ...source.crawl, enabled } };
      });
