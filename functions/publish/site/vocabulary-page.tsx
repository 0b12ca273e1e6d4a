import type { ComponentChildren } from 'preact';
import { TOPICS } from '../../shared/topics.ts';
import { ACCURACY_PAGE, INDEX_PAGE } from '../addresses.ts';
import type { ColumnDescription } from '../downloads/table.ts';
import { TABLES } from '../downloads/tables.ts';
import { ATTENDANCE_ROLES, CHANGES, FORMS } from '../labels.ts';
import { KINDS } from './charts/decisions-by-month.ts';
import { DUTIES } from './charts/tasks.ts';
import { feedsOf } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, valuesLang } from './parts.tsx';
import { type Words, wordsOf } from './words.ts';

/** What the words, codes and files of this site mean. The facets of the feeds lead here. */
export function vocabularyPage(context: PageContext): string {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  return renderPage({
    context,
    title: words('vocabulary.title'),
    description: words('vocabulary.aim'),
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds: feedsOf('all', words),
    children: (
      <>
        <header class="title">
          <h1>{words('vocabulary.title')}</h1>
          <p class="lead">{words('vocabulary.aim')}</p>
        </header>
        <Block id="decision-kind" title={words('vocabulary.kind')}>
          <p>{words('vocabulary.kind.text')}</p>
          <Terms terms={KINDS.map((code) => [code, words(`kind.${code}`), words(`kind.${code}.meaning`)])} />
        </Block>
        <Block id="form" title={words('vocabulary.form')}>
          <p>{words('vocabulary.form.text')}</p>
          <Terms terms={FORMS.map((code) => [code, words(`form.${code}`), words(`form.${code}.meaning`)])} />
        </Block>
        <Block id="organization" title={words('vocabulary.organization')}>
          <p>{words('vocabulary.organization.text')}</p>
          <Terms terms={DUTIES.map((code) => [code, words(`duty.${code}`), words(`duty.${code}.meaning`)])} />
        </Block>
        <Block id="topic" title={words('vocabulary.topic')}>
          <p>{words('vocabulary.topic.text')}</p>
          <dl class="terms">
            {TOPICS.map(({ code, zh, en, cofog }) => (
              <Term name={code}>
                {words.language === 'en' ? (
                  <strong>{en}</strong>
                ) : (
                  <strong lang={valuesLang(words)}>{zh}</strong>
                )}{' '}
                COFOG {cofog.join(', ')}
              </Term>
            ))}
          </dl>
        </Block>
        <Block id="body" title={words('vocabulary.body')}>
          <p>{words('vocabulary.body.text')}</p>
        </Block>
        <Block id="role" title={words('vocabulary.role')}>
          <Terms
            terms={ATTENDANCE_ROLES.map((code) => [
              code,
              words(`role.${code}`),
              words(`role.${code}.meaning`),
            ])}
          />
        </Block>
        <Block id="confidence" title={words('vocabulary.confidence')}>
          <p>{words('vocabulary.confidence.text')}</p>
          <p>
            {words.with('vocabulary.confidence.measured', {
              accuracy: <a href={link(ACCURACY_PAGE)}>{words('accuracy.title')}</a>,
            })}
          </p>
        </Block>
        <Block id="addresses" title={words('vocabulary.address')}>
          <p>{words('vocabulary.address.text')}</p>
        </Block>
        <Block id="change" title={words('vocabulary.change')}>
          <p>{words('vocabulary.change.text')}</p>
          <Terms
            terms={CHANGES.map((code) => [code, words(`change.${code}`), words(`change.${code}.meaning`)])}
          />
        </Block>
        <Block id="archive" title={words('vocabulary.archive')}>
          <p>{words('vocabulary.archive.text')}</p>
        </Block>
        <Block id="extension" title={words('vocabulary.extension')}>
          <p>
            {words.with('vocabulary.extension.text', {
              name: <code>_minutes</code>,
              schema: <a href={link('schemas/minutes.schema.json')}>{words('vocabulary.schema')}</a>,
            })}
          </p>
        </Block>
        <Block id="tables" title={words('vocabulary.tables')}>
          <p>{words.with('vocabulary.tables.text', { bar: <code>|</code> })}</p>
          {TABLES.map(({ name, title, columns }) => (
            <>
              <h3>
                {words.language !== 'en' && <span lang={valuesLang(words)}>{title} </span>}
                <code>{name}</code>
              </h3>
              <dl class="terms">
                {columns.map((column) => (
                  <Term name={column.name}>{meaningOf(column, words)}</Term>
                ))}
              </dl>
            </>
          ))}
        </Block>
      </>
    ),
  });
}

/** Columns are described in English, and titled in Chinese. */
const meaningOf = ({ title, description }: ColumnDescription, words: Words) =>
  words.language === 'en' ? description : <span lang={valuesLang(words)}>{title}</span>;

interface TermsProps {
  readonly terms: readonly (readonly [code: string, word: string, meaning: string])[];
}

const Terms = ({ terms }: TermsProps) => (
  <dl class="terms">
    {terms.map(([code, word, meaning]) => (
      <Term name={code}>
        <strong>{word}</strong> {meaning}
      </Term>
    ))}
  </dl>
);

const Term = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>
      <code>{name}</code>
    </dt>
    <dd>{children}</dd>
  </div>
);
