import { governmentFolder } from '../addresses.ts';
import { formatsOf, PARQUET } from '../downloads/formats.ts';
import type { TableName } from '../downloads/table.ts';
import { TABLES } from '../downloads/tables.ts';
import { valuesLang } from './parts.tsx';
import type { Words } from './words.ts';

const linked = (table: TableName) => formatsOf(table).filter(({ id }) => id !== PARQUET);

interface DownloadsProps {
  readonly source: string;
  readonly link: (path: string) => string;
  readonly words: Words;
}

/** Every table of a government in every format that has a name to link; lists lead programs to the others. */
export const Downloads = ({ source, link, words }: DownloadsProps) => (
  <div class="downloads">
    <details open>
      <summary>{words('downloads.allYears')}</summary>
      <ul>
        {TABLES.map(({ name, title }) => (
          <li>
            <span lang={valuesLang(words)}>{title}</span>
            <span class="formats">
              {linked(name).map(({ short, end }) => (
                <a href={link(`${governmentFolder(source)}/${name}${end}`)} aria-label={`${short}, ${title}`}>
                  {short}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  </div>
);
