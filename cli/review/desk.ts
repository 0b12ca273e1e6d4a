import type { RecordDeps } from '../../functions/record/deps.ts';
import { openQuestions } from '../../functions/record/review.ts';
import type { WaitingMeeting } from '../../functions/record/review-list.ts';
import { applied } from '../../functions/shared/corrections.ts';
import { OpenMinutesError, permanent } from '../../functions/shared/errors.ts';
import type { MeetingRecord } from '../../functions/shared/head.ts';
import type { MeetingRows } from '../../functions/shared/records/meeting-rows.ts';
import { reasonOf } from '../reasons.ts';
import { type Case, governmentCase, openedCase, reportCase, waitingCase } from './cases.ts';
import { allDoubtful, casesOf, publishedFacts } from './collect.ts';
import { additionOf, carryOut, type Decided, type Order, settle } from './decision.ts';
import { doubtfulIn, type Fact, factsIn } from './facts.ts';
import { HeldDecisions } from './held.ts';
import { orderOf } from './orders.ts';
import { Queue } from './queue.ts';
import { keepReport, placeAt, type Report, readReports, storedReports } from './reports.ts';
import { type Seen, Sight } from './sight.ts';

/** How long things wait, in milliseconds. */
export interface Pace {
  /** A decision is held back for so long, so that it can be undone: what is recorded is recorded for ever. */
  readonly hold: number;
  /** What was decided is published once nothing has been asked of the desk for so long. */
  readonly idle: number;
  /** Between two looks at what is due. */
  readonly tick: number;
}

const PACE: Pace = { hold: 10_000, idle: 20_000, tick: 500 };

/** Doubtful facts that are taken into the queue; further ones follow in the next session. */
const MOST_DOUBTFUL = 2_000;

const ABOUT_FACTS: ReadonlySet<Decided['act']> = new Set(['right', 'correct', 'remove']);

/** What the desk needs from outside: the ports of `record`, the rows, and somebody who publishes. */
export interface DeskDeps {
  readonly record: RecordDeps;
  readonly rows: Pick<MeetingRows, 'of'>;
  /** The governments of which something is recorded. */
  sources(): Promise<readonly string[]>;
  waiting(): AsyncIterable<WaitingMeeting>;
  /** Publishes what is due; says in words what could not be, or nothing. */
  publish(): Promise<string>;
}

/** What a person sees of a case. */
export interface View extends Seen {
  readonly case: Case;
  /** The fact that is asked about. */
  readonly fact?: Fact;
  readonly facts: readonly Fact[];
}

/** How things stand. */
export interface DeskState {
  /** Decisions that can still be undone. */
  readonly held: number;
  /** Decisions of this session, held ones included. */
  readonly decided: number;
  /** Something is recorded that is not published yet. */
  readonly isUnpublished: boolean;
  readonly isPublishing: boolean;
  /** When that was last done, ISO 8601 in UTC. */
  readonly publishedAt?: string;
  /** What could not be carried out or published, newest last. */
  readonly faults: readonly string[];
  /** Raised whenever the queue has changed by anything but a decision. */
  readonly version: number;
  /** More facts are doubtful than stand in the queue. */
  readonly isCut: boolean;
}

/** What came of reports that were taken in. */
export interface TookIn {
  /** The first case of them. */
  readonly first?: string;
  readonly count: number;
  /** What led to no meeting, or was settled before. */
  readonly left: number;
}

/**
 * A session at the review desk: the queue, what is seen of a case, and what becomes of decisions. Each is held back a
 * moment, so that it can be undone, and then carried out by the functions of the commands; what they have recorded is
 * published when the person pauses, and at the end.
 */
export class Desk {
  readonly #deps: DeskDeps;
  readonly #pace: Pace;
  readonly #queue = new Queue();
  readonly #held = new HeldDecisions();
  readonly #sight: Sight;
  readonly #faults: string[] = [];
  readonly #ticker: NodeJS.Timeout;
  /** What a person does. */
  readonly #deciding = inTurn();
  /** What follows from it, for which nobody waits. */
  readonly #working = inTurn();
  #lastAsked = Date.now();
  #isTicking = false;
  #decided = 0;
  #isUnpublished = false;
  #isPublishing = false;
  #publishedAt: string | undefined;
  #isCut = false;

  private constructor(deps: DeskDeps, pace: Pace) {
    this.#deps = deps;
    this.#pace = pace;
    this.#sight = new Sight(deps.record, (meeting) => this.#held.of(meeting));
    this.#ticker = setInterval(() => void this.#tick(), pace.tick);
  }

