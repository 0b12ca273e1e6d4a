import type { Clause } from '../../../clauses/passage.ts';
import { type Finding, RuleBook } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Range } from '../../../text/range.ts';
import { lexicon } from '../lexicon.ts';
import {
  bindingRules,
  doneRules,
  guidanceRules,
  type Measure,
  matterRules,
  measureRules,
  prefaceRules,
  toldOfRules,
} from './measures.ts';

export const settledRules = [
  ...measureRules,
  ...guidanceRules,
  ...toldOfRules,
  ...prefaceRules,
  ...bindingRules,
  ...doneRules,
  ...matterRules,
];

/** How readily a statement may be taken for something settled. */
export type Readiness =
  /** The meeting said 决定 or 明确 right before: anything but guidance. */
  | 'said'
  /** Behind a semicolon of the sentence in which it said so: the same. */
  | 'clause'
  /** In a list of what an item settled. */
  | 'item'
  /** In a list right below the heading of what was considered, of which nothing says that it settles. */
  | 'point'
  /** In minutes whose opening says 会议议定以下意见. */
  | 'document';

const books = {
  measure: new RuleBook(measureRules, lexicon),
  guidance: new RuleBook(guidanceRules, lexicon),
  told: new RuleBook(toldOfRules, lexicon),
  preface: new RuleBook(prefaceRules, lexicon),
  binds: new RuleBook(bindingRules, lexicon),
  done: new RuleBook(doneRules, lexicon),
  matter: new RuleBook(matterRules, lexicon),
} as const;

/** The clauses of a statement, and what the rules say of them. */
export class Said {
  readonly clauses: readonly Clause[];
  readonly #surface: Surface;

  constructor(surface: Surface, clauses: readonly Clause[]) {
    this.#surface = surface;
    this.clauses = clauses;
  }

  is(name: keyof typeof books, clause: Clause | undefined): boolean {
    return clause !== undefined && books[name].first(this.#surface, clause.from, clause.to) !== undefined;
  }

  /** Somebody reports, and what follows is the report. */
  isReport(clause: Clause | undefined): boolean {
    if (clause === undefined) return false;
    return books.told.first(this.#surface, clause.from, clause.to)?.rule === 'told/speaker';
  }

  any(name: keyof typeof books): boolean {
    return this.clauses.some((clause) => this.is(name, clause));
  }

  measure(clause: Clause): Finding<Measure> | undefined {
    return this.is('guidance', clause)
      ? undefined
      : books.measure.first(this.#surface, clause.from, clause.to);
  }

  /** 要加强…, 各单位必须…: what ought to be. A reason before it says nothing of it. */
  isGuidance(readiness: Readiness | undefined): boolean {
    const first = this.clauses.find((clause) => !this.is('preface', clause)) ?? this.clauses[0];
    if (first === undefined) return true;
    const found = books.guidance.first(this.#surface, first.from, first.to);
    // 会议明确，全县学校自9月5日起开学: it was said that this is settled.
    return found !== undefined && !(readiness === 'said' && found.rule === 'guidance/addresses');
  }

  /** 加强监督: what is to be done only urges. */
  urges({ start, end }: Range): boolean {
    const [from, to] = [this.#surface.indexOf(start), this.#surface.indexOf(end)];
    return books.guidance.first(this.#surface, from, to) !== undefined;
  }

  /** The rule by which a clause shows a measure. */
  shown(wide: boolean): Finding<Measure> | undefined {
    return this.clauses
      .filter((clause, i) => i === this.clauses.length - 1 || !this.is('preface', clause))
      .map((clause) => this.measure(clause))
      .find((found) => found !== undefined && (wide || found.yields.wide !== true));
  }

  isSubstantial(upTo = this.clauses.length): boolean {
    return this.clauses.slice(0, upTo).some((clause) => this.measure(clause)?.yields.substantial === true);
  }
}
