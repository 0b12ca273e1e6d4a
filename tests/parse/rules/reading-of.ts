import { paragraphsOf } from '../../../functions/parse/clauses/clauses.ts';
import { type Surface, surfaceOf } from '../../../functions/parse/grammar/surface.ts';
import type { Line, LineClass } from '../../../functions/parse/lines/line.ts';
import { knownOf } from '../../../functions/parse/mentions/known.ts';
import { mentionsIn } from '../../../functions/parse/mentions/mentions.ts';
import type { DecisionFact, ItemFact } from '../../../functions/parse/rules/facts.ts';
import { zh } from '../../../functions/parse/rules/zh/zh.ts';
import { type Range, rangeOf } from '../../../functions/parse/text/range.ts';
import { read } from '../../../functions/parse/text/reading.ts';

/** A decision as tests compare it. */
export interface Read {
  readonly kind: DecisionFact['kind'];
  readonly subjects: readonly string[];
  /** `区住建局 (lead)`. */
  readonly responsible: readonly string[];
  readonly deadline: string | undefined;
  readonly date: string | undefined;
  readonly item: number | undefined;
  readonly evidence: string;
  readonly rule: string;
  readonly text: string;
}

/** What is known besides the text. */
export interface About {
  readonly kind?: ItemFact['kind'];
  /** People who attended. */
  readonly present?: readonly string[];
  /** Bodies that the source knows. */
  readonly organizations?: readonly string[];
}

const NUMERAL = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}\.)/u;

/**
 * The decisions of some lines of minutes, each a paragraph; those that begin with `## ` are the headings of items, which
 * hold the lines below them, and one that begins with `# ` is the opening.
 */
export function decisionsOf(text: string, heldOn = '2024-03-05', about: About = {}): readonly Read[] {
  const classOf = (line: string): LineClass =>
    line.startsWith('## ') ? 'heading' : line.startsWith('# ') ? 'opening' : 'prose';
  const classes = text.split('\n').map(classOf);
  const reading = read(text.replaceAll(/^#+ /gmu, ''));
  const lines = reading.lines.map((range, index): Line => {
    const plain = reading.plain.slice(range.start, range.end);
    const numeral = NUMERAL.exec(plain)?.[0].length;
    return {
      index,
      range,
      plain,
      mark: numeral === undefined ? undefined : { style: 'major', length: numeral },
      class: classes[index] ?? 'prose',
      rule: 'line/as-marked',
    };
  });
  const known = knownOf({
    items: reading.plain,
    people: about.present,
    organizations: about.organizations,
  });
  const surface = (range: Range): Surface =>
    surfaceOf(reading.plain, range, mentionsIn(reading, range, known));
  const paragraphs = paragraphsOf(reading, lines, (range) => mentionsIn(reading, range, known), zh.speech);
  const items: ItemFact[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.line.class === 'heading')
      items.push({
        number: items.length + 1,
        kind: about.kind ?? 'deliberation',
        heading: paragraph.range,
        range: paragraph.line.range,
        paragraphs: [paragraph],
        running: false,
        rule: 'test',
        evidence: 'test',
      });
    else {
      const item = items.at(-1);
      if (item === undefined) continue;
      items[items.length - 1] = {
        ...item,
        paragraphs: [...item.paragraphs, paragraph],
        range: rangeOf(item.range.start, paragraph.line.range.end),
      };
    }
  }
  const opening = paragraphs.find(({ line }) => line.class === 'opening');
  const { facts } = zh.decisions(
    {
      reading,
      lines,
      paragraphs,
      surfaceOf: surface,
      readWords: () => ({ reading, surface: surface(rangeOf(0, reading.plain.length)) }),
      tracer: undefined,
    },
    {
      form: 'minutes',
      meeting: { title: '', heldOn },
      rules: {},
      paragraph: opening,
      sentence: opening?.sentences[0]?.range,
      issues: [],
    },
    { items, issues: [] },
    [],
    known,
  );
  const words = (range: Range): string => reading.value(range);
  return facts.map(({ kind, subjects, responsible, deadline, item, evidence, rule, range }) => ({
    kind,
    subjects: subjects.map(words),
    responsible: responsible.map(({ name, role }) => `${words(name)} (${role})`),
    deadline: deadline && words(deadline.range),
    date: deadline?.date,
    item,
    evidence,
    rule,
    text: words(range),
  }));
}
