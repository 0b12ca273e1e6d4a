import { governmentFolder, partitionFolder } from '../addresses.ts';
import { TABLES } from '../downloads/tables.ts';
import { valuesLang } from './parts.tsx';
import { type Words, yearInWords } from './words.ts';

interface DownloadsProps {
  readonly source: string;
  /** Whether the tables of all meetings come first. */
  readonly whole?: boolean;
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

/** Every table of every year in every format; what comes first is open. */
export const Downloads = ({ source, whole = false, years, link, words }: DownloadsProps) => (
  <div class="downloads">
    {[
      ...(whole ? [[words('downloads.allYears'), governmentFolder(source)] as const] : []),
      ...years.map((year) => [yearInWords(words, year), partitionFolder(source, year)] as const),
    ].map(([name, folder], index) => (
      <details open={index === 0}>
        <summary>{name}</summary>
        <ul>
          {TABLES.map(({ name: table, title }) => (
            <li>
              <span lang={valuesLang(words)}>{title}</span>
              <span class="formats">
                {EDITIONS.map(([edition, end]) => (
                  <a href={link(`${folder}/${table}${end}`)} aria-label={`${edition}, ${name} ${title}`}>
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
