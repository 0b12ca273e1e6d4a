import { type Annotation, annotate, type Segment } from '../../functions/publish/site/annotate.ts';
import { languageOf } from '../../functions/publish/site/language.ts';
import { cleanText } from '../../functions/publish/text.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Fact } from './facts.ts';

/** The text of a page, cut where facts begin and end; the script of the desk marks the pieces of the one at hand. */
export const Sheet = ({
  document,
  facts,
}: {
  readonly document: MinutesDocument;
  readonly facts: readonly Fact[];
}) => (
  <div class="sheet" lang={languageOf(document)}>
    {annotate(document.text, facts.flatMap(annotationOf)).map((line) => (
      <p>
        {line.map((segment) => (
          <Piece segment={segment} />
        ))}
      </p>
    ))}
  </div>
);

const annotationOf = ({ kind, anchor, span }: Fact): Annotation[] =>
  span === undefined || kind === 'meeting' ? [] : [{ kind, anchor, label: '', span }];

function Piece({ segment: { text, covering } }: { readonly segment: Segment }) {
  const clean = cleanText(text);
  if (covering.length === 0) return <>{clean}</>;
  const kinds = [...new Set(covering.map(({ kind }) => `of-${kind}`))];
  return (
    <span class={kinds.join(' ')} data-of={covering.map(({ anchor }) => anchor).join(' ')}>
      {clean}
    </span>
  );
}
