import type { Clause, Paragraph, Passage, Sentence } from '../../../clauses/passage.ts';
import type { Finding, Tracer } from '../../../grammar/rule.ts';
import { type Surface, surfaceOf } from '../../../grammar/surface.ts';
import { lengthOf, type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';
import { isGeneric, type Topic, topicOf } from './same-matter.ts';
import { partingBook, type Telling, tellingBook } from './told-rules.ts';

/** A matter as one clause tells of it. */
export interface Told {
  readonly rule: string;
  readonly telling: Telling;
  /** Verb and object, of the clause and of those that only go on with the object. */
  readonly heading: Range;
  /** Where it is told: mostly where the heading begins. */
  readonly place: number;
  readonly topic: Topic;
  /** It disposes of something without naming it: 原则同意区水务局的汇报. */
  readonly vague: boolean;
  readonly paragraph: Paragraph;
  readonly sentence: Sentence;
  /** The sentence behind it in its paragraph. */
  readonly next: Sentence | undefined;
  /** It is the first thing that its paragraph says. */
  readonly opens: boolean;
  /** The meeting itself is named as who acts, so that a new matter begins whatever stood before. */
  readonly named: boolean;
  /** Number of the segment of its sentence that it stands in. */
  readonly segment: number;
}

/** A clause, or a piece of one that holds a matter of its own. */
interface Piece {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  /** It is the last piece of its clause, so that the clause behind it may go on with it. */
  readonly last: boolean;
  /** What it says of the agenda. */
  readonly finding: Finding<Telling> | undefined;
}

/** The clauses of a sentence, parted where one of them holds two matters. */
function piecesOf(
  plain: string,
  { clauses, surface }: Sentence,
  tracer: Tracer | undefined,
): readonly Piece[] {
  return clauses.flatMap((clause) => {
    const cuts = partingBook
      .everywhere(surface, clause.from, clause.to, tracer)
      .map(({ captures, from }) => captures.next?.from ?? from);
    const places =
      cuts.length === 0 && clause.from < clause.to
        ? [clause.from, clause.to]
        : [...new Set([clause.from, ...cuts, clause.to])].sort((a, b) => a - b);
    return places.slice(0, -1).map((from, i) => {
      const to = places[i + 1] ?? clause.to;
      return {
        clause,
        from,
        to,
        last: to === clause.to,
        finding: ofOwnMeeting(plain, surface, tellingBook.first(surface, from, to, tracer)),
      };
    });
  });
}

/** 省政府党组会议传达了甲, 省政府常务会议审议了乙: the parts of a joint meeting. What other bodies dealt with is none of its matters. */
const OWN_BODY = /(?:政府|党组|管委会|管理委员会)$/u;
const HIGHEST = /^(?:国务院|中央)/u;

/** A finding, unless it tells what the meeting of another body dealt with. */
function ofOwnMeeting(
  plain: string,
  surface: Surface,
  finding: Finding<Telling> | undefined,
): Finding<Telling> | undefined {
  const at = finding?.captures.subject?.from;
  const body = at === undefined ? undefined : surface.mentionAt(at);
  if (body?.kind !== 'organization') return finding;
  const words = plain.slice(body.range.start, body.range.end);
  return OWN_BODY.test(words) && !HIGHEST.test(words) ? finding : undefined;
}

/** What a clause that goes on with an object begins with; and what an object ends in that is not at its end. */
const GOES_ON =
  /^(?!与会|决定|要求|强调|指出|同意|通过|部署|印发|提交|报送)(?:以及|及|和|与|《|关于|[\p{Script=Han}]{2,16}《)/u;
const ENDS_OPEN = /(?:讲话|批示|重要文章|论述|要求)$/u;
const CLOSES_OBJECT = /[、，；：]{1,8}$|(?<=汇报|报告|情况|精神|》)(?:强调|要求|指出)$/u;

/** Where an object ends that begins in a piece: behind the last clause that goes on with it. */
function endOfObject(reading: Reading, pieces: readonly Piece[], at: number): number {
  const piece = pieces[at];
  if (piece === undefined) return 0;
  const { sentence } = piece.clause;
  let { to } = piece;
  for (let i = at; pieces[i]?.last && pieces[i]?.clause.mark === '，'; i++) {
    const next = pieces[i + 1];
    const own = pieces[i];
    if (next === undefined || own === undefined) break;
    if (next.finding !== undefined) break;
    const words = wordsOf(reading, sentence, next.from, next.to);
    const before = wordsOf(reading, sentence, own.from, own.to);
    if (!GOES_ON.test(words) && !ENDS_OPEN.test(before)) break;
    to = next.to;
  }
  return to;
}

/** Where what a sentence says of a matter ends: before the next clause that tells of another, or of what was said. */
function endOfMatter(pieces: readonly Piece[], at: number): number {
  let to = pieces[at]?.to ?? 0;
  for (let i = at + 1; i < pieces.length && pieces[i]?.finding === undefined; i++) to = pieces[i]?.to ?? to;
  return to;
}

const wordsOf = (reading: Reading, { surface }: Sentence, from: number, to: number): string => {
  const { start, end } = surface.rangeOf(from, to);
  return reading.plain.slice(start, end);
};

const isNamed = ({ captures }: Finding<Telling>): boolean =>
  captures.subject !== undefined && captures.subject.to > captures.subject.from;

/** 讨论了, and not 学习, which may be what somebody is to do. */
const isPast = ({ text }: Surface, { captures: { verb } }: Finding<Telling>): boolean =>
  verb !== undefined && text.slice(verb.from, verb.to).endsWith('了');

/** 会议研究了以下议题：一是…；二是…: the points of the sentence are its matters. */
const LISTS_MATTERS = /^[^：]{0,24}(?:议题|议程|事项)：/u;

/** 二是学习先进经验: a point of what somebody said. */
const isPoint = (reading: Reading, { clause: { enumerated, outer, range, sentence } }: Piece): boolean =>
  enumerated &&
  reading.plain.slice(outer.start, range.start).endsWith('是') &&
  !LISTS_MATTERS.test(reading.plain.slice(sentence.range.start, range.start));

/** An object that only points at what stood before: 该方案; of what is disposed of, also 市水务局的汇报. */
const POINTS_BACK = /^(?:该|此|上述|以上|这|各个?(?:方案|项目|议题|事项|报告|规划|问题)等?[，。；]?$)/u;
const POINTS_AT_REPORT = /^[^关《]{0,16}的?(?:汇报|意见|建议|请示|报告)$|^(?:审议|研究|讨论|提交)$/u;

/** 会议同意，甲局提交的《…》: the object stands in the next clause. */
function objectOf(
  pieces: readonly Piece[],
  at: number,
  { captures, to, yields: telling }: Finding<Telling>,
): readonly [number, number] | undefined {
  const object = captures.object;
  if (object !== undefined && object.to > object.from) return [object.from, object.to];
  const next = pieces[at + 1];
  return telling !== 'disposes' || next === undefined || next.from < to ? undefined : [next.from, next.to];
}

const VERB_FIRST = new RegExp(
  `^(?:${lexicon.sourceOf('takes-up-verb')}|${lexicon.sourceOf('weak-agenda-verb')})`,
  'u',
);

/** 研究甲县 is no name of an organization: a verb that the recogniser of names took into one is given back. */
function withVerbsFree(reading: Reading, sentence: Sentence): Sentence {
  const { surface, range, clauses } = sentence;
  let freed = false;
  const mentions = surface.mentions.map((mention) => {
    const [verb] = VERB_FIRST.exec(reading.plain.slice(mention.range.start, mention.range.end)) ?? [];
    if (verb === undefined || mention.kind === 'document') return mention;
    freed = true;
    return { ...mention, range: rangeOf(mention.range.start + verb.length, mention.range.end) };
  });
  if (!freed) return sentence;
  const own = surfaceOf(
    reading.plain,
    range,
    mentions.filter((mention) => lengthOf(mention.range) > 1),
  );
  const moved = (at: number): number => own.indexOf(surface.placeOf(at));
  const parted: Sentence = { ...sentence, surface: own, clauses: [] };
  return {
    ...parted,
    clauses: clauses.map((clause) => ({
      ...clause,
      sentence: parted,
      from: moved(clause.from),
      to: moved(clause.to),
    })),
  };
}

/** 会议在研究甲工作时强调，…: what follows is what was said of the matter. */
export const SAYS_AT_ONCE = 'agenda/taken-up-and-said';
const NAMES_MEETING = /会议|召开|举行|主持|会上/u;
/** 随后，, 同日，: it changes nothing about who acts. */
const LONGEST_ADVERB = 4;

/** Every matter that a paragraph tells of, in order. */
export function mattersIn(
  { reading, tracer }: Pick<Passage, 'reading' | 'tracer'>,
  paragraph: Paragraph,
): readonly Told[] {
  const told: Told[] = [];
  /** Somebody's words are reported: what they name is no matter unless the meeting is named again. */
  let urging = false;
  let first = true;
  for (const [i, own] of paragraph.sentences.entries()) {
    const sentence = withVerbsFree(reading, own);
    const { surface } = sentence;
    const pieces = piecesOf(reading.plain, sentence, tracer);
    /** A verb without a subject is the meeting's: behind its name, its convening, or another matter. */
    let acting = true;
    let taken = false;
    /** The meeting was said to dispose of something, and nothing else since. */
    let disposed = false;
    for (const [at, piece] of pieces.entries()) {
      const { finding } = piece;
      if (finding === undefined) {
        const words = wordsOf(reading, sentence, piece.from, piece.to);
        if (!taken && words.length > LONGEST_ADVERB) acting = NAMES_MEETING.test(words);
        continue;
      }
      const { yields: telling } = finding;
      const opens = first;
      first = false;
      if (telling === 'urges') {
        urging = true;
        continue;
      }
      const named = isNamed(finding);
      // 会议审定了甲，讨论了乙: the meeting goes on acting behind what it disposed of.
      if (disposed && isPast(surface, finding)) acting = true;
      disposed = telling === 'disposes' && (named || disposed);
      const point = paragraph.line.mark !== undefined || isPoint(reading, piece);
      if (telling === 'disposes') acting &&= taken;
      else if (telling === 'goes-on' || ((urging || point || !acting) && !named)) continue;
      const matter = matterOf(reading, sentence, pieces, at, piece, finding);
      if (matter === undefined) continue;
      if (telling !== 'disposes') {
        urging = finding.rule === SAYS_AT_ONCE;
        taken = true;
        acting = true;
      }
      told.push({
        ...matter,
        paragraph,
        sentence: own,
        next: paragraph.sentences[i + 1],
        opens,
        named,
        segment: piece.clause.segment,
      });
    }
  }
  return told;
}

function matterOf(
  reading: Reading,
  sentence: Sentence,
  pieces: readonly Piece[],
  at: number,
  piece: Piece,
  finding: Finding<Telling>,
): Pick<Told, 'rule' | 'telling' | 'heading' | 'place' | 'topic' | 'vague'> | undefined {
  const { surface } = sentence;
  const { rule, yields: telling, captures } = finding;
  const object = objectOf(pieces, at, finding);
  if (object === undefined) return undefined;
  const objectWords = wordsOf(reading, sentence, ...object);
  const disposes = telling === 'disposes';
  const vague =
    isGeneric(objectWords) ||
    POINTS_BACK.test(objectWords) ||
    (disposes && POINTS_AT_REPORT.test(objectWords));
  if (vague && !disposes) return undefined;
  const inside =
    telling === 'in-passing' ||
    rule === SAYS_AT_ONCE ||
    (telling === 'takes-up' && rule === 'agenda/object-first');
  const from =
    telling === 'disposes'
      ? object[0]
      : inside && rule === 'agenda/object-first'
        ? piece.from
        : (captures.verb?.from ?? object[0]);
  const to = inside
    ? Math.max(object[1], captures.verb?.to ?? 0)
    : Math.max(object[1], endOfObject(reading, pieces, at));
  const { start, end } = surface.rangeOf(from, to);
  const words = reading.plain.slice(start, end).replace(CLOSES_OBJECT, '');
  const heading = rangeOf(start, start + words.length);
  // What follows may name more of the matter: 研究讨论了甲园区租金核定；乙供热项目；….
  const told = inside ? words : wordsOf(reading, sentence, from, Math.max(to, endOfMatter(pieces, at)));
  return { rule, telling, heading, place: start, topic: topicOf(told), vague };
}

/** What the first clause of a sentence says of the agenda. */
function firstTelling({ surface, clauses }: Sentence): Telling | undefined {
  const [first] = clauses;
  return first && tellingBook.first(surface, first.from, first.to)?.yields;
}

/** Whether a sentence begins with what somebody said: the treatment of a matter. */
export const isSpeech = (sentence: Sentence): boolean => firstTelling(sentence) === 'urges';

const SETTLED = new RegExp(lexicon.sourceOf('settled-with'), 'u');

/** Whether a sentence settles something: 会议原则同意, 会议决定, 会议讨论并通过, 会议审议了A，予以通过. */
export const disposes = (sentence: Sentence): boolean => {
  const { surface, clauses } = sentence;
  // In a list of what was settled that stands open above, the meeting may take up the next matter.
  if (clauses[0]?.mode === 'settle' && firstTelling(sentence) !== 'takes-up') return true;
  return clauses.some(({ from, to }) => {
    const finding = tellingBook.first(surface, from, to);
    const verb = finding?.captures.verb;
    return (
      finding?.yields === 'disposes' ||
      (finding?.yields === 'takes-up' &&
        verb !== undefined &&
        SETTLED.test(surface.text.slice(verb.from, verb.to)))
    );
  });
};
