import type { QualityIssue } from '../../../../../schemas/generated/minutes.ts';
import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import type { Rule } from '../../../grammar/rule.ts';
import type { Line } from '../../../lines/line.ts';
import { rangeOf } from '../../../text/range.ts';
import type { Agenda, Opening } from '../../facts.ts';
import type { Body, Draft, Layout } from './draft.ts';
import { headedLayout } from './headed.ts';
import { paragraphIn, tableLayout } from './table.ts';
import { toldLayout } from './told-page.ts';
import { determiningRules, partingRules, tellingRules } from './told-rules.ts';
import { topicsLayout } from './topics.ts';

export const agendaRules: readonly Rule<unknown>[] = [...tellingRules, ...determiningRules, ...partingRules];

/** How pages set out their agenda, the most particular first. */
export const agendaLayouts: readonly Layout[] = [tableLayout, topicsLayout, headedLayout, toldLayout];

/** 会议议题：, 会议议程 on a line of its own: the agenda is the value behind it or below it. */
const AGENDA_LABEL = /^(?:会议)?(?:议题|议程|主要议题)(?:[：]|$)/u;

/** The value of a label that announces the agenda, where minutes or a report open with a table. */
function labelled(passage: Passage): readonly Paragraph[] {
  const { lines } = passage;
  return lines.flatMap((line, i) => {
    const label =
      line.class === 'particular' || line.class === 'masthead'
        ? AGENDA_LABEL.exec(line.plain)?.[0]
        : undefined;
    if (label === undefined) return [];
    const below = lines[i + 1];
    const own = rangeOf(line.range.start + label.length, line.range.end);
    if (own.end > own.start) return [paragraphIn(passage, line, own)];
    return below?.class === 'particular' || below?.class === 'masthead'
      ? [paragraphIn(passage, below, below.range)]
      : [];
  });
}

/** The part of a page that tells of its agenda. */
function bodyOf(passage: Passage, { form, paragraph: opening }: Opening): Body {
  const { lines, paragraphs } = passage;
  const byLine = new Map<Line, Paragraph>(paragraphs.map((paragraph) => [paragraph.line, paragraph]));
  const isBody = (line: Line): boolean =>
    line.class === 'heading' || line.class === 'prose' || line.class === 'closing';
  const openings = paragraphs.filter(
    (paragraph) => paragraph === opening || paragraph.line.class === 'opening',
  );
  const own = new Set(openings.map(({ line }) => line));
  return {
    form,
    lines: lines.filter((line) => isBody(line) && !own.has(line)),
    paragraphOf: (line) => byLine.get(line),
    above: [...labelled(passage), ...openings],
  };
}

/** The page's own numerals where they rise; otherwise items are counted. */
function numberOf(
  { reading }: Passage,
  drafts: readonly Draft[],
): { readonly numbers: readonly number[]; readonly issues: readonly QualityIssue[] } {
  const numerals = drafts.map(({ numeral }) => numeral);
  const issues: QualityIssue[] = [];
  for (const [i, { numeral, heading }] of drafts.entries()) {
    const previous = i === 0 ? 0 : numerals[i - 1];
    if (numeral === undefined || previous === undefined || numeral === previous + 1) continue;
    const repeat = numeral <= previous;
    const where = previous === 0 ? 'is the first on the page' : `follows one numbered ${previous}`;
    issues.push({
      code: repeat ? 'numbering-repeat' : 'numbering-gap',
      severity: 'warning',
      span: reading.span(heading),
      message: repeat
        ? `An agenda item numbered ${numeral} ${where}; the items are counted in the order of the page.`
        : `An agenda item numbered ${numeral} ${where}; the numbers between do not stand there.`,
    });
  }
  const rising = numerals.every((numeral, i) => numeral !== undefined && numeral > (numerals[i - 1] ?? 0));
  return { numbers: drafts.map(({ numeral }, i) => (rising ? (numeral ?? i + 1) : i + 1)), issues };
}

/** The matters that a page tells were dealt with, by the first layout that fits it. */
export function readAgenda(passage: Passage, opening: Opening): Agenda {
  const body = bodyOf(passage, opening);
  const drafts =
    agendaLayouts.reduce<readonly Draft[] | undefined>(
      (found, layout) => found ?? layout.read(passage, body),
      undefined,
    ) ?? [];
  const { numbers, issues } = numberOf(passage, drafts);
  return {
    items: drafts.map(({ numeral: _, ...draft }, i) => ({ ...draft, number: numbers[i] ?? i + 1 })),
    issues,
  };
}
