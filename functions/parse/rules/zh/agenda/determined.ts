import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import { isGeneric, topicOf } from './same-matter.ts';
import type { Told } from './told.ts';
import { determiningBook } from './told-rules.ts';

/** What is settled for somebody or of something that stood before names no matter: 会议决定，由区水务局负责. */
const NAMES_NOTHING = /^(?:由|请|责成|要|该|此|上述|以上|这|对此|为此)/u;

/** The first thing that a paragraph settles without a verb of approval: 会议决定，自7月1日起免收摊位费. */
export function determinedIn(
  { reading, tracer }: Pick<Passage, 'reading' | 'tracer'>,
  paragraph: Paragraph,
): Told | undefined {
  for (const [i, sentence] of paragraph.sentences.entries()) {
    const { surface, clauses } = sentence;
    for (const [at, clause] of clauses.entries()) {
      const finding = determiningBook.first(surface, clause.from, clause.to, tracer);
      const object = finding?.captures.object;
      if (finding === undefined || object === undefined) continue;
      const next = clauses[at + 1];
      const heading = object.to > object.from ? surface.rangeOf(object.from, object.to) : next?.range;
      const words = heading === undefined ? '' : reading.plain.slice(heading.start, heading.end);
      if (heading === undefined || isGeneric(words) || NAMES_NOTHING.test(words)) continue;
      return {
        rule: finding.rule,
        telling: finding.yields,
        heading,
        place: heading.start,
        topic: topicOf(words),
        vague: false,
        paragraph,
        sentence,
        next: paragraph.sentences[i + 1],
        opens: i === 0 && at === 0,
        named: true,
        segment: clause.segment,
      };
    }
  }
  return undefined;
}
