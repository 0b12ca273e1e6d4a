import type { MinutesFacts } from '../../../shared/head.ts';
import { monthInWords, type Words, yearInWords } from '../words.ts';
import { decisionsByMonth, KINDS, type Month } from './decisions-by-month.ts';
import { Chart, Legend } from './figure.tsx';

const BAR = 0.8;
/** Of the picture's own units, over the highest bar. */
const HEADROOM = 1.04;
/** Of months in which there were meetings, fewer make no picture. */
const FEWEST_MONTHS = 4;

/** Whether there are enough of them to compare. */
export const isPictured = (documents: readonly MinutesFacts[]): boolean =>
  decisionsByMonth(documents).filter(({ meetings }) => meetings > 0).length >= FEWEST_MONTHS;

interface Props {
  readonly documents: readonly MinutesFacts[];
  readonly words: Words;
}

/** Decisions by month and kind, as stacked bars, under the heading of their section. Nothing where there are too few to compare. */
export function DecisionsChart({ documents, words }: Props) {
  const months = decisionsByMonth(documents);
  const kinds = KINDS.filter((kind) => months.some(({ counts }) => counts[kind] > 0));
  const peak = months.reduce<Month | undefined>(
    (most, month) => (most === undefined || month.total > most.total ? month : most),
    undefined,
  );
  const [first, last] = [months[0], months.at(-1)];
  const busy = months.filter(({ meetings }) => meetings > 0);
  if (!isPictured(documents) || first === undefined || last === undefined || peak === undefined) return null;
  const undated = documents
    .filter(({ heldOn }) => heldOn === undefined)
    .reduce((sum, { decisions }) => sum + decisions.length, 0);
  const highest = Math.max(peak.total, 1) * HEADROOM;
  const title = words('chart.decisions');
  return (
    <Chart
      id="by-month"
      title={title}
      words={words}
      note={
        <>
          {words('chart.decisions.note', {
            meetings: busy.reduce((sum, { meetings }) => sum + meetings, 0),
            from: monthInWords(words, first.month),
            to: monthInWords(words, last.month),
            n: months.reduce((sum, { total }) => sum + total, 0),
          })}
          {undated > 0 && ` ${words('chart.decisions.undated', { n: undated })}`}
        </>
      }
      table={<MonthTable months={[...months].reverse()} kinds={kinds} words={words} />}
    >
      <div class="plot">
        <span class="peak" aria-hidden="true">
          {peak.total}
        </span>
        <svg
          class="stack"
          viewBox={`0 0 ${months.length} ${highest}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby="by-month-title by-month-desc"
        >
          <title id="by-month-title">{title}</title>
          <desc id="by-month-desc">
            {words('chart.decisions.summary', {
              peak: monthInWords(words, peak.month),
              n: peak.total,
            })}
          </desc>
          {kinds.map((kind) => (
            <path class={`k-${kind}`} d={barsOf(months, kind, highest)} />
          ))}
        </svg>
        <p class="axis" aria-hidden="true">
          {months.map(({ month }, index) => (
            <span>{labelOf(month, index, months, words)}</span>
          ))}
        </p>
      </div>
      <Legend entries={kinds.map((kind) => ({ className: `k-${kind}`, label: words(`kind.${kind}`) }))} />
    </Chart>
  );
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The pieces of one kind in all bars, as one path: each stands on those of the kinds before it. */
function barsOf(months: readonly Month[], kind: (typeof KINDS)[number], highest: number): string {
  const below = KINDS.slice(0, KINDS.indexOf(kind));
  return months
    .map(({ counts }, index) => {
      const height = counts[kind];
      if (height === 0) return '';
      const base = below.reduce((sum, other) => sum + counts[other], 0);
      return `M${round(index + (1 - BAR) / 2)} ${round(highest - base)}h${BAR}v-${height}h-${BAR}z`;
    })
    .join('');
}

const ROOM_FOR_A_YEAR = 4;

/** The year, under its January and under the first month if there is room before the next January. */
function labelOf(month: string, index: number, months: readonly Month[], words: Words): string {
  const isJanuary = month.endsWith('-01');
  const next = months.findIndex(({ month: other }) => other.endsWith('-01'));
  const first = index === 0 && (next === -1 || next >= ROOM_FOR_A_YEAR);
  return isJanuary || first ? yearInWords(words, month.slice(0, 4)) : '';
}

interface TableProps {
  readonly months: readonly Month[];
  readonly kinds: readonly (typeof KINDS)[number][];
  readonly words: Words;
}

const MonthTable = ({ months, kinds, words }: TableProps) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{words('chart.month')}</th>
        {kinds.map((kind) => (
          <th scope="col">{words(`kind.${kind}`)}</th>
        ))}
        <th scope="col">{words('chart.total')}</th>
      </tr>
    </thead>
    <tbody>
      {months.map(({ month, counts, total }) => (
        <tr>
          <th scope="row">{monthInWords(words, month)}</th>
          {kinds.map((kind) => (
            <td>{counts[kind]}</td>
          ))}
          <td>{total}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
