import lists from '../data/decision-agents.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import type { Acquaintance } from './acquaintance.ts';
import { type Agent, groupsOf, roleIn } from './agents.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import { matchAt } from './lexicon.ts';
import { readNames } from './names-list.ts';
import type { Passage } from './passage.ts';

const LABEL = new RegExp(`(?:${groupsOf(lists.labels)})(?:：|(?<=单位)为(?!主))`, 'gu');
const MAY_HOLD_LABEL = new CuedExpression(/：|单位为/u, cue(['：', '单位为']));
const LEADER = /领导/u;
const NAMES = /[\p{Script=Han}·]{2,8}(?:、[\p{Script=Han}·]{2,8})*(?=[。；，）\n]|$)/uy;

/** A list of bare names of people, at once behind a label. */
function namesAt(plain: string, at: number, limit: number): Range[] | undefined {
  const list = matchAt(NAMES, plain, at)?.[0];
  if (list === undefined || at + list.length > limit) return undefined;
  const names: Range[] = [];
  let start = at;
  for (const name of list.split('、')) {
    if (name.length > 4 && !name.includes('·')) return undefined;
    names.push({ start, end: start + name.length });
    start += name.length + 1;
  }
  return names;
}

/** 甲局，乙镇、丙镇: behind a label commas part names as well. */
function bodiesAt(
  passage: Passage,
  at: number,
  limit: number,
  acquaintance: Acquaintance,
): readonly (Range | undefined)[] {
  const { plain } = passage;
  const names: (Range | undefined)[] = [];
  for (let from = at; from < limit; ) {
    const list = readNames(passage, from, limit, acquaintance);
    if (list === undefined || (from > at && !ENDS_LIST.test(plain.slice(list.next, list.next + 1)))) break;
    names.push(...list.named.map(({ name }) => name));
    if (plain[list.next] !== '，') break;
    from = list.next + 1;
  }
  return names;
}
const ENDS_LIST = /^(?:[，。；）\n]|$)/u;

/** Reads labelled agents: 牵头单位：甲局；责任单位：乙局、丙局, also in brackets. */
export function readLabels(passage: Passage, range: Range, acquaintance: Acquaintance): Agent[] {
  const { plain } = passage;
  const agents: Agent[] = [];
  const words = plain.slice(range.start, range.end);
  if (!MAY_HOLD_LABEL.test(words, cuesIn(passage, range.start, range.end))) return agents;
  for (const match of words.matchAll(LABEL)) {
    const at = range.start + match.index + match[0].length;
    // 责任领导：甲某; the label says that people follow.
    const leader = LEADER.test(match[0]);
    const named =
      (leader ? namesAt(plain, at, range.end) : undefined) ?? bodiesAt(passage, at, range.end, acquaintance);
    const role = leader ? 'lead' : (roleIn(match) ?? 'owner');
    for (const name of named ?? []) if (name !== undefined) agents.push({ name, role, aids: false });
  }
  return agents;
}
