import { governmentFolder, popoloFile, tableFile, workbookFile } from '../addresses.ts';
import { TABLES } from '../downloads/tables.ts';
import { valuesLang } from './parts.tsx';
import type { Words } from './words.ts';

interface DownloadsProps {
  readonly source: string;
  readonly link: (path: string) => string;
  readonly words: Words;
}

/** What can be downloaded of a government under a name that stays: the workbook, every table as CSV, what describes them. */
export const Downloads = ({ source, link, words }: DownloadsProps) => (
  <div class="downloads">
    <p class="formats">
      <a href={link(workbookFile(source))}>{words('downloads.workbook')}</a>
      <a href={link(popoloFile(source))}>Popolo</a>
      <a href={link(`${governmentFolder(source)}/datapackage.json`)}>{words('downloads.package')}</a>
    </p>
    <details open>
      <summary>{words('downloads.allYears')}</summary>
      <ul>
        {TABLES.map(({ name, title }) => (
          <li>
            <span lang={valuesLang(words)}>{title}</span>
            <span class="formats">
              <a href={link(tableFile(source, name))} aria-label={`CSV, ${title}`}>
                CSV
              </a>
            </span>
          </li>
        ))}
      </ul>
    </details>
  </div>
);
