import type {
  AgendaItem,
  Decision,
  MinutesDocument,
  Responsible,
} from '../../../schemas/generated/minutes.ts';
import { decisionAnchor } from '../addresses.ts';
import { DOUBT, isDoubtful } from '../doubt.ts';
import { ITEM_KIND, RESPONSIBLE_ROLE } from '../labels.ts';
import { cleanText } from '../text.ts';
import { inText, itemAnchor } from './annotations.ts';
import { Day, Stamp, subjectOf } from './parts.tsx';

/** The agenda, and under each item what was decided; what was decided outside the agenda comes last. */
export function DecisionsSection({ document }: { readonly document: MinutesDocument }) {
  const { items, decisions } = document;
  const numbers = new Set(items.map(({ number }) => number));
  const others = decisions.filter(({ item }) => item === undefined || !numbers.has(item));
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">议程与决定</h2>
      {decisions.length === 0 && <p class="empty">这份纪要没有记载决定。</p>}
      {items.map((item) => (
        <section class="item" id={itemAnchor(item.number)}>
          <ItemHeading item={item} />
          <Cards
            document={document}
            decisions={decisions.filter((decision) => decision.item === item.number)}
          />
        </section>
      ))}
      {others.length > 0 && (
        <section class="item">
          {items.length > 0 && <h3>议程之外</h3>}
          <Cards document={document} decisions={others} />
        </section>
      )}
    </section>
  );
}

const ItemHeading = ({ item }: { readonly item: AgendaItem }) => (
  <h3>
    <span class="number">{item.number}</span>
    <span class="heading">
      <a href={`#${inText(itemAnchor(item.number))}`}>{item.heading}</a>{' '}
      <span class="tag">{ITEM_KIND[item.kind]}</span>
    </span>
  </h3>
);

interface CardsProps {
  readonly document: MinutesDocument;
  readonly decisions: readonly Decision[];
}

const Cards = ({ document, decisions }: CardsProps) => (
  <>
    {decisions.map((decision) => (
      <Card document={document} decision={decision} />
    ))}
  </>
);

function Card({ document, decision }: { readonly document: MinutesDocument; readonly decision: Decision }) {
  const anchor = decisionAnchor(decision.id);
  const number = document.decisions.indexOf(decision) + 1;
  return (
    <article class="decision" id={anchor}>
      <h4>
        <Stamp kind={decision.kind} /> {subjectOf(decision)}
      </h4>
      <blockquote lang={document.provenance.script === 'hant' ? 'zh-Hant' : 'zh-Hans'}>
        <p>{cleanText(decision.text)}</p>
      </blockquote>
      <dl class="facts">
        {decision.responsible.length > 0 && (
          <div>
            <dt>责任</dt>
            <dd>
              <ResponsibleList responsible={decision.responsible} />
            </dd>
          </div>
        )}
        {decision.deadline !== undefined && (
          <div>
            <dt>期限</dt>
            <dd>
              {decision.deadline.text}
              {decision.deadline.date !== undefined && (
                <span class="note">
                  （<Day day={decision.deadline.date} />）
                </span>
              )}
            </dd>
          </div>
        )}
      </dl>
      {isDoubtful(decision) && <p class="doubt">{DOUBT}</p>}
      <p class="links">
        <a href={`#${inText(anchor)}`} aria-label={`决定${number}在原文中的位置`}>
          原文位置
        </a>
        <a href={`#${anchor}`} aria-label={`决定${number}的固定链接`}>
          决定{number}
        </a>
      </p>
    </article>
  );
}

const ResponsibleList = ({ responsible }: { readonly responsible: readonly Responsible[] }) => (
  <ul class="responsible">
    {responsible.map(({ name, role }) => (
      <li>
        {name}
        <span class="tag">{RESPONSIBLE_ROLE[role]}</span>
      </li>
    ))}
  </ul>
);
