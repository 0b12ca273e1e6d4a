import { permanent } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { parseJson } from '../shared/parse-json.ts';
import { validator } from '../shared/validate.ts';
import type { IngestOutcome, RecordDeps } from './deps.ts';

/** What became of a page, for who has asked for it through the queue and waits for the answer. */
export type Receipt =
  | { readonly kind: 'committed'; readonly meeting: string; readonly rev: number; readonly review?: string }
  | Exclude<IngestOutcome, { readonly kind: 'committed' }>;

/** Prefix of the private store under which receipts lie; they go by themselves after a month. */
export const RECEIPTS = 'receipts/';

const text = { type: 'string' };
const kindOf = (
  kind: string,
  properties: Readonly<Record<string, object>>,
  optional: readonly string[] = [],
) => ({
  type: 'object',
  additionalProperties: false,
  required: ['kind', ...Object.keys(properties).filter((name) => !optional.includes(name))],
  properties: { kind: { const: kind }, ...properties },
});
const asReceipt = validator<Receipt>(
  {
    oneOf: [
      kindOf('committed', { meeting: text, rev: { type: 'integer' }, review: text }, ['review']),
      kindOf('unchanged', { meeting: text, review: text }, ['review']),
      kindOf('asked', { page: text, question: text }),
      kindOf('quarantined', { code: text, message: text }),
    ],
  },
  'receipt',
);

const keyOf = (receipt: string): string => `${RECEIPTS}${receipt}.json`;

/** Writes down what became of a page. It never fails: what is recorded is recorded, whoever waits to hear of it. */
export async function giveReceipt(
  receipt: string,
  outcome: IngestOutcome,
  { store, log }: Pick<RecordDeps, 'store' | 'log'>,
): Promise<void> {
  const { document: _, ...told } = { document: undefined, ...outcome };
  const body = new TextEncoder().encode(JSON.stringify(told));
  try {
    await store.put(keyOf(receipt), body, { contentType: 'application/json' });
  } catch (error) {
    log.warn('receipt not given', { receipt, reason: String(error) });
  }
}

/** The receipts that were given of those that begin so, by the rest of their names. */
export async function* receiptsGiven(
  store: Pick<ObjectStore, 'list'>,
  beginning: string,
): AsyncGenerator<string> {
  const prefix = `${RECEIPTS}${beginning}`;
  for await (const key of store.list(prefix)) yield key.slice(prefix.length, -'.json'.length);
}

/**
 * Takes a receipt that was given; nobody else asks for it.
 * @throws OpenMinutesError `permanent` where there is none, or it breaks its schema.
 */
export async function takeReceipt(
  store: Pick<ObjectStore, 'get' | 'delete'>,
  receipt: string,
): Promise<Receipt> {
  const object = await store.get(keyOf(receipt));
  if (object === undefined) throw permanent('no-receipt', `There is no receipt ${receipt}`);
  const taken = asReceipt(parseJson(new TextDecoder().decode(object.body), 'receipt'));
  await store.delete(keyOf(receipt));
  return taken;
}
