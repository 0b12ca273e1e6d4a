import type { ComponentChildren } from 'preact';
import type { MinutesFacts } from '../../../shared/head.ts';
import type { OrganizationNames } from '../../index/organizations.ts';
import { VALUES_LANGUAGE } from '../language.ts';
import type { Words } from '../words.ts';
import { Legend } from './figure.tsx';
import { DUTIES, type Tasks, tasksOf } from './tasks.ts';

interface Props {
  readonly documents: readonly MinutesFacts[];
  readonly names: OrganizationNames;
  readonly words: Words;
  /** A name, as a link where the organisation has a page. */
  readonly nameOf: (name: string) => ComponentChildren;
  /** Organisations that are shown. */
  readonly most: number;
}

/** The busiest organisations, under the heading of their section. The rows are a list with their figures in words; the bars only show them. */
export function TasksChart({ documents, names, words, nameOf, most: rows }: Props) {
  // People who were told to do something are no organisations.
  const busiest = tasksOf(documents, names)
    .filter(({ name }) => names.of(name) !== undefined)
    .slice(0, rows);
  const most = busiest[0]?.total ?? 0;
  if (most === 0) return <p class="empty">{words('chart.tasks.none')}</p>;
  return (
    <figure class="chart">
      <figcaption>
        <p class="note">{words('chart.tasks.note', { meetings: documents.length })}</p>
      </figcaption>
      <ul class="bars">
        {busiest.map((tasks) => (
          <li>
            <span class="who" lang={VALUES_LANGUAGE}>
              {nameOf(tasks.name)}
            </span>
            <Bar tasks={tasks} most={most} />
            <span class="count">
              {tasks.total}
              <span class="unseen">{words('chart.tasks.row', tasks.counts)}</span>
            </span>
          </li>
        ))}
      </ul>
      <Legend
        entries={DUTIES.filter((duty) => busiest.some(({ counts }) => counts[duty] > 0)).map((duty) => ({
          className: `u-${duty}`,
          label: words(`duty.${duty}`),
        }))}
      />
    </figure>
  );
}

function Bar({ tasks: { counts }, most }: { readonly tasks: Tasks; readonly most: number }) {
  return (
    <svg viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
      {DUTIES.map((duty, index) => {
        const before = DUTIES.slice(0, index).reduce((sum, other) => sum + counts[other], 0);
        return counts[duty] > 0 && <rect class={`u-${duty}`} x={before} width={counts[duty]} height="1" />;
      })}
    </svg>
  );
}
