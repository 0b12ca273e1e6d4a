import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { UNTOLD } from '../parse/document/untold.ts';

/** What any two pages about one meeting say alike: whose meeting it was, of which kind, and on which day. */
export interface Claim {
  readonly source: string;
  /** Kind of meeting, in one spelling: 常务会议 for 常务会 and 常务（扩大）会议 as well. */
  readonly kind: string;
  readonly day: string;
  /** Serial number of the meeting, where the page tells it. */
  readonly number?: number;
}

/** What an address has claimed by its newest reading: that its page is about this meeting. */
export interface Claimed {
  readonly meeting: string;
  readonly number?: number;
  /** When the page was fetched, ISO 8601 in UTC. */
  readonly observedAt: string;
  /** Version of the parser that read it. */
  readonly parser: string;
}

/** Everything that is claimed of one government, kind and day, by the hash of the address. */
export type Claims = Readonly<Record<string, Claimed>>;

/** What can be the name of a kind: a row is called after it. */
const KIND = /^\p{Letter}{2,40}$/u;
/** Kinds of which a government may hold several on a day, about different matters: only a number tells them apart. */
const SEVERAL_A_DAY = /专题|工作|协调|调度|领导小组|联席|现场|座谈|推进|动员|部署|汇报/u;

/**
 * Which meeting a document is about, as far as its facts alone tell. Nothing where they do not: without a day, without a
 * kind of meeting, or where several meetings of the kind may have been held that day and the page gives no number.
 */
export function claimOf({
  source,
  series,
  heldOn,
  number,
}: Pick<MinutesDocument, 'source' | 'series' | 'heldOn' | 'number'>): Claim | undefined {
  if (source === UNTOLD || series === undefined || heldOn === undefined) return undefined;
  const kind = kindOf(series);
  if (!KIND.test(kind)) return undefined;
  if (number === undefined && SEVERAL_A_DAY.test(kind)) return undefined;
  return { source, kind, day: heldOn, ...(number !== undefined && { number }) };
}

/** 常务（扩大）会 → 常务会议, 县长办公会 → 政府办公会议: reports and minutes of one meeting use either. */
const kindOf = (series: string): string =>
  series
    .replace(/[（(]?扩大[）)]?/u, '')
    .replace(/会$/u, '会议')
    .replace(/^[县市区州旗镇乡盟]长办公/u, '政府办公');

/** To which meeting a claim leads: one that is known, none of them, or `several`, between which a person must decide. */
export type Leads = { readonly meeting: string } | 'none' | 'several';

/**
 * The meeting that a claim is about, by what other addresses have claimed. Two known numbers that differ are two
 * meetings; a page without a number is about the one meeting that there is.
 *
 * | the claim  | known of the day                   | leads to      |
 * | ---------- | ---------------------------------- | ------------- |
 * | any        | nothing                            | none          |
 * | number n   | a meeting with the number n        | that          |
 * | number n   | only others with numbers           | none          |
 * | number n   | one meeting, of no known number    | that          |
 * | no number  | one meeting                        | that          |
 * | no number  | meetings with different numbers    | several       |
 *
 * Order does not matter: that a page without a number came before the second meeting is made up for by `doubtful`.
 */
export function leadsTo({ number }: Pick<Claim, 'number'>, others: Claims): Leads {
  const numbers = numbersIn(others);
  if (number === undefined && numbers.size > 1) return 'several';
  if (number !== undefined && numbers.size > 0 && !numbers.has(number)) return 'none';
  // Where no number is known, none is what they have in common.
  const common = numbers.size === 0 ? undefined : (number ?? [...numbers][0]);
  const meant = Object.values(others).filter((one) => one.number === common);
  const meetings = new Set(meant.map(({ meeting }) => meeting));
  const [meeting] = meetings;
  if (meeting === undefined) return 'none';
  return meetings.size > 1 ? 'several' : { meeting };
}

/** The claims without a number where there are two numbers: about which of the meetings they are, nobody knows. */
export const doubtful = (claims: Claims): readonly (readonly [address: string, claimed: Claimed])[] =>
  numbersIn(claims).size > 1 ? Object.entries(claims).filter(([, { number }]) => number === undefined) : [];

const numbersIn = (claims: Claims): ReadonlySet<number> =>
  new Set(Object.values(claims).flatMap(({ number }) => number ?? []));
