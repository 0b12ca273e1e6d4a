import type { ComponentChildren } from 'preact';
import { qualityIssueInWords } from '../../functions/publish/labels.ts';
import { type MessageKey, type Words, wordsOf } from '../../functions/publish/site/words.ts';
import { cleanText } from '../../functions/publish/text.ts';
import type { Doubt, Fact } from './facts.ts';
import { type DeskKey, type DeskLanguage, type DeskWords, deskWords } from './words.ts';

/** In which words a view is written: the desk's own, and those that the portal has for codes. */
export interface Speech {
  readonly language: DeskLanguage;
  readonly say: DeskWords;
  readonly words: Words;
}

export const speechOf = (language: DeskLanguage): Speech => ({
  language,
  say: deskWords(language),
  words: wordsOf(language),
});

const CODES: Readonly<Record<string, string>> = {
  'decision kind': 'kind',
  'item kind': 'item',
  'attendance role': 'role',
  duty: 'duty',
};

/** A code of the contract in words. */
export const coded = ({ words }: Speech, of: keyof typeof CODES, code: string): string =>
  words(`${CODES[of]}.${code}` as MessageKey);

/** What a fact says, field by field; what it does not say is left out. */
export function FactFields({ fact, speech }: { readonly fact: Fact; readonly speech: Speech }) {
  const { say } = speech;
  const rows = rowsOf(fact, speech).filter(([, value]) => value !== undefined && value !== '');
  return (
    <dl class="fields">
      {rows.map(([key, value]) => (
        <div>
          <dt>{say(key)}</dt>
          <dd lang={key === 'field.message' ? 'en' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Row = readonly [key: DeskKey, value: ComponentChildren];

function rowsOf(fact: Fact, speech: Speech): readonly Row[] {
  switch (fact.kind) {
    case 'meeting': {
      const { number, heldOn, series, body, documentNumber, indexNumber, issuedOn, publishedAt } = fact.value;
      return [
        ['field.number', number === undefined ? undefined : String(number)],
        ['field.heldOn', heldOn],
        ['field.series', series],
        ['field.body', body],
        ['field.documentNumber', documentNumber],
        ['field.indexNumber', indexNumber],
        ['field.issuedOn', issuedOn],
        ['field.publishedAt', publishedAt],
      ];
    }
    case 'item':
      return [
        ['field.item', String(fact.value.number)],
        ['field.heading', cleanText(fact.value.heading)],
        ['field.kind', coded(speech, 'item kind', fact.value.kind)],
      ];
    case 'decision': {
      const { kind, subjects, responsible, deadline, item } = fact.value;
      const bodies = responsible.map(({ name, role }) => `${name}（${coded(speech, 'duty', role)}）`);
      return [
        ['field.kind', coded(speech, 'decision kind', kind)],
        ['field.subject', listed(subjects)],
        ['field.responsible', listed(bodies)],
        ['field.deadline', deadline && [deadline.text, deadline.date].filter(Boolean).join('　→　')],
        ['field.item', item === undefined ? undefined : String(item)],
      ];
    }
    case 'attendance': {
      const { name, role, organization, post, note } = fact.value;
      return [
        ['field.name', cleanText(name)],
        ['field.role', coded(speech, 'attendance role', role)],
        ['field.organization', organization],
        ['field.post', post],
        ['field.note', note],
      ];
    }
    case 'issue':
      return [
        ['field.code', qualityIssueInWords(fact.value) ?? fact.value.code],
        ['field.message', fact.value.message],
      ];
  }
}

const listed = (lines: readonly string[]): ComponentChildren =>
  lines.length === 0 ? undefined : lines.map((line) => <span class="line">{cleanText(line)}</span>);

/** Why a person is asked, a line for each reason. */
export const doubtInWords = (doubt: Doubt, { say }: Speech): string => {
  switch (doubt.kind) {
    case 'confidence':
      return say('doubt.confidence', { n: Math.round(doubt.confidence * 100) });
    case 'flag':
      return say(`doubt.${doubt.flag}`);
    case 'alternatives':
      return say('doubt.alternatives', { names: doubt.names.join('、') });
    case 'issue':
      return say('doubt.issue');
  }
};

/** A fact in one line. */
export function lineOf(fact: Fact, speech: Speech): string {
  switch (fact.kind) {
    case 'meeting':
      return fact.value.title;
    case 'item':
      return `${fact.value.number} ${fact.value.heading}`;
    case 'decision':
      return `${coded(speech, 'decision kind', fact.value.kind)} ${fact.value.subjects[0] ?? fact.value.text}`;
    case 'attendance':
      return [fact.value.name, fact.value.organization, fact.value.post].filter(Boolean).join(' ');
    case 'issue':
      return qualityIssueInWords(fact.value) ?? fact.value.code;
  }
}
