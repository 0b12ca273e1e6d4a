// What rules found in a sentence, before it is known to which decision it belongs.
import type { Clause, Paragraph } from '../clauses/passage.ts';
import type { Surface } from '../grammar/surface.ts';
import type { DeadlineFact, DecisionFact, Evidence, ResponsibleFact } from '../rules/facts.ts';
import type { Range } from '../text/range.ts';

/** A disposing verb of the meeting, in a clause. */
export interface Act extends Evidence {
  readonly kind: DecisionFact['kind'];
  /** Index of its clause in the statement. */
  readonly at: number;
  /** About all matters before it. */
  readonly blanket: boolean;
  readonly subjects: readonly Range[];
  /** Its object only points to what stands before. */
  readonly pointsBack: boolean;
  /** Its object is a list that begins behind it. */
  readonly listing: boolean;
  /** Who is told in the object itself. */
  readonly phrase: Told | undefined;
  /** What it settles is only what becomes of the matter: 决定以县政府名义印发. */
  readonly finishes: boolean;
}

/** Who is told to act, in a clause. */
export interface Told {
  readonly at: number;
  readonly rule: string;
  readonly responsible: readonly ResponsibleFact[];
  readonly by: 'order' | 'request' | 'demand' | 'part' | 'standing' | 'duty' | 'name' | 'beside';
  readonly place: 'initial' | 'inner';
  /** Its task only finishes what was disposed of, or carries it out, or points back to it. */
  readonly finishes: boolean;
  readonly carriesOut: boolean;
  readonly pointsBack: boolean;
  readonly reworks: boolean;
  readonly drawsUp: boolean;
  /** Its topic only supplements what was decided: 所需资金. */
  readonly supplements: boolean;
  /** A word calls them: 由, 请, 责成. */
  readonly called: boolean;
  /** 会议责成, 并责成: an order that is given anew, even right behind an approval. */
  readonly anew: boolean;
  readonly task: Range;
  readonly topic: Range | undefined;
}

/** What is told of a task or a measure that no disposing verb tells. */
export interface Settled extends Evidence {
  readonly kind: 'assign' | 'determine';
  readonly subjects: readonly Range[];
  readonly pointsBack: boolean;
  /** Index of the first clause that belongs to it. */
  readonly from: number;
}

/** What stands between two semicolons or full stops, and what the rules found in it. */
export interface Statement {
  readonly paragraph: Paragraph;
  /** Index of its sentence in the paragraph. */
  readonly within: number;
  readonly surface: Surface;
  readonly clauses: readonly Clause[];
  /** Number of its sentence, counted through the stretch that is read together. */
  readonly sentence: number;
  /** With its numeral and its mark. */
  readonly range: Range;
  readonly enumerated: boolean;
  /** A point behind a sentence that opened no list: it goes on about what was decided there. */
  readonly isCondition: boolean;
  /** It is spoken among demands or statements. */
  readonly talk: 'exhort' | 'state' | undefined;
  /** By how it begins, it only supplements what stands before: 所需资金…. */
  readonly supplements: boolean;
  /** It opens a list or a mode: 会议决定：. */
  readonly settles: boolean;
  readonly acts: readonly Act[];
  readonly told: readonly Told[];
  /** Whom labels name: 责任单位：甲局. */
  readonly labelled: readonly ResponsibleFact[];
  /** Nothing but labels, names or a time limit, as the columns of a table leave them. */
  readonly bare: 'labels' | 'names' | 'limit' | undefined;
  readonly deadline: DeadlineFact | undefined;
  /** The task or measure that it is, should it belong to no decision before it. */
  readonly own: Settled | undefined;
}
