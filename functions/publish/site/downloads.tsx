import { partitionFolder } from '../addresses.ts';
import { TABLES } from '../downloads/tables.ts';
import { valuesLang } from './parts.tsx';
import { type Words, yearInWords } from './words.ts';

interface DownloadsProps {
  readonly source: string;
  /** Newest first. */
  readonly years: readonly string[];
  readonly link: (path: string) => string;
  readonly words: Words;
}

/** The formats of a table, by their names and the ends of their files. */
export const EDITIONS = [
  ['Excel', '-excel.csv'],
  ['CSV', '.csv'],
  ['NDJSON', '.ndjson.gz'],
  ['Parquet', '.parquet'],
] as const;

/** Every table of every year in every format; the newest year is open. */
export const Downloads = ({ source, years, link, words }: DownloadsProps) => (
  <div class="downloads">
    {years.map((year, index) => (
      <details open={index === 0}>
        <summary>{yearInWords(words, year)}</summary>
        <ul>
          {TABLES.map(({ name, title }) => (
            <li>
              <span lang={valuesLang(words)}>{title}</span>
              <span class="formats">
                {EDITIONS.map(([edition, end]) => (
                  <a
                    href={link(`${partitionFolder(source, year)}/${name}${end}`)}
                    aria-label={`${edition}, ${yearInWords(words, year)} ${title}`}
                  >
                    {edition}
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </details>
    ))}
  </div>
);
