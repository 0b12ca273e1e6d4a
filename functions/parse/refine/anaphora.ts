import type { Paragraph } from '../clauses/passage.ts';
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
): void {
  for (const draft of drafts) {
    if (draft.blanket) draft.subjects = [...draft.subjects, ...items.map(({ heading }) => heading)];
    else if (draft.pointsBack) {
      const found = antecedentOf(draft, paragraphs, item, antecedents);
      if (found.length > 0) draft.subjects = found;
    }
  }
}

function antecedentOf(
  { paragraph, verb }: Draft,
  paragraphs: readonly Paragraph[],
  item: ItemFact | undefined,
  { documentsIn, heardIn }: Antecedents,
): readonly Range[] {
  const at = paragraphs.indexOf(paragraph);
  const sentences = paragraph.sentences.filter(({ range }) => range.start <= verb.start).reverse();
  const before = at > 0 ? [...(paragraphs[at - 1]?.sentences ?? [])].reverse() : [];
  const headings =
    item === undefined
      ? []
      : item.paragraphs.flatMap((one) => one.sentences).filter(({ range }) => range.end <= item.heading.end);
  for (const { surface } of [...sentences, ...headings, ...before]) {
    const to = Math.min(surface.indexOf(verb.start), surface.text.length);
    const documents = documentsIn(surface, 0, to);
    if (documents.length > 0) return lastGroup(documents);
    const heard = heardIn(surface, 0, to);
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
