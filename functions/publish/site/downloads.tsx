import { partitionFolder } from '../addresses.ts';
import { TABLES } from '../downloads/tables.ts';
import { yearInWords } from './year-in-words.ts';

interface DownloadsProps {
  readonly source: string;
  readonly years: readonly string[];
  readonly link: (path: string) => string;
}

const EDITIONS = [
  ['CSV', '.csv'],
  ['Excel', '-excel.csv'],
  ['NDJSON', '.ndjson.gz'],
  ['Parquet', '.parquet'],
] as const;

/** A row for each year, and in it every table in every format. */
export const Downloads = ({ source, years, link }: DownloadsProps) => (
  <ul class="downloads">
    {years.map((year) => (
      <li>
        <strong>{yearInWords(year)}</strong>
        <ul>
          {TABLES.map(({ name, title }) => (
            <li>
              <span class="note">{title}</span>
              <span class="formats">
                {EDITIONS.map(([edition, end]) => (
                  <a
                    href={link(`${partitionFolder(source, year)}/${name}${end}`)}
                    aria-label={`${yearInWords(year)}${title}，${edition}`}
                  >
                    {edition}
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);
