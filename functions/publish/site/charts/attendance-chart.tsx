import type { ComponentChildren } from 'preact';
import type { Attendance } from '../../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../../shared/head.ts';
import { type Presence, pictured } from '../../index/presences.ts';
import { ATTENDANCE_ROLES } from '../../labels.ts';
import { VALUES_LANGUAGE } from '../language.ts';
import { dayInWords, type Words } from '../words.ts';
import { Chart, Legend, shortName } from './figure.tsx';

/** Height of a row, in rem: that of a name beside it. */
const ROW = 1.625;
/** Of a cell, on each side. */
const MARGIN = 0.08;
const CELL = 0.84;
/** Width of a column, in rem, where there is room; and of all together, so that the days of the ends fit below. */
const COLUMN = 1.75;
const LEAST_WIDTH = 15;
/** Fewer are seen at a glance in their lists. */
export const FEWEST_MEETINGS = 4;

interface Props {
  /** Oldest first. */
  readonly documents: readonly MinutesFacts[];
  readonly words: Words;
  /** A name, as a link where the person has a page. */
  readonly nameOf: (name: string) => ComponentChildren;
}

/** People by meetings. Nothing where there are no meetings to compare. */
export function AttendanceChart({ documents, words, nameOf }: Props) {
  const people = pictured(documents);
  if (documents.length < FEWEST_MEETINGS || people.length === 0) return null;
  const title = words('chart.attendance');
  const days = documents.flatMap(({ heldOn }) => heldOn ?? []).sort();
  const [from, to] = [days[0] ?? '', days.at(-1) ?? ''].map((day) => dayInWords(words, day));
  const values = { n: people.length, meetings: documents.length, from: from ?? '', to: to ?? '' };
  return (
    <Chart
      id="attendance-chart"
      title={title}
      words={words}
      note={words('chart.attendance.note', values)}
      table={<PresenceTable people={people} words={words} />}
    >
      <div class="heat">
        <ul class="heat-names" lang={VALUES_LANGUAGE}>
          {people.map(({ name }) => (
            <li>{nameOf(name)}</li>
          ))}
        </ul>
        <HeatMap
          id="attendance-chart"
          people={people}
          title={title}
          summary={words('chart.attendance.summary', values)}
        />
        <p class="ends" aria-hidden="true">
          <span>{from}</span>
          <span>{to}</span>
        </p>
      </div>
      <RoleLegend people={people} words={words} />
    </Chart>
  );
}

const tidy = (value: number): number => Math.round(value * 100) / 100;

interface HeatMapProps {
  readonly id: string;
  readonly people: readonly Pick<Presence, 'roles'>[];
  readonly title: string;
  readonly summary: string;
}

/** A row for each person, a column for each meeting; one path for each role, and one bar for a time of absence, keep it small. */
export function HeatMap({ id, people, title, summary }: HeatMapProps) {
  const columns = people[0]?.roles.length ?? 0;
  const bar = (column: number, row: number, length: number) =>
    `M${column + MARGIN} ${row + MARGIN}h${tidy(length - 2 * MARGIN)}v${CELL}h-${tidy(length - 2 * MARGIN)}z`;
  const cells = (role: Attendance['role'] | undefined) =>
    people
      .flatMap(({ roles }, row) =>
        roles.map((own, column) => {
          if (own !== role) return '';
          if (own !== undefined) return bar(column, row, 1);
          if (column > 0 && roles[column - 1] === undefined) return '';
          const next = roles.findIndex((other, index) => index > column && other !== undefined);
          return bar(column, row, (next < 0 ? roles.length : next) - column);
        }),
      )
      .join('');
  return (
    <svg
      viewBox={`0 0 ${columns} ${people.length}`}
      preserveAspectRatio="none"
      width={`${Math.max(columns * COLUMN, LEAST_WIDTH)}rem`}
      height={`${people.length * ROW}rem`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{summary}</desc>
      {[undefined, ...ATTENDANCE_ROLES].map((role) => {
        const path = cells(role);
        return path !== '' && <path class={`r-${role ?? 'none'}`} d={path} />;
      })}
    </svg>
  );
}

interface RolesProps {
  readonly people: readonly Presence[];
  readonly words: Words;
}

const rolesOf = (people: readonly Presence[]) =>
  ATTENDANCE_ROLES.filter((role) => people.some(({ counts }) => counts[role] !== undefined));

export const RoleLegend = ({ people, words }: RolesProps) => (
  <Legend
    entries={[
      ...rolesOf(people).map((role) => ({ className: `r-${role}`, label: words(`role.${role}`) })),
      ...(people.some(({ roles }) => roles.includes(undefined))
        ? [{ className: 'r-none', label: words('chart.attendance.none') }]
        : []),
    ]}
  />
);

const PresenceTable = ({ people, words }: RolesProps) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{words('chart.person')}</th>
        {rolesOf(people).map((role) => (
          <th scope="col">{words(`role.${role}`)}</th>
        ))}
        <th scope="col">{words('chart.total')}</th>
      </tr>
    </thead>
    <tbody>
      {people.map(({ name, counts, named }) => (
        <tr>
          <th scope="row" lang={VALUES_LANGUAGE}>
            {shortName(name)}
          </th>
          {rolesOf(people).map((role) => (
            <td>{counts[role] ?? 0}</td>
          ))}
          <td>{named}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