  /** Opens the desk with everything that there is to decide. */
  static async open(deps: DeskDeps, pace: Pace = PACE): Promise<Desk> {
    const desk = new Desk(deps, pace);
    try {
      for await (const report of storedReports(deps.record.store))
        if (report.settled === undefined) await desk.#addReport(report);
      for await (const { meeting, document } of deps.waiting()) {
        if (document instanceof OpenMinutesError) desk.#faults.push(`${meeting}: ${document.message}`);
        else desk.#queue.add([waitingCase(document)]);
      }
      for await (const entry of openQuestions(deps.record.store)) desk.#queue.add([governmentCase(entry)]);
      const doubtful = await allDoubtful(deps);
      desk.#isCut = doubtful.length > MOST_DOUBTFUL;
      desk.#queue.add(doubtful.slice(0, MOST_DOUBTFUL));
      return desk;
    } catch (error) {
      clearInterval(desk.#ticker);
      throw error;
    }
  }

  get cases(): readonly Case[] {
    return this.#queue.cases;
  }

  state(): DeskState {
    return {
      held: this.#held.size,
      decided: this.#decided,
      isUnpublished: this.#isUnpublished,
      isPublishing: this.#isPublishing,
      ...(this.#publishedAt !== undefined && { publishedAt: this.#publishedAt }),
      faults: [...this.#faults],
      version: this.#queue.version,
      isCut: this.#isCut,
    };
  }

  /** @throws OpenMinutesError `permanent`, code `no-such-case`: it was decided, or is no longer asked. */
  async view(id: string): Promise<View> {
    this.#lastAsked = Date.now();
    const found = this.#queue.find(id);
    if (found === undefined) throw permanent('no-such-case', 'That is decided already, or no longer asked');
    const seen = await this.#sight.of(found);
    const facts = factsIn(seen.document);
    const fact = askedAbout(found, facts);
    if (found.ask.kind === 'fact' && fact === undefined) {
      this.#queue.drop((one) => one === found);
      throw permanent('no-such-case', 'The page does not say that any more');
    }
    return { ...seen, case: found, facts, ...(fact !== undefined && { fact }) };
  }

  /** The other meetings of the same government and day, between which a person may have to decide. */
  async others(id: string): Promise<readonly MeetingRecord[]> {
    const { record, document } = await this.view(id);
    const others: MeetingRecord[] = [];
    if (record === undefined || document.heldOn === undefined) return others;
    for await (const one of this.#deps.rows.of(record.source)) {
      const isOther = one.meeting !== record.meeting && one.unitedWith === undefined;
      if (isOther && one.heldOn === document.heldOn) others.push(one);
    }
    return others;
  }

  /**
   * Takes a decision: it is checked now, and carried out after a while.
   * @returns the cases that are off the queue by it.
   * @throws OpenMinutesError `permanent` or `refused` where it cannot be done, and then nothing is.
   */
  decide(decided: Decided): Promise<readonly string[]> {
    return this.#deciding(async () => {
      const view = await this.view(decided.case);
      const at = this.#deps.record.clock();
      const order = await orderOf(decided, view, at.toISOString(), this.#deps.record);
      const aside =
        additionOf(decided.act) !== undefined ||
        (ABOUT_FACTS.has(decided.act) && isAside(view, decided.anchor));
      const isSettled = await this.#settledBy(order, view, aside);
      const removed = this.#queue.remove(isSettled);
      this.#held.add({ decided, order, from: view.case, removed, at });
      this.#decided += 1;
      return removed.map(({ one }) => one.id);
    });
  }

  /** Takes the last decision back where it is not carried out yet; returns the case that it was about. */
  undo(): Promise<string | undefined> {
    return this.#deciding(async () => {
      this.#lastAsked = Date.now();
      const last = this.#held.takeBack();
      if (last === undefined) return undefined;
      this.#queue.putBack(last.removed);
      this.#decided -= 1;
      return last.from.id;
    });
  }

