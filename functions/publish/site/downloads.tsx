import { governmentFolder, popoloFile, tableFile, workbookFile } from '../addresses.ts';
import { TABLES } from '../downloads/tables.ts';
import type { Language } from './language.ts';
import { valuesLang } from './parts.tsx';
import type { Words } from './words.ts';

/** What a table is called, with its language where that is not the page's. */
const titleOfTable = (
  { title, titleEn }: Pick<(typeof TABLES)[number], 'title' | 'titleEn'>,
  words: Words,
): { readonly text: string; readonly lang: Language | undefined } =>
  words.language === 'en' ? { text: titleEn, lang: undefined } : { text: title, lang: valuesLang(words) };

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
    <details>
      <summary>{words('downloads.allYears')}</summary>
      <ul>
        {TABLES.map((table) => {
          const { text, lang } = titleOfTable(table, words);
          return (
            <li>
              <span lang={lang}>{text}</span>
              <span class="formats">
                <a href={link(tableFile(source, table.name))} aria-label={`CSV, ${text}`}>
                  CSV
                </a>
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  </div>
);
