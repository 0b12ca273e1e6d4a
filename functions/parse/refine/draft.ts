import type { Paragraph } from '../clauses/passage.ts';
import type { DeadlineFact, DecisionFact, Evidence, ResponsibleFact } from '../rules/facts.ts';
import type { Range } from '../text/range.ts';
import type { Statement, Told } from './statement.ts';

/** What is known of a decision from the statement that makes it. */
interface Decided extends Evidence {
  readonly kind: DecisionFact['kind'];
  readonly subjects: readonly Range[];
  readonly pointsBack: boolean;
  readonly blanket?: boolean;
  /** Its object is a list that is still going on. */
  readonly listing?: boolean;
  /** Where it begins and ends, and the clause of its verb. */
  readonly start: number;
  readonly end: number;
  readonly verb: Range;
}

/** A decision while the statements that belong to it are gathered. */
export class Draft {
  readonly rule: string;
  readonly evidence: string;
  readonly kind: DecisionFact['kind'];
  pointsBack: boolean;
  readonly blanket: boolean;
  readonly start: number;
  readonly verb: Range;
  readonly paragraph: Paragraph;
  /** Index of its first sentence in the paragraph. */
  readonly within: number;
  subjects: readonly Range[];
  deadline: DeadlineFact | undefined;
  end: number;
  /** Number of the last sentence that belongs to it. */
  sentence: number;
  listing: boolean;
  readonly #plain: string;
  readonly #responsible: ResponsibleFact[] = [];

  constructor(plain: string, statement: Statement, decided: Decided) {
    this.#plain = plain;
    this.rule = decided.rule;
    this.evidence = decided.evidence;
    this.kind = decided.kind;
    this.subjects = decided.subjects;
    this.pointsBack = decided.pointsBack;
    this.blanket = decided.blanket ?? false;
    this.listing = decided.listing ?? false;
    this.start = decided.start;
    this.end = decided.end;
    this.verb = decided.verb;
    this.deadline = statement.deadline;
    this.sentence = statement.sentence;
    this.paragraph = statement.paragraph;
    this.within = statement.within;
  }

  get responsible(): readonly ResponsibleFact[] {
    return this.#responsible;
  }

  get isApproval(): boolean {
    return this.kind === 'approve' || this.kind === 'approve-in-principle';
  }

  /** Adds those who are not named yet; a part that is said replaces one that is only supposed. */
  add(more: readonly ResponsibleFact[]): void {
    for (const one of more) {
      const name = this.#nameOf(one);
      const at = this.#responsible.findIndex((known) => this.#nameOf(known) === name);
      if (at < 0) this.#responsible.push(one);
      else if (this.#responsible[at]?.role === 'owner' && one.role === 'lead') this.#responsible[at] = one;
    }
  }

  addTold(told: readonly Told[]): void {
    for (const { responsible } of told) this.add(responsible);
  }

  /** Takes a statement into the decision. */
  extend({ range, sentence, deadline }: Statement): void {
    this.end = range.end;
    this.sentence = sentence;
    this.deadline ??= deadline;
  }

  #nameOf({ name }: ResponsibleFact): string {
    return this.#plain.slice(name.start, name.end);
  }
}
