import verbs from '../data/decision-verbs.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { NOWHERE, ROOT, WordTree } from '../word-tree.ts';

/** What the words before a verb say about who acts and how. */
export interface Lead {
  /** The meeting is named as the one who acts. */
  readonly meeting: boolean;
  /** It studied, discussed or voted first. */
  readonly process: boolean;
  /** It acts 原则上, 基本, 总体. */
  readonly principle: boolean;
  /** Anything was said at all. */
  readonly empty: boolean;
}

/** What a word says; a word of more than one list says the first of these. */
const MEETING = 0;
const PRINCIPLE = 1;
const PROCESS = 2;
const MANNER = 3;
const WORDS = new WordTree(
  [verbs.meeting, verbs.principle, verbs.process, verbs.manner]
    .flatMap((words, said) => words.map((word) => [word, said] as const))
    .reverse(),
);

/**
 * Reads words that can stand between the beginning of a clause and the meeting's verb. Undefined when anything else
 * stands there: then someone else may be acting, or the verb is part of a subordinate clause.
 */
export function readLead(text: string, start = 0, end = text.length): Lead | undefined {
  let meeting = false;
  let process = false;
  let principle = false;
  for (let at = start; at < end; ) {
    // Of the words that begin here, the one that says the most, and of those the longest.
    let said = MANNER;
    let next = at;
    let node = WORDS.next(ROOT, text.charCodeAt(at));
    for (let after = at + 1; node !== NOWHERE && after <= end; after++) {
      const value = WORDS.valueOf(node);
      if (value !== undefined && value <= said) {
        said = value;
        next = after;
      }
      node = after < end ? WORDS.next(node, text.charCodeAt(after)) : NOWHERE;
    }
    if (next === at) return undefined;
    meeting ||= said === MEETING;
    process ||= said === PROCESS;
    principle ||= said === PRINCIPLE;
    at = next;
  }
  return { meeting, process, principle, empty: start === end };
}

/** The longest lead that can stand between a fronted object and the verb. */
const LONGEST_LEAD = 18;
const HEARING =
  /^(?:会议|本次会议|此次会议)?(?:首先|接着|还|又|专题|集体|认真|分别)*(?:听取|审议|研究|讨论|审阅|审查|传达|认为)/u;
const DOCUMENT_FRONT = /^(?:会议)?(?:对|就|将|把|关于)?[^，；。《]{0,24}《□*》[^，；。]{0,40}$/u;
const TOPIC_FRONT = /^(?:会议)?(?:对于|对|就|关于).{2,}$/u;
const POINTING_FRONT = /^(?:会议)?(?:对|就)?(?:该|此|上述|以上|前述|这一|有关|相关|其)[^，；。]{0,16}$/u;
/** Words that make of the verb someone else's, a condition or a duty. */
const DEPENDENT =
  /经(?![济费营开信贸科发办纪])|(?<!申)报(?![告酬纸])|须|(?<!所|急|必)需(?!求)|应(?!急)|可(?!行)|凡|如(?!下)|若(?!干)|未(?!来|成年)|已|(?<![优招接看期])待(?!遇)|符合|要(?![求素点])|(?<!申)请(?![示求])|呈|征[得求询]|取得|不得|对不|擅自|坚决|一律/u;

/** 多数同志不赞成: they are not the meeting. */
const OTHERS_SAY = /(?:多数|部分|有的|有些|个别)[^，。；]{0,8}$/u;

/** What stands before a verb: a fronted object, if any, and the lead. */
export interface Front {
  readonly lead: Lead;
  readonly object: Range | undefined;
  /** How surely the words before are read. */
  readonly sure: boolean;
}

/**
 * Reads everything between the beginning of a clause and a disposing verb. `strong` verbs (不予, 暂缓, or one
 * behind 予以) may have any object before them.
 */
export function readFront(masked: string, start: number, verb: number, strong: boolean): Front | undefined {
  const lead = readLead(masked, start, verb);
  if (lead !== undefined) return { lead, object: undefined, sure: true };

  const words = masked.slice(start, verb);
  const joint = Math.max(words.lastIndexOf('并'), words.lastIndexOf('后'), words.lastIndexOf('，'));
  if (joint > 0 && HEARING.test(words)) {
    const rest = readLead(words, joint + 1);
    if (rest !== undefined) {
      return {
        lead: { ...rest, meeting: words.startsWith('会议') || rest.meeting, process: true },
        object: undefined,
        sure: true,
      };
    }
  }
  for (let cut = Math.max(0, words.length - LONGEST_LEAD); cut <= words.length; cut++) {
    const rest = readLead(words, cut);
    if (rest === undefined) continue;
    const front = words.slice(0, cut);
    const named = { ...rest, meeting: rest.meeting || front.startsWith('会议') };
    const object = {
      start: start + (/^(?:会议)?(?:对于|对|就|将|把|关于)?/u.exec(front)?.[0].length ?? 0),
      end: start + cut,
    };
    if (DOCUMENT_FRONT.test(front) && !DEPENDENT.test(front)) return { lead: named, object, sure: true };
    if (DEPENDENT.test(front) || OTHERS_SAY.test(front)) return undefined;
    if (POINTING_FRONT.test(front) && (!rest.empty || strong)) return { lead: named, object, sure: true };
    if (TOPIC_FRONT.test(front) && (!rest.empty || strong)) return { lead: named, object, sure: false };
    if (strong || /予以$/u.test(words))
      return front.length <= 60 ? { lead: named, object, sure: false } : undefined;
    return undefined;
  }
  return undefined;
}
