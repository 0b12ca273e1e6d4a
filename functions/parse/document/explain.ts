import type { MinutesDocument, Span } from '../../../schemas/generated/minutes.ts';
import type { Finding, Tracer } from '../grammar/rule.ts';
import type { Surface } from '../grammar/surface.ts';
import type { LineClass } from '../lines/line.ts';
import type { PageReading } from '../reader.ts';
import type { Evidence } from '../rules/facts.ts';
import type { Range } from '../text/range.ts';
import { listsOf } from './assemble.ts';
import { basisOf, type Count, type Family } from './confidence.ts';
import { publishedText } from './published-text.ts';

/** How a fact came about. */
export interface FactExplanation {
  /** JSON Pointer (RFC 6901) of the fact in the document. */
  readonly fact: string;
  /** Id of the rule or layout that made it. */
  readonly rule: string;
  /** The class of evidence that its confidence is measured by. */
  readonly evidence: string;
  /** Place in the document's text. Absent for fields of the meeting. */
  readonly span?: Span;
  /** The page's words that the fact was read from. */
  readonly words: string;
  /** These words as rules see them: each mention as its kind in brackets. Absent for fields of the meeting. */
  readonly tokens?: string;
  /** What its confidence rests on. Absent for facts that carry none. */
  readonly measured?: Measured;
}

/** How often facts like this one were right: by rule, class of evidence or family. */
export interface Measured extends Count {
  readonly of: string;
  /** How sure the recogniser of names is of the characters; a confidence is never above it. Absent where it has no doubt. */
  readonly characters?: number;
}

/** A rule that matched, and what it captured. */
export interface Matched {
  readonly rule: string;
  readonly span: Span;
  readonly words: string;
  readonly tokens: string;
  readonly captures: Readonly<Record<string, string>>;
}

/** A match that a guard of the rule took back. */
export interface Suppressed {
  readonly rule: string;
  readonly span: Span;
  readonly words: string;
  /** The guard's pattern. */
  readonly guard: string;
}

/** What a line of the page was told to be. */
export interface ExplainedLine {
  readonly rule: string;
  readonly class: LineClass;
  readonly span: Span;
  readonly words: string;
}

/** What `parse --explain` prints beside the document. */
export interface Explanation {
  /** Every line of the main content, by which the layouts find items and lists. */
  readonly lines: readonly ExplainedLine[];
  /** How every fact came about: fields of the meeting, items, decisions with those responsible and their deadlines, attendance. */
  readonly facts: readonly FactExplanation[];
  /** Every match of a rule, also of those from which no fact was made. */
  readonly matched: readonly Matched[];
  readonly suppressed: readonly Suppressed[];
}

interface Match {
  readonly finding: Finding<unknown>;
  readonly surface: Surface;
}

interface TakenBack {
  readonly rule: string;
  readonly range: Range;
  readonly guard: string;
}

const placed = (rule: string, { start, end }: Range): string => `${rule} ${start} ${end}`;

/** A fact as it was found. */
interface Found extends Evidence {
  readonly fact: string;
  readonly range: Range;
  readonly family?: Family;
  readonly probability?: number;
}

function foundOn({ agenda, decisions, attendance }: PageReading): readonly Found[] {
  return [
    ...agenda.items.map(({ rule, evidence, heading }, i) => ({
      fact: `/items/${i}`,
      rule,
      evidence,
      range: heading,
    })),
    ...decisions.flatMap(({ rule, evidence, range, responsible, deadline }, i) => [
      { fact: `/decisions/${i}`, rule, evidence, range, family: 'decisions' as const },
      ...responsible.map((one, k) => ({
        fact: `/decisions/${i}/responsible/${k}`,
        rule: one.rule,
        evidence,
        range: one.name,
      })),
      ...(deadline === undefined
        ? []
        : [{ fact: `/decisions/${i}/deadline`, rule: deadline.rule, evidence, range: deadline.range }]),
    ]),
    ...attendance.map(({ rule, evidence, name, probability }, i) => ({
      fact: `/attendance/${i}`,
      rule,
      evidence,
      range: name,
      family: 'attendance' as const,
      probability,
    })),
  ];
}

/** Notes what rules do while a page is read. */
export class Trace implements Tracer {
  // Several readers ask the same rules of the same words; each answer is told once.
  readonly #matched = new Map<string, Match>();
  readonly #suppressed = new Map<string, TakenBack>();

  matched(finding: Finding<unknown>, surface: Surface): void {
    this.#matched.set(placed(finding.rule, finding.range), { finding, surface });
  }

  suppressed(rule: string, range: Range, guard: string): void {
    this.#suppressed.set(placed(rule, range), { rule, range, guard });
  }

  /** `document`: what was made of the page. */
  explanationOf(page: PageReading, document: MinutesDocument): Explanation {
    const { passage, opening } = page;
    const { reading } = passage;
    const text = publishedText(reading, listsOf(page));
    const placeOf = (range: Range) => ({ span: text.spanOf(range), words: reading.value(range) });
    const fields = Object.entries(opening.rules).map(([field, rule]) => ({
      fact: `/${field}`,
      rule,
      evidence: 'opening',
      words: String(document[field as keyof MinutesDocument] ?? ''),
    }));
    const facts = foundOn(page).map(({ fact, rule, evidence, range, family, probability = 1 }) => {
      const surface = passage.surfaceOf(range);
      return {
        fact,
        rule,
        evidence,
        ...placeOf(range),
        tokens: surface.tokens(0, surface.text.length),
        ...(family !== undefined && {
          measured: {
            ...basisOf(family, { rule, evidence }),
            ...(probability < 0.9995 && { characters: Math.round(probability * 1000) / 1000 }),
          },
        }),
      };
    });
    return {
      lines: passage.lines.map(({ rule, class: told, range }) => ({ rule, class: told, ...placeOf(range) })),
      facts: [...fields, ...facts],
      matched: [...this.#matched.values()].map(
        ({ finding: { rule, range, from, to, captures }, surface }) => ({
          rule,
          ...placeOf(range),
          tokens: surface.tokens(from, to),
          captures: Object.fromEntries(
            Object.entries(captures).map(([name, at]) => [
              name,
              reading.value(surface.rangeOf(at.from, at.to)),
            ]),
          ),
        }),
      ),
      suppressed: [...this.#suppressed.values()].map(({ rule, range, guard }) => ({
        rule,
        ...placeOf(range),
        guard,
      })),
    };
  }
}
