import { systemClock } from '../clock.ts';
import { undiciHttp } from '../http/http.undici.ts';
import { type PoliteDeps, sleep } from '../http/polite.ts';
import { jsonLog } from '../log.ts';
import { s3ObjectStore } from '../object-store/object-store.s3.ts';
import { under } from '../object-store/under.ts';
import { dynamoTable } from '../records/client.dynamo.ts';
import { asker } from './ask.ts';
import { dynamoHostStore, dynamoLedger, dynamoSourceStates } from './crawl-stores.dynamo.ts';
import { dynamoFollowed } from './followed.ts';
import { dynamoSwitches } from './switches.ts';

/** Prefix of the private bucket under which files are dropped. */
const DROP = 'drop/';

/**
 * What discover and fetch both need on AWS, from their environment.
 * @param options See {@link PoliteDeps}.
 */
export function crawlOnAws(
  environment: Readonly<Record<'PRIVATE_BUCKET' | 'SOURCES_TABLE' | 'USER_AGENT' | 'ALLOW_PRIVATE', string>>,
  options: Pick<PoliteDeps, 'isImpatient'> = {},
) {
  const table = dynamoTable({ name: environment.SOURCES_TABLE });
  const store = s3ObjectStore(environment.PRIVATE_BUCKET);
  const http = undiciHttp({ allowPrivate: environment.ALLOW_PRIVATE === 'true' });
  const hosts = dynamoHostStore(table);
  const clock = systemClock;
  return {
    ledger: dynamoLedger(table),
    states: dynamoSourceStates(table),
    switches: dynamoSwitches(table),
    followed: dynamoFollowed(table),
    ask: asker({ http, hosts, clock, sleep, userAgent: environment.USER_AGENT, ...options }),
    store,
    drop: under(store, DROP),
    clock,
    log: jsonLog,
  };
}
