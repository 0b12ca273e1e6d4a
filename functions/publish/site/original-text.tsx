import type { ComponentChildren } from 'preact';
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { cleanText } from '../text.ts';
import { type Annotation, annotate, type Segment } from './annotate.ts';
import { annotationsOf, inText } from './annotations.ts';
import { languageOf } from './language.ts';
import { Heading } from './parts.tsx';

/** The text of the page itself, with what was read from it marked, each mark leading back to its fact. */
export const OriginalText = ({ document }: { readonly document: MinutesDocument }) => (
  <section class="original" aria-labelledby="text">
    <Heading id="text" message="record.text" />
    <p class="note">标出的文字是各项决定和人员的出处，点后面的标记回到该项。</p>
    {/* Scrolls beside the facts on a wide screen. */}
    <section
      class="sheet"
      aria-label="纪要全文"
      lang={languageOf(document)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach what scrolls (WCAG 2.1.1)
      tabIndex={0}
    >
      {annotate(document.text, annotationsOf(document)).map((line) => (
        <p
          class={
            line.some(({ starting }) => starting.some(({ kind }) => kind === 'item')) ? 'heading' : undefined
          }
        >
          {line.map((segment) => (
            <Piece segment={segment} />
          ))}
        </p>
      ))}
    </section>
  </section>
);

function Piece({ segment }: { readonly segment: Segment }) {
  const { starting, ending } = segment;
  return (
    <>
      {starting.filter(isItem).map((item) => (
        <Back to={item} />
      ))}
      <Marked segment={segment} />
      {ending
        .filter(({ kind }) => kind === 'decision' || kind === 'issue')
        .map((fact) => (
          <Back to={fact} />
        ))}
    </>
  );
}

const isItem = ({ kind }: Annotation): boolean => kind === 'item';

/** A piece under its mark, which is the place of a fact that begins here; the places of others are around it. A person's is the link. */
function Marked({ segment: { text, covering, starting } }: { readonly segment: Segment }) {
  const clean = cleanText(text);
  const facts = covering.filter((fact) => !isItem(fact));
  if (facts.length === 0) return within(starting, clean);
  const person = facts.findLast(({ kind }) => kind === 'attendance');
  const last = starting.at(-1);
  const id = last && inText(last.anchor);
  return within(
    starting.slice(0, -1),
    facts.every((fact) => fact === person) && person !== undefined ? (
      <a id={id} href={`#${person.anchor}`}>
        {clean}
      </a>
    ) : (
      <mark id={id} class={[...new Set(facts.map(({ kind }) => `of-${kind}`))].join(' ')}>
        {person === undefined ? clean : <a href={`#${person.anchor}`}>{clean}</a>}
      </mark>
    ),
  );
}

/** Facts that begin at one place and are around it; further ones have their place before it, or the page would be too deep to render. */
const MOST_AROUND = 32;

const within = (starting: readonly Annotation[], inner: ComponentChildren) => {
  const around = starting.slice(-MOST_AROUND);
  return (
    <>
      {starting.slice(0, -MOST_AROUND).map(({ anchor }) => (
        <span id={inText(anchor)} />
      ))}
      {around.reduceRight<ComponentChildren>(
        (content, { anchor }) => (
          <span id={inText(anchor)}>{content}</span>
        ),
        inner,
      )}
    </>
  );
};

const Back = ({ to: { kind, anchor, label } }: { readonly to: Annotation }) => (
  <a class={`back back-${kind}`} href={`#${anchor}`}>
    {label}
  </a>
);
