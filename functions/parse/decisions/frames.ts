import { oneOf } from '../by-unit.ts';
import frames from '../data/decision-frames.json' with { type: 'json' };
import { CuedExpression, cue } from './cues.ts';
import { readLead } from './lead.ts';
import { anyOf } from './lexicon.ts';

/** A clause that says in which voice the following is spoken. */
export interface Opening {
  /** settle: 会议议定以下意见; state: 会议指出; exhort: 会议强调; report: 会议听取了. */
  readonly frame: 'settle' | 'state' | 'exhort' | 'report';
  /** 会议决定, as against 会议议定 and 会议明确. */
  readonly firm: boolean;
}

const TAIL = `(?:${anyOf(frames.settleTail)})*`;
const SETTLES = '议定|商定|决定|确定|明确|决议|形成|达成|作出|做出';
/** 会议就有关事项议定如下：; also a bare label 议定事项：. */
const LISTING = new RegExp(`^(?<before>.{0,60}?)(?<verb>${SETTLES})${TAIL}$`, 'u');
const LISTING_BEFORE = /^(?:现?将?|.{0,40}(?:会议|研究|讨论|审议|汇报|听取).{0,24})$/u;
const BARE = new RegExp(`(?:${SETTLES})了?$`, 'u');
const closesBare = oneOf(['了', ...SETTLES.split('|').map((verb) => verb.slice(-1))]);
/** How far into a clause its voice may be told. */
const LONGEST_BEFORE = 40;
const EXHORT = new CuedExpression(new RegExp(anyOf(frames.exhort), 'u'), cue(frames.exhort));
const STATES = /指出|认为|肯定/u;
const ABOUT =
  /^(?:[^，]{0,12}会议(?:就|对|针对|围绕|结合|在)|(?:就|针对|围绕|对|为).{0,60}会议(?:还|特别|再次|进一步|明确|也|同时)*$)/u;
const SPEAKER = /^(?!各|相关|有关|按|符合|工作|[^，]*(?:由|研究$))[\p{Script=Han}]{2,12}$/u;
const SPEAKS = /^(?:强调|指出|要求|认为|表示|提出|希望)$/u;
const DEMANDS = /^(?:了)?(?:以下|如下|几点|[一二三四五六]点|具体|明确|工作)*(?:要求|意见|希望|建议)?$/u;
const REPORT = new CuedExpression(new RegExp(anyOf(frames.narrate), 'u'), cue(frames.narrate));

/**
 * Reads a clause that opens a voice. `text`: its words, with what is bracketed or quoted hidden; `cues`: those of the
 * clause; `colon`: it is closed by ：, so that a list may follow.
 */
export function readOpening(text: string, cues: number, colon: boolean): Opening | undefined {
  const listing = colon ? LISTING.exec(text)?.groups : undefined;
  if (listing !== undefined && LISTING_BEFORE.test(listing.before ?? '')) {
    return { frame: 'settle', firm: /决定|决议|作出|做出/u.test(listing.verb ?? '') };
  }
  const bare = closesBare(text.charCodeAt(text.length - 1)) ? BARE.exec(text.slice(-3)) : null;
  if (bare !== null) {
    const lead = readLead(text, 0, text.length - bare[0].length);
    if (lead !== undefined && (lead.meeting || lead.process)) return { frame: 'settle', firm: true };
  }
  if ((cues & (EXHORT.cue | REPORT.cue)) === 0) return undefined;
  const head = text.slice(0, LONGEST_BEFORE + 4);
  const said = EXHORT.exec(head, cues);
  if (said !== null && opensTalk(text, said))
    return { frame: STATES.test(said[0]) ? 'state' : 'exhort', firm: false };
  const report = REPORT.exec(head, cues);
  if (report !== null && readLead(text, 0, report.index)?.meeting === true) {
    return { frame: 'report', firm: false };
  }
  return undefined;
}

function opensTalk(text: string, match: RegExpExecArray): boolean {
  const verb = match[0];
  const after = text.slice(match.index + verb.length);
  if (after.startsWith('的') || after.startsWith('后')) return false;
  const lead = readLead(text, 0, match.index);
  if (lead !== undefined) return lead.meeting || DEMANDS.test(after);
  const before = text.slice(0, match.index);
  if (ABOUT.test(before)) return true;
  return SPEAKS.test(verb) && DEMANDS.test(after) && SPEAKER.test(before);
}
