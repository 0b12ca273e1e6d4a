import { expect, test } from 'vitest';
import { NEITHER_TITLES } from '../../functions/parse/rules/zh/opening/title-signs.ts';

test.each(NEITHER_TITLES.flatMap(({ kind, examples }) => examples.map((title) => [title, kind])))(
  '%s is the title of: %s',
  (title, kind) => {
    expect(NEITHER_TITLES.find(({ match }) => match.test(title))?.kind).toBe(kind);
  },
);
