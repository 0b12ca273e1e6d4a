// What is derived from a pattern, so that it is not tried where it cannot match.
import type { Node } from './syntax.ts';
import { unionOf, type Vocabulary, type WordSet } from './vocabulary.ts';

/** Words of which a match holds one. */
export type Need = WordSet;

const isRequired = (quantifier: string): boolean => /^\{[1-9]/u.test(quantifier);

/** What every match holds: a word of each of these. Derived from the pattern, never declared. */
export function needsOf(node: Node, vocabulary: Vocabulary): readonly Need[] {
  switch (node.type) {
    case 'word':
      return [vocabulary.setOf(node.words)];
    case 'sequence':
      return node.nodes.flatMap((one) => needsOf(one, vocabulary));
    case 'choice': {
      // Of each way the need that rules out most; a way without any makes all of them possible.
      const rarest = node.nodes.map((way) => rarestFirst(needsOf(way, vocabulary))[0]);
      const known = rarest.filter((need) => need !== undefined);
      return known.length < rarest.length ? [] : [unionOf([...new Set(known)])];
    }
    case 'repeat':
      return isRequired(node.quantifier) ? needsOf(node.node, vocabulary) : [];
    case 'capture':
      return needsOf(node.node, vocabulary);
    default:
      return [];
  }
}

/** Those that are seldom met before the others: long words are rarer than short ones, and few words than many. */
export const rarestFirst = (needs: readonly Need[]): readonly Need[] =>
  [...needs].sort((a, b) => a.frequency - b.frequency);

/** With what a match can begin; `empty`: it may be over before any of it. Undefined where it can be anything. */
export interface Beginning {
  readonly sets: readonly WordSet[];
  readonly empty: boolean;
}

export function beginningOf(node: Node, vocabulary: Vocabulary): Beginning | undefined {
  switch (node.type) {
    case 'word':
      return { sets: [vocabulary.setOf(node.words)], empty: false };
    case 'edge':
    case 'look':
      return { sets: [], empty: true };
    case 'free':
      return undefined;
    case 'capture':
      return beginningOf(node.node, vocabulary);
    case 'repeat': {
      const once = beginningOf(node.node, vocabulary);
      return once && { sets: once.sets, empty: once.empty || !isRequired(node.quantifier) };
    }
    case 'choice': {
      const ways = node.nodes.map((way) => beginningOf(way, vocabulary));
      const known = ways.filter((way) => way !== undefined);
      if (known.length < ways.length) return undefined;
      return { sets: known.flatMap(({ sets }) => sets), empty: known.some(({ empty }) => empty) };
    }
    case 'sequence': {
      const sets: WordSet[] = [];
      for (const one of node.nodes) {
        const next = beginningOf(one, vocabulary);
        if (next === undefined) return undefined;
        sets.push(...next.sets);
        if (!next.empty) return { sets, empty: false };
      }
      return { sets, empty: true };
    }
  }
}

/** Whether every match begins where the stretch does. */
export function isAnchored(node: Node): boolean {
  switch (node.type) {
    case 'edge':
      return node.source === '^';
    case 'capture':
      return isAnchored(node.node);
    case 'choice':
      return node.nodes.every(isAnchored);
    case 'sequence': {
      const first = node.nodes.find(({ type }) => type !== 'look');
      return first !== undefined && isAnchored(first);
    }
    default:
      return false;
  }
}
