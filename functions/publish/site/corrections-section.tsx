import type { MinutesFacts } from '../../shared/head.ts';
import { dayInWords } from '../labels.ts';
import { Heading } from './parts.tsx';

/** What people have changed of what was read from the page, and why. */
export function CorrectionsSection({ document: { corrections } }: { readonly document: MinutesFacts }) {
  if (corrections === undefined) return null;
  return (
    <section aria-labelledby="corrections">
      <Heading id="corrections" message="record.corrections" />
      <ol class="issues">
        {corrections.map(({ at, by, why }) => (
          <li class="info">
            <span class="tag">{dayInWords(at.slice(0, 10))}</span> {why}（{by}）
          </li>
        ))}
      </ol>
    </section>
  );
}
