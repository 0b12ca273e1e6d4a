import type { Range } from '../reading.ts';
import type { OutlineItem } from '../types.ts';
import type { Acquaintance } from './acquaintance.ts';
import type { Kind } from './acts.ts';
import type { Agent } from './agents.ts';
import type { Doubt } from './confidence.ts';
import type { Passage } from './passage.ts';

/** A decision while the sentences that belong to it are gathered. */
export interface Draft {
  readonly kind: Kind;
  readonly subjects: Range[];
  readonly agents: Agent[];
  readonly start: number;
  end: number;
  readonly doubts: readonly Doubt[];
  /** Number of the last sentence that belongs to it, counted through the item. */
  sentence: number;
  readonly paragraph: Range;
  /** Its subjects were taken from what stands before; the points of its list replace them. */
  borrowed: boolean;
  /** What was agreed to is a list of points that is still going on. */
  listing: boolean;
  /** Where a label below several decisions tells until when, for those that do not say it themselves. */
  limit: Range | undefined;
}

/** What the reading of one item needs to know. */
export interface ItemContext {
  readonly passage: Passage;
  readonly acquaintance: Acquaintance;
  readonly kind: OutlineItem['kind'] | undefined;
  readonly heading: Range | undefined;
  /** The government that met is that of a province or an autonomous region. */
  readonly provincial: boolean;
}

const nameOf = ({ plain }: Passage, { name }: Agent): string => plain.slice(name.start, name.end);

/** Adds agents that are not named yet; a part that is said replaces one that is only supposed. */
export function addAgents({ passage }: ItemContext, draft: Draft, agents: readonly Agent[]): void {
  for (const agent of agents) {
    const name = nameOf(passage, agent);
    const at = draft.agents.findIndex((known) => nameOf(passage, known) === name);
    const beside = agent.aids && draft.agents.length > 0;
    if (at < 0) draft.agents.push(beside ? { ...agent, role: 'support' } : agent);
    else if (draft.agents[at]?.role === 'owner' && agent.role === 'lead') draft.agents[at] = agent;
  }
}
