import type { Paragraph, Sentence } from '../clauses/passage.ts';
import type { Surface } from '../grammar/surface.ts';
import type { ItemFact } from '../rules/facts.ts';
import type { Range } from '../text/range.ts';
import type { Draft } from './draft.ts';

/** How a language tells what something that points back points to. */
export interface Antecedents {
  /** The documents of a stretch of a surface, in order. */
  documentsIn(surface: Surface, from: number, to: number): readonly Range[];
  /** What the meeting heard of or considered in it, where it says so. */
  heardIn(surface: Surface, from: number, to: number): Range | undefined;
  /** Whether a title is short for another: 《办法》 for 《养老服务办法（草案）》. */
  isShortFor(title: string, other: string): boolean;
}

/**
 * Gives a decision that names nothing what it points back to: 会议原则同意。 is about the documents named before it in the
 * sentence, else what the meeting heard of there, else the same in its paragraph and in the one before, else the heading; and 以上议题
 * about all matters of the agenda.
 */
export function resolve(
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
  items: readonly ItemFact[],
  item: ItemFact | undefined,
  antecedents: Antecedents,
  wordsOf: (range: Range) => string,
): void {
  const places = new Map(paragraphs.map((paragraph, i) => [paragraph, i]));
  for (const draft of drafts) {
    if (draft.blanket) draft.subjects = [...draft.subjects, ...items.map(({ heading }) => heading)];
    else if (draft.pointsBack) {
      const above = paragraphs[(places.get(draft.paragraph) ?? 0) - 1];
      const found = antecedentOf(draft, above, item, antecedents);
      const inFull = titlesOf(item, antecedents);
      if (found.length > 0)
        draft.subjects = found.map((subject) => {
          const full = inFull.filter((title) => antecedents.isShortFor(wordsOf(subject), wordsOf(title)));
          return full.length === 1 ? (full[0] ?? subject) : subject;
        });
    }
  }
}

/** The documents that the heading of an item names. */
const titlesOf = (item: ItemFact | undefined, { documentsIn }: Antecedents): readonly Range[] =>
  headingsOf(item).flatMap(({ surface }) => documentsIn(surface, 0, surface.text.length));

const headingsOf = (item: ItemFact | undefined): readonly Sentence[] =>
  item === undefined
    ? []
    : item.paragraphs
        .slice(0, FARTHEST)
        .flatMap(({ sentences }) => sentences.slice(0, FARTHEST))
        .filter(({ range }) => range.end <= item.heading.end + 1);

/** Sentences that are looked at backwards, and units of each: what is farther off is not meant. */
const FARTHEST = 8;
const FARTHEST_WORDS = 2000;

function antecedentOf(
  { paragraph, within, verb }: Draft,
  above: Paragraph | undefined,
  item: ItemFact | undefined,
  { documentsIn, heardIn }: Antecedents,
): readonly Range[] {
  for (const { surface } of [
    ...paragraph.sentences.slice(Math.max(0, within - FARTHEST), within + 1).reverse(),
    ...headingsOf(item),
    ...(above?.sentences.slice(-FARTHEST).reverse() ?? []),
  ]) {
    const to = Math.min(surface.indexOf(verb.start), surface.text.length);
    const from = Math.max(0, to - FARTHEST_WORDS);
    const documents = documentsIn(surface, from, to);
    if (documents.length > 0) return lastGroup(documents);
    const heard = heardIn(surface, from, to);
    if (heard !== undefined) return [heard];
  }
  return item === undefined ? [] : [item.heading];
}

/** The documents that stand together last: 《甲》《乙》. */
function lastGroup(documents: readonly Range[]): readonly Range[] {
  let from = documents.length - 1;
  while (from > 0 && (documents[from]?.start ?? 0) - (documents[from - 1]?.end ?? 0) <= 1) from--;
  return documents.slice(from);
}
