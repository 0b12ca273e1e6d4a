// How right and how complete the subject areas of decisions are, on decisions that a person judged beforehand.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { topicsOf } from '../../functions/shared/topics.ts';
import judged from './topics.json' with { type: 'json' };

/** Counts of one set. */
export interface TopicCounts {
  /** Areas that were given to decisions, and how many of them are no mistake. */
  readonly assigned: number;
  readonly right: number;
  /** Decisions that belong somewhere, and how many of them are found there. */
  readonly due: number;
  readonly covered: number;
}

export interface TopicSet {
  readonly name: string;
  readonly decisions: number;
  /** Whether words were chosen because of this set. */
  readonly mended: boolean;
  /** When it was measured first. */
  readonly before: TopicCounts;
  readonly now: TopicCounts;
}

interface Judgement {
  readonly page: string;
  readonly decision: number;
  readonly areas: readonly string[];
  readonly also?: readonly string[];
}

interface Gold {
  readonly items: readonly { readonly number: number; readonly heading: string }[];
  readonly decisions: readonly { readonly item: number | null; readonly subject: readonly string[] }[];
}

/** @param folders Where the pages lie, by the last part of their names; sets with a page that lies nowhere are left out. */
export function measureTopics(folders: readonly string[]): TopicSet[] {
  const places = new Map(folders.map((folder) => [basename(folder), folder]));
  return judged.sets.flatMap(({ name, mended, before, decisions }) =>
    decisions.every(({ page }) => places.has(folderOf(page)))
      ? [{ name, mended, before, decisions: decisions.length, now: count(decisions, places) }]
      : [],
  );
}

const folderOf = (page: string): string => page.slice(0, page.indexOf('/'));

function count(decisions: readonly Judgement[], places: ReadonlyMap<string, string>): TopicCounts {
  const counts = { assigned: 0, right: 0, due: 0, covered: 0 };
  for (const { page, decision, areas, also = [] } of decisions) {
    const accepted = new Set([...areas, ...also]);
    const assigned = assignedTo(goldOf(page, places), decision);
    const right = assigned.filter((code) => accepted.has(code)).length;
    counts.assigned += assigned.length;
    counts.right += right;
    if (areas.length === 0) continue;
    counts.due += 1;
    if (right > 0) counts.covered += 1;
  }
  return counts;
}

function goldOf(page: string, places: ReadonlyMap<string, string>): Gold {
  const file = join(places.get(folderOf(page)) ?? '', `${basename(page)}.gold.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Gold;
}

function assignedTo({ items, decisions }: Gold, index: number): readonly string[] {
  const { item, subject } = decisions[index] ?? { item: null, subject: [] };
  return topicsOf(
    { items: items.map(({ number, heading }) => ({ number, heading, kind: 'other', span: [0, 0] })) },
    { subjects: [...subject], ...(item !== null && { item }) },
  );
}
