import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Annotation, annotate } from '../../../functions/publish/site/annotate.ts';

const fact = (anchor: string, start: number, end: number): Annotation => ({
  kind: 'decision',
  anchor,
  label: anchor,
  span: [start, end],
});

/** `一[a二b]三`: what is under which facts, `(` and `)` for where they begin and end. */
const shown = (text: string, ...facts: Annotation[]) =>
  annotate(text, facts).map((line) =>
    line
      .map(({ text: piece, covering, starting, ending }) => {
        const names = covering.map(({ anchor }) => anchor).join('');
        const marks = [
          ...starting.map(({ anchor }) => `(${anchor}`),
          ...ending.map(({ anchor }) => `${anchor})`),
        ];
        return names === '' ? piece : `${piece}[${names} ${marks.join('')}]`;
      })
      .join(' '),
  );

describe('the original text is cut', () => {
  it.each([
    ['into lines', '一二\n三\n\n四', [], ['一二', '三', '', '四']],
    ['where a fact begins and ends', '一二三', [fact('a', 1, 2)], ['一 二[a (aa)] 三']],
    [
      'where facts nest, the shortest last',
      '一二三',
      [fact('b', 1, 2), fact('a', 0, 3)],
      ['一[a (a] 二[ab (bb)] 三[a a)]'],
    ],
    ['where facts overlap', '一二三', [fact('a', 0, 2), fact('b', 1, 3)], ['一[a (a] 二[ab (ba)] 三[b b)]']],
    ['where two facts have one span', '一二', [fact('a', 0, 1), fact('b', 0, 1)], ['一[ab (a(ba)b)] 二']],
    ['where a fact crosses a line', '一二\n三四', [fact('a', 1, 4)], ['一 二[a (a]', '三[a a)] 四']],
    [
      'not by the line ends at the border of a fact',
      '一\n二\n三',
      [fact('a', 1, 4)],
      ['一', '二[a (aa)]', '三'],
    ],
    ['where a fact reaches beyond the text', '一二', [fact('a', 1, 99)], ['一 二[a (aa)]']],
    ['not by empty facts', '一二', [fact('a', 1, 1), fact('b', 5, 9)], ['一二']],
  ])('%s', (_, text, facts, lines) => {
    expect(shown(text, ...facts)).toEqual(lines);
  });

  it('so that nothing is lost and every fact begins once and ends once', () => {
    const texts = fc.string({ unit: fc.constantFrom('一', '二', '\n'), minLength: 1, maxLength: 30 });
    const spans = fc.array(fc.tuple(fc.nat(32), fc.nat(32)), { maxLength: 6 });
    fc.assert(
      fc.property(texts, spans, (text, pairs) => {
        const facts = pairs.map(([start, end], index) => fact(`f${index}`, start, end));
        const lines = annotate(text, facts);
        expect(lines.map((line) => line.map((segment) => segment.text).join('')).join('\n')).toBe(text);
        for (const one of facts) {
          const segments = lines.flat().filter(({ covering }) => covering.includes(one));
          const covered = text.slice(...one.span).replaceAll('\n', '');
          expect(segments.map((segment) => segment.text).join('')).toBe(covered);
          const once = covered === '' ? 0 : 1;
          expect(segments.filter(({ starting }) => starting.includes(one))).toHaveLength(once);
          expect(segments.filter(({ ending }) => ending.includes(one))).toHaveLength(once);
        }
      }),
    );
  });
});
