import type { ComponentChildren } from 'preact';
import { clip, plainLine } from '../../text.ts';
import type { Words } from '../words.ts';

const NAME_LENGTH = 40;

/** A name that has room in a picture, whatever a page calls a name. */
export const shortName = (name: string): string => clip(plainLine(name), NAME_LENGTH);

interface ChartProps {
  /** Of the anchors on the page. */
  readonly id: string;
  /** Of the picture, for whoever does not see it: the heading above says the same. */
  readonly title: string;
  readonly note: ComponentChildren;
  /** The same figures as a table: for whoever does not see the picture, or wants to know exactly. */
  readonly table: ComponentChildren;
  readonly words: Words;
  readonly children: ComponentChildren;
}

/** A picture of figures, with what it shows in words and as a table. */
export const Chart = ({ id, title, note, table, words, children }: ChartProps) => (
  <figure class="chart" id={id}>
    <figcaption>
      <p class="note">{note}</p>
    </figcaption>
    {children}
    <details>
      <summary>{words('chart.table')}</summary>
      <section
        class="scroll"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach what scrolls (WCAG 2.1.1)
        tabIndex={0}
      >
        {table}
      </section>
    </details>
  </figure>
);

interface LegendProps {
  readonly entries: readonly { readonly className: string; readonly label: string }[];
}

/** What the colours mean. */
export const Legend = ({ entries }: LegendProps) => (
  <ul class="legend">
    {entries.map(({ className, label }) => (
      <li>
        <svg viewBox="0 0 1 1" aria-hidden="true">
          <rect class={className} width="1" height="1" />
        </svg>
        {label}
      </li>
    ))}
  </ul>
);
