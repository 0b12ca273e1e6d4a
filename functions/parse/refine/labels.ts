import { addResponsible, type Draft, type Statement } from './draft.ts';

/**
 * Labels in lines of their own below several decisions (责任单位：甲局) are said of each of them that names nobody itself, up
 * to the labels before; a time limit among them of each that sets none.
 */
export function shareLabels(plain: string, drafts: readonly Draft[], statements: readonly Statement[]): void {
  let from = 0;
  let group: readonly Draft[] = [];
  let open: readonly Draft[] = [];
  let reading = false;
  for (const { bare, range, labelled, deadline } of statements) {
    if (bare !== 'labels' && bare !== 'limit') {
      if (reading) from = range.start;
      reading = false;
      continue;
    }
    if (!reading) {
      group = drafts.filter(({ start }) => start >= from && start < range.start);
      const last = group.at(-1);
      open = group.filter((draft) => draft.responsible.length === 0 || draft === last);
    }
    reading = true;
    for (const draft of open) addResponsible(plain, draft, labelled);
    if (deadline !== undefined) for (const draft of group) draft.deadline ??= deadline;
  }
}
