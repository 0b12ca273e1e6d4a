import { describe, expect, it } from 'vitest';
import { paragraphOf } from '../../../functions/parse/clauses/clauses.ts';
import { type Finding, type Rule, RuleBook } from '../../../functions/parse/grammar/rule.ts';
import type { Surface } from '../../../functions/parse/grammar/surface.ts';
import { surfaceOf } from '../../../functions/parse/grammar/surface.ts';
import type { Line } from '../../../functions/parse/lines/line.ts';
import { knownOf } from '../../../functions/parse/mentions/known.ts';
import { mentionsIn } from '../../../functions/parse/mentions/mentions.ts';
import { thingsIn } from '../../../functions/parse/mentions/things.ts';
import type { Language } from '../../../functions/parse/rules/language.ts';
import { zh } from '../../../functions/parse/rules/zh/zh.ts';
import { zhTw } from '../../../functions/parse/rules/zh-tw/zh-tw.ts';
import { rangeOf } from '../../../functions/parse/text/range.ts';
import { read } from '../../../functions/parse/text/reading.ts';

/** What a rule finds first in an example, held against each of its clauses, sentences or the whole, as it says. */
function firstIn(
  { lexicon, speech }: Language,
  rule: Rule<unknown>,
  example: string,
): [Finding<unknown>, Surface] | undefined {
  const reading = read(example);
  const whole = rangeOf(0, reading.plain.length);
  const mentions =
    rule.over === 'words' || rule.over === 'dates'
      ? thingsIn(reading, whole).filter(
          ({ kind }) => rule.over === 'dates' && (kind === 'date' || kind === 'document'),
        )
      : mentionsIn(reading, whole, knownOf({ items: reading.plain })).filter(
          // A label is nobody.
          ({ range }) => reading.plain.charAt(range.end) !== '：',
        );
  const line: Line = {
    index: 0,
    range: whole,
    plain: reading.plain,
    mark: undefined,
    class: 'prose',
    rule: 'line/prose',
  };
  const book = new RuleBook([rule], lexicon);
  const { sentences } = paragraphOf(reading, line, mentions, speech);
  const page = surfaceOf(reading.plain, whole, mentions);
  const stretches: readonly (readonly [Surface, number?, number?])[] =
    rule.over === 'paragraph' || rule.over === 'words' || rule.over === 'dates' || sentences.length === 0
      ? [[page]]
      : rule.over === 'sentence'
        ? sentences.map(({ surface }) => [surface])
        : sentences.flatMap(({ surface, clauses }) =>
            clauses.map(({ from, to }) => [surface, from, to] as const),
          );
  for (const [surface, from, to] of stretches) {
    const finding = book.first(surface, from, to);
    if (finding !== undefined) return [finding, surface];
  }
  return undefined;
}

const languages = [zh, zhTw];
const cases = languages.flatMap((language) =>
  language.rules.flatMap((rule) =>
    Object.entries(rule.examples).map(([example, expected]) => ({
      id: rule.id,
      language,
      rule,
      example,
      expected,
    })),
  ),
);

describe('the examples of a rule', () => {
  it.each(cases)('$id: $example', ({ language, rule, example, expected }) => {
    const found = firstIn(language, rule, example);
    if (expected === null) return expect(found?.[0]).toBeUndefined();
    expect(found).toBeDefined();
    if (found === undefined) return;
    const [{ captures }, surface] = found;
    const wordsOf = ({ from, to }: { from: number; to: number }): string => {
      const { start, end } = surface.rangeOf(from, to);
      return read(example).plain.slice(start, end);
    };
    if (typeof expected === 'string') {
      const [first] = Object.values(captures);
      expect(first === undefined ? '' : wordsOf(first)).toBe(read(expected).plain);
      return;
    }
    for (const [name, words] of Object.entries(expected)) {
      const capture = captures[name];
      expect(capture === undefined ? undefined : wordsOf(capture), name).toBe(words);
    }
  });
});

it('gives every rule an id of its own, with a positive example', () => {
  const rules = languages.flatMap((language) => language.rules);
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, examples } of rules)
    expect(
      Object.values(examples).some((expected) => expected !== null),
      id,
    ).toBe(true);
});
