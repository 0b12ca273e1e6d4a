import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { dayInWords } from '../labels.ts';

/** What people have changed of what was read from the page, and why. */
export function CorrectionsSection({ document: { corrections } }: { readonly document: MinutesDocument }) {
  if (corrections === undefined) return null;
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">人工更正</h2>
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
