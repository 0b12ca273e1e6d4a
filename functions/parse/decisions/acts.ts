import type { Decision } from '../../../schemas/generated/minutes.ts';
import frames from '../data/decision-frames.json' with { type: 'json' };
import verbs from '../data/decision-verbs.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import { readFront } from './lead.ts';
import { anyOf, guarded, standsAt } from './lexicon.ts';
import type { Passage } from './passage.ts';

export type Kind = Decision['kind'];

/** In which voice a passage speaks; what counts as a decision depends on it. */
export type Mood =
  | 'plain'
  /** In a list of what was settled. */
  | 'settle'
  /** After 会议指出: it tells how things are. */
  | 'state'
  /** After 会议要求: it tells how they ought to be. */
  | 'exhort';

/** In which the meeting speaks without deciding. */
export const isTalk = (mood: Mood): boolean => mood === 'state' || mood === 'exhort';

/** A disposing verb of the meeting. */
export interface Act {
  readonly kind: Exclude<Kind, 'assign'>;
  readonly verb: Range;
  /** The meeting is named as the one who acts. */
  readonly meeting: boolean;
  /** An object that stands before the verb. */
  readonly front: Range | undefined;
  readonly sure: boolean;
}

const exceptions: Readonly<Record<string, readonly string[]>> = verbs.notBefore;
const facts: Readonly<Record<string, readonly string[]>> = verbs.notAfter;
const withExceptions = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const after = exceptions[word];
      const before = facts[word];
      return `${before === undefined ? '' : `(?<!${before.join('|')})`}${word}${after === undefined ? '' : `(?!${after.join('|')})`}`;
    })
    .join('|');

/** 不予支持: the verb that is refused belongs to the refusal. */
const REFUSAL = '不予(?:同意|批准|通过|支持|采纳|立项|受理|考虑|认可|列入|批复)';
/** 修改完善后再次提交会议审议: the matter comes back. */
const COMES_BACK =
  '(?:再次|重新|再行|再|下次)(?:提交|提请|报|上|报请|提报)[^，。；]{0,16}(?:会议?|政府|管委会)(?:再次|再行|再|进行)?(?:审议|研究|讨论|审定)';
const WAITS =
  '待[^，。；]{2,40}(?:后|时)，?(?:再|另|另行)(?:行|次)?(?:研究|审议|讨论|提交|提请|上会|议定|决定|确定|定|议)';
/** Stands behind 通过 after an act of the meeting: 原则通过后要求. */
const AFTERTHOUGHT = '(?:同意|通过)(?=后(?:要求|强调|指出|明确))';

const VERB = new CuedExpression(
  new RegExp(
    [
      // In the order in which readAct takes them apart.
      `(${REFUSAL}|${withExceptions(verbs.reject)})`,
      `(${withExceptions(verbs.defer)}|${COMES_BACK}|${WAITS})`,
      `(${withExceptions(verbs.determine)})`,
      `${withExceptions(verbs.approve)}|${AFTERTHOUGHT}`,
    ].join('|'),
    'gu',
  ),
  // 待 and 再 begin those that are whole phrases.
  cue([...verbs.approve, ...verbs.reject, ...verbs.defer, ...verbs.determine, '待', '再', '重新', '下次']),
);

const NEEDS_MEETING = new Set(verbs.needsMeeting);
const MEANS = new RegExp(anyOf(verbs.means), 'u');
const DOCUMENT_END = new RegExp(`(?:${anyOf(verbs.documents)})(?:（□*）)?$`, 'u');

/** 明确了工作重点 tells what was spoken of, not what was settled. */
const ABSTRACT = new RegExp(`^了?[^，]{0,24}(?:${anyOf(frames.abstract)})(?:和[^，]{0,8})?$`, 'u');

/** 同意暂缓审议, 同意甲局关于推迟出台的意见: what is agreed to is to put it off. */
const PUT_OFF = new CuedExpression(
  /^(?:[^，。；《]{0,20}关于)?(?:暂缓|缓|推迟|延期|延后)(?:审议|研究|讨论|议|出台|实施|执行|印发)/u,
  cue(['暂缓', '缓', '推迟', '延期', '延后']),
);
/** What a meeting alone puts off or refuses, whoever is named before. */
const REFUSES =
  /^(?:不同意|(?:不予|没有|未予?)(?:同意|批准|通过|支持|立项|审议|采纳|考虑)|暂(?:缓|不)(?:予)?(?:批准|审议|研究|讨论|通过|同意|出台|实施|列入)|暂不予(?!以)|缓议|否决|退回[^，；。]{2,24}(?:重新|修改|补充|完善|论证|研究)|留待|待[^，]{2,40}后(?:另行|再行?)(?:研究|审议|讨论|定|议)|下次(?:常务)?会议再?行?(?:审议|研究|讨论|议)|再议|(?:再次|重新|再行?)上会)/u;

/** 对某某提出的申请不予支持 refuses something asked for; 对无预算的支出不予安排 only lays down a rule. */
const CLAIM = /申请|请示|请求|提出的|诉求|该|此|《/u;

