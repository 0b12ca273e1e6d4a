import { byUnit } from '../by-unit.ts';
import { beginningsOf } from '../word-pattern.ts';
import { BREAK, type Flow, hasLineEnd } from './flow.ts';
import {
  AGENDA,
  AGENDA_LABEL,
  isMixed,
  isPost,
  OTHER_LABEL,
  ROLE_LABEL,
  type Role,
  roleAt,
  roleOf,
  TOPIC_LABEL,
} from './words.ts';

/** A stretch of a flow. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A part of an attendance list under one label. */
export interface Section {
  /** Undefined where no label has said one yet. `elsewhere`: the label names no role (时间：, 签发：). */
  readonly role: Role | 'elsewhere' | undefined;
  readonly label: Stretch;
  readonly content: Stretch;
  /** What the label says of everybody under it: agenda items, a reason for leave. */
  readonly note: Stretch | undefined;
  /** The label takes members and guests together: who comes for single items is a guest. */
  readonly mixed: boolean;
}

interface Label extends Stretch, Pick<Section, 'role' | 'note' | 'mixed'> {}

const NO_LABEL: Label = { start: 0, end: 0, role: undefined, note: undefined, mixed: false };

/** Labels that stand before their names without colon or space (出席王某某). */
const BARE = new Set(['出席', '列席', '请假', '缺席', '记录', '参会', '主持']);
/** Words that make a sentence of what looks like a label. */
const SENTENCE = /^(?:了|着|本次|这次|此次|并|召开|工作|情况|会议(?:并|，|。)|第.{1,3}次|的(?!有|还有))/u;
const NOTE = new RegExp(`${AGENDA}|因[事公病故]`, 'u');
/** Marks after which a label can stand. */
const OPENS = /[。；：，、！）\d.．]/u;
const opensAfter = byUnit((unit) => (OPENS.test(unit) ? 1 : 0));

const beginLabels = beginningsOf([OTHER_LABEL, TOPIC_LABEL, AGENDA_LABEL, ROLE_LABEL]);

/**
 * Cuts a flow into the parts under its labels, in the order of the page. Every unit is in a label or a content.
 * `roleColumn`: the flow is a table in which the word of a role stands in a cell of its row, and is no label there.
 */
export function findSections(flow: Flow, roleColumn = false): readonly Section[] {
  const sections: Section[] = [];
  let label = NO_LABEL;
  const close = (end: number): void => {
    if (label.end > label.start || end > label.end) {
      const { role, note, mixed, start } = label;
      const content = { start: label.end, end };
      sections.push({ role, note, mixed, label: { start, end: label.end }, content });
    }
  };
  const { text } = flow;
  for (let i = 0; i < text.length; i++) {
    if (beginLabels(text.charCodeAt(i)) === 0) continue;
    const next = labelAt(flow, i, label.mixed ? undefined : label.role);
    if (next === undefined || (roleColumn && isCell(flow, next))) continue;
    close(i);
    label = next;
    i = next.end - 1;
  }
  close(text.length);
  return sections;
}

const isCell = ({ text, breaks }: Flow, { start, end }: Stretch): boolean =>
  (breaks[start] ?? 0) < BREAK.line && text[end - 1] !== '：';

function labelAt(flow: Flow, at: number, current: Section['role']): Label | undefined {
  const { text, breaks } = flow;
  const atLine = (breaks[at] ?? 0) >= BREAK.line;
  // A sentence of a paragraph is a flow of its own, which a label opens as well.
  const opens = at === 0 || atLine || opensAfter(text.charCodeAt(at - 1)) === 1;
  const spaced = (breaks[at] ?? 0) >= BREAK.narrow;
  if (opens || spaced) {
    const other = OTHER_LABEL.matchAt(text, at);
    if (other !== null)
      return { start: at, end: at + other[0].length, role: 'elsewhere', note: undefined, mixed: false };
    const topic = atLine ? TOPIC_LABEL.matchAt(text, at) : null;
    if (topic !== null) {
      const end = at + topic[0].length;
      const start = end - 1 - (topic.groups?.topic?.length ?? 0);
      return { start: at, end, role: current ?? 'observer', note: { start, end: end - 1 }, mixed: false };
    }
    const agenda = AGENDA_LABEL.matchAt(text, at);
    if (agenda !== null) {
      const end = at + agenda[0].length;
      return {
        start: at,
        end,
        // 第一项议题： without a label before it: who attends for an item is an observer.
        role: current ?? 'observer',
        note: { start: at, end: end - 1 },
        mixed: false,
      };
    }
  }
  const match = ROLE_LABEL.matchAt(text, at);
  const role = roleOf(match?.groups?.core ?? '');
  if (match?.groups === undefined || role === undefined) return undefined;
  const end = at + ownLength(flow, at, match);
  if (!isLabel(flow, match, end, { opens, atLine, spaced })) return undefined;
  // …工作会议, and 记录： below it
  if (!opens && !spaced && hasLineEnd(flow, at + 1, end)) return undefined;
  const note = NOTE.exec(match[0]);
  return {
    start: at,
    end,
    role,
    note: note === null ? undefined : { start: at + note.index, end: at + note.index + note[0].length },
    mixed: isMixed(match.groups.core ?? ''),
  };
}

/** Length of a label without what begins in a line of its own below it: the next label (列席, 记录), the number of a group. */
function ownLength({ breaks }: Flow, at: number, match: RegExpExecArray): number {
  const { after = '', bracket = '', colon = '' } = match.groups ?? {};
  const from = match[0].lastIndexOf(after + bracket + colon);
  for (let i = from; i < match[0].length; i++) {
    const next = i >= from + after.length ? bracket !== '' : roleAt(match[0], i) !== undefined;
    if (next && (breaks[at + i] ?? 0) >= BREAK.line) return i;
  }
  return match[0].length;
}

/** A label ends in a colon, stands apart, or opens a line; a verb of a sentence does none of these. */
function isLabel(
  flow: Flow,
  match: RegExpExecArray,
  end: number,
  before: { readonly opens: boolean; readonly atLine: boolean; readonly spaced: boolean },
): boolean {
  const post = isPost(match.groups?.core ?? '');
  // 县政协副主席, and below it 列席人员：: the post closes what stands before.
  if (post && !before.opens && !before.spaced) return false;
  if (match.groups?.colon === '：') return true;
  // 主席 is a post as well.
  if (post) return false;
  const rest = flow.text.slice(end, end + 6);
  if (SENTENCE.test(rest)) return false;
  const after = match.groups?.after ?? '';
  // 参加会议的有关单位 is a group, not who was there.
  if (before.opens && /[有为]$/u.test(after)) return !rest.startsWith('关');
  const apart = rest === '' || (flow.breaks[end] ?? 0) >= BREAK.narrow;
  if (apart) return before.atLine || before.spaced;
  return before.atLine && BARE.has(`${match.groups?.core ?? ''}${after.replace(/人员?$/u, '')}`);
}
