import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { Finding, Tracer } from '../grammar/rule.ts';
import type { Surface } from '../grammar/surface.ts';
import type { PageReading } from '../reader.ts';
import type { Range } from '../text/range.ts';

/** How a fact came about. */
export interface FactExplanation {
  /** JSON Pointer of the fact in the document. */
  readonly fact: string;
  readonly rule: string;
  /** What kind of evidence its confidence was measured for. */
  readonly evidence: string;
  /** The page's words that the fact was read from. */
  readonly words: string;
}

/** A rule that matched, and what it captured. */
export interface Matched {
  readonly rule: string;
  readonly words: string;
  /** The stretch as the rule saw it: each mention as its kind. */
  readonly tokens: string;
  readonly captures: Readonly<Record<string, string>>;
}

/** A match that a guard of the rule took back. */
export interface Suppressed {
  readonly rule: string;
  readonly words: string;
  readonly guard: string;
}

/** What `parse --explain` prints beside the document. */
export interface Explanation {
  readonly facts: readonly FactExplanation[];
  readonly matched: readonly Matched[];
  readonly suppressed: readonly Suppressed[];
}

interface MatchTaken {
  readonly finding: Finding<unknown>;
  readonly surface: Surface;
}

/** Notes what rules do while a page is read. */
export class Trace implements Tracer {
  readonly #matched: MatchTaken[] = [];
  readonly #suppressed: { readonly rule: string; readonly range: Range; readonly guard: string }[] = [];

  matched(finding: Finding<unknown>, surface: Surface): void {
    this.#matched.push({ finding, surface });
  }

  suppressed(rule: string, range: Range, guard: string): void {
    this.#suppressed.push({ rule, range, guard });
  }

  explanationOf(
    { passage, opening, agenda, decisions, attendance }: PageReading,
    document: MinutesDocument,
  ): Explanation {
    const { reading } = passage;
    const words = (range: Range): string => reading.value(range);
    const fields = Object.entries(opening.rules).map(([field, rule]) => ({
      fact: `/${field}`,
      rule,
      evidence: 'opening',
      words: String(document[field as keyof MinutesDocument] ?? ''),
    }));
    const facts = (
      [
        ['items', agenda.items.map(({ rule, evidence, heading }) => ({ rule, evidence, range: heading }))],
        ['decisions', decisions],
        ['attendance', attendance.map(({ rule, evidence, name }) => ({ rule, evidence, range: name }))],
      ] as const
    ).flatMap(([family, all]) =>
      all.map(({ rule, evidence, range }, i) => ({
        fact: `/${family}/${i}`,
        rule,
        evidence,
        words: words(range),
      })),
    );
    const responsible = decisions.flatMap((decision, i) =>
      decision.responsible.map(({ rule, name }, k) => ({
        fact: `/decisions/${i}/responsible/${k}`,
        rule,
        evidence: decision.evidence,
        words: words(name),
      })),
    );
    return {
      facts: [...fields, ...facts, ...responsible],
      matched: this.#matched.map(({ finding: { rule, range, from, to, captures }, surface }) => ({
        rule,
        words: words(range),
        tokens: surface.tokens(from, to),
        captures: Object.fromEntries(
          Object.entries(captures).map(([name, at]) => [name, words(surface.rangeOf(at.from, at.to))]),
        ),
      })),
      suppressed: this.#suppressed.map(({ rule, range, guard }) => ({ rule, words: words(range), guard })),
    };
  }
}
