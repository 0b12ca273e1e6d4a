import { type ComponentChildren, createElement, Fragment } from 'preact';
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { FIRST_LANGUAGE, type Language } from './language.ts';
import en from './messages/en.json' with { type: 'json' };
import hans from './messages/zh-Hans.json' with { type: 'json' };
import hant from './messages/zh-Hant.json' with { type: 'json' };

export type MessageKey = keyof typeof hans;

/** Whether there are words for a key that is made of a code. */
export const hasMessage = (key: string): key is MessageKey => key in hans;

type Catalogue = Readonly<Record<MessageKey, string>>;

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { 'zh-Hans': hans, 'zh-Hant': hant, en };

type Values = Readonly<Record<string, string | number>>;

/** The words of one language. */
export interface Words {
  readonly language: Language;
  /** The message as text. */
  (key: MessageKey, values?: Values): string;
  /** The message with elements in the place of its names: a link inside a sentence stands where the language wants it. */
  with(key: MessageKey, values: Readonly<Record<string, ComponentChildren>>): ComponentChildren;
}

/** `{name}`, or `{name|meeting|meetings}`: a number with the form of the word that goes with it. */
const PLACE = /\{(\w{1,40})(?:\|([^|{}]{0,80})\|([^{}]{0,80}))?\}/g;

/** The words of a language; a value that a message names and does not get is a mistake in the code. */
export function wordsOf(language: Language): Words {
  const catalogue = CATALOGUES[language];
  const pieces = (key: MessageKey, values: Readonly<Record<string, ComponentChildren>>) => {
    const message = catalogue[key];
    const found: ComponentChildren[] = [];
    let from = 0;
    for (const place of message.matchAll(PLACE)) {
      const [whole, name = '', one, many] = place;
      const value = values[name];
      if (value === undefined) throw new Error(`message ${key} has no value for ${name}`);
      found.push(message.slice(from, place.index), value);
      if (many !== undefined) found.push(` ${Number(value) === 1 ? one : many}`);
      from = place.index + whole.length;
    }
    return [...found, message.slice(from)].filter((piece) => piece !== '');
  };
  return Object.assign((key: MessageKey, values: Values = {}) => pieces(key, values).join(''), {
    language,
    with: (key: MessageKey, values: Readonly<Record<string, ComponentChildren>>) =>
      createElement(Fragment, null, ...pieces(key, values)),
  });
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;

/** `2023-08-18` → `2023年8月18日`, `18 August 2023`; anything else as it is. */
export function dayInWords(words: Words, day: string): string {
  const [, year, month, date] = DAY.exec(day) ?? [];
  if (year === undefined) return day;
  return words('day', { year, month: monthName(words, Number(month)), day: Number(date) });
}

/** `2023-08` → `2023年8月`, `August 2023`. */
export function monthInWords(words: Words, month: string): string {
  const [year = '', number = ''] = month.split('-');
  return words('month', { year, month: monthName(words, Number(number)) });
}

const monthName = (words: Words, month: number): string =>
  words('months').split(' ')[month - 1] ?? String(month);

/** `2023年8月18日上午`, or undefined where the page gives no day. */
export function heldInWords(
  words: Words,
  { heldOn, heldDuring }: Pick<MinutesDocument, 'heldOn' | 'heldDuring'>,
): string | undefined {
  if (heldOn === undefined) return undefined;
  const day = dayInWords(words, heldOn);
  return heldDuring === undefined ? day : words(`held.${heldDuring}`, { day });
}

/** A downloads partition as readers see it: `2024年`, or that the day is not known. */
export const yearInWords = (words: Words, year: string): string =>
  year === 'undated' ? words('undated') : words('year', { year });

/** The words of pages that have one edition only. */
export const firstWords: Words = wordsOf(FIRST_LANGUAGE);
