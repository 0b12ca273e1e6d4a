import { type Content, SEPARATION } from './content.ts';
import { followCost, gluedCost, KINDS, type Order, RUN_TOGETHER } from './grammar.ts';

// The costs of the grammar as tables: they are asked for several times at every place of a list.

export const COUNT = KINDS.length;
/** Share of long stretches from which on a list counts as run together. */
const RUN_TOGETHER_SHARE = 0.2;

/** The ways in which two units of a list can be apart: by what separates them, else by the stretch they both stand in. */
const SEPARATIONS = Object.values(SEPARATION);
const STRETCHES = Array.from({ length: RUN_TOGETHER + 1 }, (_, length) => length);

/** What it costs that a kind follows another: by the way the two are apart, the kind before, and the kind after. */
function costsOf(order: Order, runTogether: boolean): Float64Array {
  const pairs = KINDS.flatMap((before) => KINDS.map((kind) => ({ before, kind })));
  const apart = SEPARATIONS.flatMap((separation) =>
    pairs.map(({ before, kind }) => followCost(order, before, separation, kind)),
  );
  const together = STRETCHES.flatMap((stretch) =>
    pairs.map(({ before, kind }) => {
      const cost = followCost(order, before, SEPARATION.none, kind);
      return before === 'name' ? cost + gluedCost(kind, stretch, runTogether) : cost;
    }),
  );
  return Float64Array.from([...apart, ...together]);
}

interface Tables {
  readonly costs: Float64Array;
  /** The probabilities that belong to the costs. */
  readonly weights: Float64Array;
}

function tablesOf(order: Order, runTogether: boolean): Tables {
  const costs = costsOf(order, runTogether);
  return { costs, weights: costs.map((cost) => Math.exp(-cost)) };
}

type ByOrder = Readonly<Record<Order, Tables>>;
const byOrder = (runTogether: boolean): ByOrder => ({
  'organization-first': tablesOf('organization-first', runTogether),
  'name-first': tablesOf('name-first', runTogether),
});
const APART = byOrder(false);
const TOGETHER = byOrder(true);

/** How readily things follow each other at each place of a content. */
export interface Links {
  readonly tables: ByOrder;
  /** By place: where its part of a table begins. There it goes on by the kind before, and the kind after. */
  readonly rows: Uint16Array;
}

/** They serve one content after the other. */
let rows = new Uint16Array(256);

export function linksOf({ separations }: Content, runTogether: boolean): Links {
  if (rows.length < separations.length) rows = new Uint16Array(2 * separations.length);
  let long = 0;
  for (let start = 0; start < separations.length; ) {
    let end = start + 1;
    while (end < separations.length && separations[end] === SEPARATION.none) end++;
    if (end - start >= RUN_TOGETHER) long += end - start;
    const stretch = SEPARATIONS.length + Math.min(RUN_TOGETHER, end - start);
    const separation = separations[start] ?? SEPARATION.none;
    rows[start] = (separation === SEPARATION.none ? stretch : separation) * COUNT * COUNT;
    rows.fill(stretch * COUNT * COUNT, start + 1, end);
    start = end;
  }
  const together = runTogether || long >= RUN_TOGETHER_SHARE * separations.length;
  return { tables: together ? TOGETHER : APART, rows };
}
