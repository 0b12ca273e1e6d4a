import { partitionFolder } from '../addresses.ts';
import { TABLES } from '../downloads/partition.ts';
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
] as const;

/** A row for each year, a column for each table, each cell with every format. */
export const Downloads = ({ source, years, link }: DownloadsProps) => (
  <div class="scroll">
    <table class="downloads">
      <thead>
        <tr>
          <th scope="col">年份</th>
          {TABLES.map(({ title }) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr>
            <th scope="row">{yearInWords(year)}</th>
            {TABLES.map(({ name, title }) => (
              <td>
                {EDITIONS.map(([edition, end]) => (
                  <a
                    href={link(`${partitionFolder(source, year)}/${name}${end}`)}
                    aria-label={`${yearInWords(year)}${title}，${edition}`}
                  >
                    {edition}
                  </a>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
