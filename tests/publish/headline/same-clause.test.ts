import { describe, expect, it } from 'vitest';
import { saidOfShown } from '../../../functions/publish/headline/same-clause.ts';

const said = (text: string, shown: readonly string[], notes: readonly string[]) => [
  ...saidOfShown({ text, shown }, notes, notes),
];

describe('what a sentence says of what is shown', () => {
  it.each([
    ['stands in its clause', '责成水利局6月底前完成渡口搬迁。', ['水利局', '6月底前']],
    [
      'stands behind it, with nothing of its own',
      '同意渡口搬迁，由水利局牵头，6月底前完成。',
      ['水利局', '6月底前'],
    ],
    ['stands at the head of the sentence', '由水利局牵头，6月底前完成渡口搬迁。', ['水利局', '6月底前']],
  ])('%s', (_, text, notes) => {
    expect(said(text, ['渡口搬迁'], notes)).toEqual(notes);
  });

  it.each([
    ['another measure', '同意渡口搬迁，由水利局6月底前拨付首期款。'],
    ['another sentence', '同意渡口搬迁。由水利局牵头，6月底前完成。'],
    ['another part of it', '同意渡口搬迁；由水利局牵头，6月底前完成。'],
  ])('is not what belongs to %s', (_, text) => {
    expect(said(text, ['渡口搬迁'], ['水利局', '6月底前'])).toEqual([]);
  });

  it('is nothing where it is spread over clauses, or the sentence does not have it', () => {
    expect(said('渡口搬迁，旧址绿化，由水利局负责。', ['渡口搬迁', '旧址绿化'], ['水利局'])).toEqual([]);
    expect(said('由水利局负责。', ['渡口搬迁'], ['水利局'])).toEqual([]);
    expect(said('由水利局负责。', [], ['水利局'])).toEqual([]);
  });

  it('is found where the sentence only points to what the heading names', () => {
    expect(said('会议同意该办法，由水利局印发。', ['《渡口管理办法》'], ['水利局'])).toEqual(['水利局']);
  });

  it('is not parted by a comma within a title', () => {
    expect(said('同意《渡口，码头管理办法》由水利局印发。', ['《渡口，码头管理办法》'], ['水利局'])).toEqual([
      '水利局',
    ]);
  });
});
