import type { ComponentChildren } from 'preact';
import type { AgendaItem, Decision, Responsible } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { decisionAnchor } from '../addresses.ts';
import { damagedDigits } from '../damage.ts';
import { DOUBT, isDoubtful } from '../doubt.ts';
import { objectInWords } from '../headline.ts';
import type { OrganizationNames } from '../index/organizations.ts';
import { dayInWords, ITEM_KIND, RESPONSIBLE_ROLE } from '../labels.ts';
import { cleanText, plainLine } from '../text.ts';
import { inText, itemAnchor } from './annotations.ts';
import { Digits } from './damage.tsx';
import { languageOf } from './language.ts';
import { organizationLink } from './organizations-index.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { DueDay, Heading, ReportLink, Stamp } from './parts.tsx';
import { firstWords as words } from './words.ts';

interface Props {
  readonly document: MinutesFacts;
  readonly names: OrganizationNames;
  readonly context: PageContext;
}

/** What is said where characters beside digits are missing on the page. */
const TOLD = words('damaged');

/** What was decided under each item of the agenda, then what was decided outside of it; items without a decision come last. */
export function DecisionsSection({ document, names, context }: Props) {
  const { items, decisions } = document;
  const numbers = new Set(items.map(({ number }) => number));
  const others = decisions.filter(({ item }) => item === undefined || !numbers.has(item));
  const decided = new Set(decisions.map(({ item }) => item));
  const without = items.filter(({ number }) => !decided.has(number));
  return (
    <section aria-labelledby="decisions">
      <Heading id="decisions" message="record.decisions" />
      {items
        .filter(({ number }) => decided.has(number))
        .map((item) => (
          <section class="item" id={itemAnchor(item.number)}>
            <h3>
              <ItemName item={item} />
            </h3>
            <Cards
              document={document}
              names={names}
              context={context}
              decisions={decisions.filter((decision) => decision.item === item.number)}
            />
          </section>
        ))}
      {others.length > 0 && (
        <section class="item">
          {items.length > 0 && <h3>议程之外</h3>}
          <Cards
            document={document}
            names={names}
            context={context}
            decisions={others}
            top={items.length === 0}
          />
        </section>
      )}
      {without.length > 0 && (
        <section class="item undecided">
          <h3>没有记载决定的议题</h3>
          <ol>
            {without.map((item) => (
              <li id={itemAnchor(item.number)}>
                <ItemName item={item} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {items.length === 0 && decisions.length === 0 && (
        <p class="empty">这里没有读出议题和决定，请看原文。</p>
      )}
    </section>
  );
}

/** Number, heading and kind, leading to its place in the text. */
const ItemName = ({ item }: { readonly item: AgendaItem }) => (
  <>
    <span class="number">{item.number}</span>
    <span class="heading">
      <a href={`#${inText(itemAnchor(item.number))}`}>
        <Digits text={item.heading} told={TOLD} />
      </a>{' '}
      <span class="tag">{ITEM_KIND[item.kind]}</span>
    </span>
  </>
);

interface CardsProps extends Props {
  readonly decisions: readonly Decision[];
  /** Without agenda items there is no heading between the section's and theirs. */
  readonly top?: boolean;
}

const Cards = ({ document, names, context, decisions, top = false }: CardsProps) => (
  <>
    {decisions.map((decision) => (
      <Card document={document} names={names} context={context} decision={decision} top={top} />
    ))}
  </>
);

interface CardProps extends Props {
  readonly decision: Decision;
  readonly top: boolean;
}

function Card({ document, names, context, decision, top }: CardProps) {
  const Title = top ? 'h3' : 'h4';
  const anchor = decisionAnchor(decision.id);
  const number = document.decisions.indexOf(decision) + 1;
  const title = objectInWords(decision, document);
  const sentence = cleanText(decision.text);
  return (
    <article class="decision" id={anchor}>
      <Title>
        <Stamp kind={decision.kind} words={words} /> <Digits text={title} told={TOLD} />
      </Title>
      {plainLine(sentence) !== title && (
        <blockquote lang={languageOf(document)}>
          <p>{damagedDigits(title).length > 0 ? sentence : <Digits text={sentence} told={TOLD} />}</p>
        </blockquote>
      )}
      <dl class="facts">
        {decision.responsible.length > 0 && (
          <div>
            <dt>责任</dt>
            <dd>
              <ResponsibleList
                responsible={decision.responsible}
                nameOf={organizationLink(document.source, names, linkFrom(context))}
              />
            </dd>
          </div>
        )}
        {decision.deadline !== undefined && (
          <div>
            <dt>期限</dt>
            <dd>
              <Deadline deadline={decision.deadline} />
            </dd>
          </div>
        )}
      </dl>
      {isDoubtful(decision) && <p class="doubt">{DOUBT}</p>}
      <p class="links">
        <a href={`#${inText(anchor)}`}>
          原文<span class="unseen">：决定{number}</span>
        </a>
        <a href={`#${anchor}`}>
          固定链接<span class="unseen">：决定{number}</span>
        </a>
        <ReportLink context={context} anchor={anchor} value={title} of={`决定${number}`} />
      </p>
    </article>
  );
}

/** In the words of the minutes, and the day that they mean where they do not say it in full. */
function Deadline({ deadline: { text, date } }: { readonly deadline: NonNullable<Decision['deadline']> }) {
  const told = <Digits text={text} told={TOLD} />;
  if (date === undefined) return told;
  if (plainLine(text).includes(dayInWords(date)))
    return (
      <time class="due-day" dateTime={date}>
        {told}
      </time>
    );
  return (
    <>
      {told}
      <span class="note">
        （<DueDay day={date} words={words} />）
      </span>
    </>
  );
}

interface ResponsibleListProps {
  readonly responsible: readonly Responsible[];
  readonly nameOf: (name: string) => ComponentChildren;
}

const ResponsibleList = ({ responsible, nameOf }: ResponsibleListProps) => (
  <ul class="responsible">
    {responsible.map(({ name, role }) => (
      <li>
        {nameOf(name)}
        <span class="tag">{RESPONSIBLE_ROLE[role]}</span>
      </li>
    ))}
  </ul>
);