/** 会议还通过了其他事项: nothing is told of them. */
const OTHERS = guarded('了?(?:其他|其它)[^，；。《]{0,12}(?:议题|事项|事宜|工作|议程)$', '了其');

/** 通过 also says “by means of”: as a verb of the meeting it has a document for its object. */
const passes = (object: string): boolean =>
  /^(?:了|《)/u.test(object) || (DOCUMENT_END.test(object) && !MEANS.test(object.slice(0, 12)));

const NEXT_TIME = /下次[^，；。]{0,6}会议?(?:再次|再行|再)?(?:审议|研究|讨论|议|审定)$/u;

/** Verbs looked at in one clause, and words before one: more than any sentence has, so that the time stays linear. */
const MOST_VERBS = 8;
const LONGEST_FRONT = 400;

/**
 * Finds the meeting's disposing verb in a clause. `spoken`: the meeting was named earlier in the sentence.
 * Assignments have no verb of this kind; see `agents.ts`.
 */
export function readAct(passage: Passage, clause: Range, mood: Mood, spoken: boolean): Act | undefined {
  const cues = cuesIn(passage, clause.start, clause.end);
  if ((cues & VERB.cue) === 0) return undefined;
  const { masked } = passage;
  const text = masked.slice(clause.start, clause.end);
  let from = 0;
  for (let seen = 0; seen < MOST_VERBS; seen++) {
    // Set anew each time: what stands behind a verb may be read as a clause of its own.
    VERB.pattern.lastIndex = from;
    const match = VERB.exec(text, cues);
    if (match === null || match.index > LONGEST_FRONT) return undefined;
    from = VERB.pattern.lastIndex;
    const verb = { start: clause.start + match.index, end: clause.start + match.index + match[0].length };
    const word = match[0];
    const rejects = match[1] !== undefined;
    const defers = match[2] !== undefined;
    const determines = match[3] !== undefined;
    const after = masked.slice(verb.end, clause.end);
    const strong = rejects || defers;
    const front = readFront(masked, clause.start, verb.start, strong);
    if (front === undefined) continue;
    const { lead } = front;
    const named = lead.meeting || (spoken && lead.process && !isTalk(mood));

    if (determines) {
      const may = named || lead.process || (word === '决定' && lead.empty && spoken);
      if (!may || front.object !== undefined || (word === '明确' && ABSTRACT.test(after))) continue;
      const inner = readAct(passage, { start: verb.end, end: clause.end }, 'plain', true);
      if (inner !== undefined && inner.kind !== 'determine')
        return { kind: inner.kind, verb: inner.verb, meeting: true, front: inner.front, sure: inner.sure };
      // 决定再次征求意见后提交下次会议审议: nothing is settled but that it comes back.
      const later = NEXT_TIME.test(after);
      return {
        kind: later ? 'defer' : 'determine',
        verb: later ? { start: verb.start, end: clause.end } : verb,
        meeting: named,
        front: undefined,
        sure: true,
      };
    }
    const implied = front.object === undefined && (word === '同意' || REFUSES.test(text.slice(match.index)));
    const claimed =
      strong &&
      front.object !== undefined &&
      (CLAIM.test(text.slice(0, match.index)) || REFUSES.test(text.slice(match.index)));
    if (isTalk(mood) && !named && !lead.principle && !implied && !claimed) continue;
    if (standsAt(OTHERS, after)) continue;
    if (NEEDS_MEETING.has(word) && !named && !lead.process) continue;

    if (word === '通过') {
      const alone = after === '' && lead.empty && front.object === undefined && spoken;
      const decided =
        alone ||
        lead.principle ||
        lead.process ||
        (/予以|获得?/u.test(text.slice(0, match.index)) && after === '');
      if (!decided && !passes(after)) continue;
      if (!decided && lead.empty && front.object === undefined && !/^(?:了|《)/u.test(after)) continue;
    }
    const put = strong ? 0 : (PUT_OFF.exec(after, cuesIn(passage, verb.end, clause.end))?.[0].length ?? 0);
    return {
      kind: rejects
        ? 'reject'
        : defers || put > 0
          ? 'defer'
          : lead.principle
            ? 'approve-in-principle'
            : 'approve',
      verb: put > 0 ? { start: verb.start, end: verb.end + put } : verb,
      meeting: named,
      front: front.object,
      sure: front.sure,
    };
  }
  return undefined;
}

/** True when a clause names the meeting and one of its verbs and yet was not understood. */
export const looksDisposing = (passage: Passage, { start, end }: Range): boolean =>
  UNREAD.test(passage.masked.slice(start, end), cuesIn(passage, start, end));
const UNREAD = new CuedExpression(
  /会议(?![^，；。]{0,40}其[他它])[^，；。]{0,30}(?:原则(?:上)?(?:同意|通过)|审议通过|同意(?!后|的|率)|批准(?!后|的)|否决)/u,
  cue(['同意', '通过', '批准', '否决']),
);
