import { governmentFolder } from '../addresses.ts';
import { formatsOf } from '../downloads/formats.ts';
import { TABLES } from '../downloads/tables.ts';
import { valuesLang } from './parts.tsx';
import type { Words } from './words.ts';

interface DownloadsProps {
  readonly source: string;
  readonly link: (path: string) => string;
  readonly words: Words;
}

/** Every table of a government in every format. */
export const Downloads = ({ source, link, words }: DownloadsProps) => (
  <div class="downloads">
    <details open>
      <summary>{words('downloads.allYears')}</summary>
      <ul>
        {TABLES.map(({ name, title }) => (
          <li>
            <span lang={valuesLang(words)}>{title}</span>
            <span class="formats">
              {formatsOf(name).map(({ short, end }) => (
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