  /** Takes reports in, in any form that `readReports` reads; the address or the identifier of a meeting alone opens it. */
  takeIn(pasted: string): Promise<TookIn> {
    return this.#deciding(async () => {
      this.#lastAsked = Date.now();
      const { reports, unread } = readReports(pasted);
      const [alone] = reports;
      if (alone !== undefined && reports.length === 1 && alone.said === undefined) {
        const opened = await this.#openAt(alone.address);
        return opened === undefined ? { count: 0, left: 1 } : { first: opened, count: 1, left: unread };
      }
      const ids: string[] = [];
      for (const report of reports) {
        const kept = await keepReport(this.#deps.record.store, report);
        const id = kept.settled === undefined ? await this.#addReport(kept) : undefined;
        if (id !== undefined) ids.push(id);
      }
      const [first] = ids;
      const left = unread + reports.length - ids.length;
      return { ...(first !== undefined && { first }), count: ids.length, left };
    });
  }

  /** Carries out and publishes what is due, and ends the session. */
  async close(): Promise<void> {
    clearInterval(this.#ticker);
    await this.#deciding(async () => {});
    await this.#working(async () => {
      await this.#carryOut(Number.POSITIVE_INFINITY);
      if (this.#isUnpublished) await this.#publish();
    });
  }

  async #tick(): Promise<void> {
    if (this.#isTicking) return;
    this.#isTicking = true;
    try {
      await this.#working(async () => {
        await this.#carryOut(this.#deps.record.clock().getTime() - this.#pace.hold);
        const isIdle = Date.now() - this.#lastAsked >= this.#pace.idle;
        if (this.#isUnpublished && this.#held.size === 0 && isIdle) await this.#publish();
      });
    } finally {
      this.#isTicking = false;
    }
  }

  async #carryOut(decidedBy: number): Promise<void> {
    for (let next = this.#held.takeDue(decidedBy); next; next = this.#held.takeDue(decidedBy)) {
      const { order, decided, from, removed, at } = next;
      const { record } = this.#deps;
      try {
        const touched = await carryOut(order, record);
        if (from.ask.kind === 'report' && removed.some(({ one }) => one === from))
          await settle(from.ask.report, decided, at.toISOString(), record);
        if (order.kind !== 'nothing') this.#isUnpublished = true;
        for (const meeting of touched) this.#sight.forget(meeting);
        // A correction asks nothing new; whatever else may.
        if (order.kind !== 'correct') await this.#lookAgain(touched);
      } catch (error) {
        this.#queue.putBack(removed);
        this.#faults.push(`${from.name}: ${reasonOf(error)}`);
      }
    }
  }

  async #publish(): Promise<void> {
    this.#isPublishing = true;
    try {
      const failed = await this.#deps.publish();
      if (failed !== '') this.#faults.push(failed.trim());
      this.#publishedAt = this.#deps.record.clock().toISOString();
    } catch (error) {
      this.#faults.push(reasonOf(error));
    } finally {
      // What failed stays marked, and is tried again with the next decision or command.
      this.#isUnpublished = false;
      this.#isPublishing = false;
    }
  }

  /** Which cases a decision settles: its own, unless another fact beside it was meant, and whatever it leaves nothing of to ask. */
  async #settledBy(order: Order, view: View, aside: boolean): Promise<(one: Case) => boolean> {
    const { case: own, document, record } = view;
    const isOwn = (one: Case) => one === own && !aside;
    if (order.kind === 'withdraw' && order.request.withdrawn)
      return (one) => isOwn(one) || (one.ask.kind === 'fact' && one.meeting === record?.meeting);
    if (order.kind !== 'correct' || own.ask.kind === 'publish') return isOwn;
    const left = new Set(doubtfulIn(applied(document, order.request)).map(({ hash }) => hash));
    return (one) =>
      isOwn(one) ||
      (one.ask.kind === 'fact' && one.meeting === order.request.correct && !left.has(one.ask.hash));
  }

  /** Asks anew what there is to decide about meetings, and no longer what there was. */
  async #lookAgain(meetings: readonly string[]): Promise<void> {
    for (const meeting of new Set(meetings)) {
      const record = await this.#deps.record.records.find(meeting);
      const gone = record?.meeting !== meeting;
      const fresh = record === undefined || gone ? [] : await casesOf(record, this.#deps.record.store);
      const ids = new Set(fresh.map(({ id }) => id));
      this.#queue.drop(
        ({ id, meeting: own, ask }) =>
          own === meeting && !ids.has(id) && (gone || ask.kind === 'fact' || ask.kind === 'publish'),
      );
      this.#queue.add(fresh);
    }
  }

  async #addReport(report: Report): Promise<string | undefined> {
    const record = await this.#deps.record.records.find(report.meeting);
    if (record === undefined) return undefined;
    const facts = await publishedFacts(record, this.#deps.record.store);
    const added = reportCase(report, facts);
    this.#queue.add([added]);
    return added.id;
  }

  async #openAt(address: string): Promise<string | undefined> {
    const place = placeAt(address);
    const record = place && (await this.#deps.record.records.find(place.meeting));
    if (place === undefined || record === undefined) return undefined;
    const facts = await publishedFacts(record, this.#deps.record.store);
    const opened = openedCase(facts, place.anchor);
    this.#queue.drop(({ id }) => id === opened.id);
    this.#queue.add([opened]);
    return opened.id;
  }
}

/** One piece of work after the other, each of which sees what those before it have done. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}

/** The fact that a case asks about; where a report names one by its place in the text, that is meant. */
function askedAbout({ ask }: Case, facts: readonly Fact[]): Fact | undefined {
  if (ask.kind === 'fact') return facts.find(({ hash }) => hash === ask.hash);
  const anchor = ask.kind === 'report' ? ask.report.anchor : ask.kind === 'open' ? ask.anchor : undefined;
  return anchor === undefined ? undefined : facts.find((fact) => fact.anchor === anchor);
}

/** Whether a decision about a fact leaves its case to be decided still. */
export function isAside({ fact, case: { ask } }: View, anchor: string | undefined): boolean {
  // Who opens a meeting, or looks at one that waits, corrects as much as there is to correct.
  if (ask.kind === 'open' || ask.kind === 'publish') return true;
  return ask.kind === 'fact' && anchor !== undefined && anchor !== fact?.anchor;
}
