import { findDecisions } from '../../../functions/parse/decisions/decisions.ts';
import { type Range, read } from '../../../functions/parse/reading.ts';
import type { DecisionFact, Found, OutlineItem } from '../../../functions/parse/types.ts';
import type { Source } from '../../../schemas/generated/source.ts';

interface Setting {
  /** Heading line of the item; without one the paragraphs stand alone. */
  readonly heading?: string;
  /** The heading is no line of its own, but these words of the first paragraph. */
  readonly headingWithin?: Range;
  readonly kind?: OutlineItem['kind'];
  readonly heldOn?: string;
  /** A paragraph above the items, e.g. the one that says 会议议定以下意见. */
  readonly above?: string;
  readonly opening?: string;
  readonly source?: Source;
  /** Names of people who attended. */
  readonly present?: readonly string[];
}

/** Reads paragraphs of one invented agenda item, one a line. */
export function decisionsIn(
  paragraphs: string,
  setting: Setting = {},
): Found<DecisionFact> & { text: (range: Range) => string } {
  const lines = [setting.opening, setting.above, setting.heading, ...paragraphs.split('\n')];
  const reading = read(lines.filter((line) => line !== undefined).join('\n'), 'hans');
  const ranges = [...reading.lines];
  const opening = setting.opening === undefined ? undefined : ranges.shift();
  const loose = setting.above === undefined ? [] : ranges.splice(0, 1);
  const line = setting.heading === undefined ? undefined : ranges.shift();
  const numeral = /^[一二三四五]、/u.exec(setting.heading ?? '')?.[0].length ?? 0;
  const heading = setting.headingWithin ?? (line && { start: line.start + numeral, end: line.end });
  const first = ranges[0] ?? { start: 0, end: 0 };
  const found = findDecisions(
    reading,
    {
      ...(opening && { opening }),
      items: [
        {
          number: 1,
          kind: setting.kind ?? 'deliberation',
          heading: heading ?? { start: first.start, end: first.start },
          range: { start: (heading ?? first).start, end: reading.plain.length },
          paragraphs: ranges,
        },
      ],
      loose,
      attendance: [],
    },
    setting.source,
    { title: '青岚县人民政府常务会议纪要', heldOn: setting.heldOn ?? '2024-05-20' },
    setting.present,
  );
  return { ...found, text: (range) => reading.value(range) };
}

/** `kind: subject | subject` for every decision, as tables of expectations write it. */
export const summary = (paragraphs: string, setting?: Setting): string[] =>
  decisionsIn(paragraphs, setting).facts.map(
    (fact) => `${fact.kind}: ${fact.subjects.map(({ value }) => value).join(' | ')}`,
  );

/** `name/role` of everyone who carries out the decisions, in order. */
export const agents = (paragraphs: string, setting?: Setting): string[] =>
  decisionsIn(paragraphs, setting).facts.flatMap((fact) =>
    fact.responsible.map(({ name, role }) => `${name}/${role}`),
  );

/** `kind: subject | subject [甲局 乙局]` for every decision. */
export const withAgents = (paragraphs: string, setting?: Setting): string[] =>
  decisionsIn(paragraphs, setting).facts.map(
    ({ kind, subjects, responsible }) =>
      `${kind}: ${subjects.map(({ value }) => value).join(' | ')} [${responsible.map(({ name }) => name).join(' ')}]`,
  );
