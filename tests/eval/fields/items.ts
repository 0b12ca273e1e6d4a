import type { AgendaItem } from '../../../schemas/generated/minutes.ts';
import { bare, overlap } from '../comparable.ts';
import type { Gold, GoldItem } from '../gold.ts';
import { Tally } from '../tally.ts';

const OPENING_VERBS = /^(会议|传达|学习|贯彻|听取|审议|讨论|研究|专题|集中|组织|关于|了)+/u;
const HEADING_START = 10;

/** A heading without the verbs that open it: minutes write 听取X的汇报, readers keep 听取 or drop it. */
const topicOf = (heading: string): string => bare(heading).replace(OPENING_VERBS, '');

interface Compared {
  readonly items: Tally;
  readonly itemKind: Tally;
}

/** The agenda, against the list of those that a careful reader could have made that fits it best. */
export const compareItems = (
  { items, itemsVariants = [] }: Pick<Gold, 'items' | 'itemsVariants'>,
  got: readonly AgendaItem[] = [],
): Compared =>
  [items, ...itemsVariants]
    .map((list) => compareList(list, got))
    .reduce((best, other) => (other.items.f1 > best.items.f1 ? other : best));

/** An item is found when its number is right and the start of its heading. */
function compareList(gold: readonly GoldItem[], got: readonly AgendaItem[]): Compared {
  const [items, itemKind] = [new Tally(), new Tally()];
  const left = [...got];
  for (const want of gold) {
    const starts = [want.heading, ...(want.headingVariants ?? [])].map((heading) =>
      topicOf(heading).slice(0, HEADING_START),
    );
    const at = left.findIndex(
      ({ number, heading }) =>
        number === want.number && starts.some((start) => overlap(start, topicOf(heading))),
    );
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) {
      items.missed(`item ${want.number} missing: ${want.heading.slice(0, 30)}`);
      continue;
    }
    items.right(found);
    if ([want.kind, ...(want.kindVariants ?? [])].includes(found.kind)) itemKind.right();
    else
      itemKind.mistaken(`kind of item ${want.number}: want ${want.kind}, got ${found.kind}: ${want.heading}`);
  }
  for (const item of left) items.invented(`item extra: ${item.number} ${item.heading.slice(0, 30)}`, item);
  return { items, itemKind };
}
