import type { Draft } from './draft.ts';
import type { Statement } from './statement.ts';

/**
 * Labels in lines of their own below several decisions (责任单位：甲局) are said of each of them that names nobody itself, up
 * to the labels before; a time limit among them of each that sets none.
 */
export function shareLabels(drafts: readonly Draft[], statements: readonly Statement[]): void {
  /** The first decision since the labels before. */
  let from = 0;
  let next = 0;
  let group: readonly Draft[] = [];
  let open: readonly Draft[] = [];
  let reading = false;
  for (const { bare, range, labelled, deadline } of statements) {
    while ((drafts[next]?.start ?? Number.POSITIVE_INFINITY) < range.start) next++;
    if (bare !== 'labels' && bare !== 'limit') {
      if (reading) from = next;
      reading = false;
      continue;
    }
    if (!reading) {
      group = drafts.slice(from, next);
      const last = group.at(-1);
      open = group.filter((draft) => draft.responsible.length === 0 || draft === last);
    }
    reading = true;
    for (const draft of open) draft.add(labelled);
    if (deadline !== undefined) for (const draft of group) draft.deadline ??= deadline;
  }
}
