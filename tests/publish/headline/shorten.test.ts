import { describe, expect, it } from 'vitest';
import { lengthOf, shorten } from '../../../functions/publish/headline/shorten.ts';

describe('shortening', () => {
  it('leaves what fits', () => {
    expect(shorten('原则同意渔港管理办法', 10)).toBe('原则同意渔港管理办法');
  });

  it.each([
    // 办法 is one word, 2024年 is one number, and no line ends in a comma or in 的.
    ['研究渔港安全管理办法', 9, '研究渔港安全管理…'],
    ['渡口搬迁于2024年完成', 8, '渡口搬迁于…'],
    ['渡口搬迁，年内完成全部工程', 6, '渡口搬迁…'],
    ['沿岸渔民的安置', 6, '沿岸渔民…'],
  ])('cuts %s where a word ends', (text, room, cut) => {
    expect(shorten(text, room)).toBe(cut);
  });

  it('cuts where a clause ends rather than in the next one, if that is not too early', () => {
    expect(shorten('没收定金总额的三成，镇政府不再向公司主张垫付费用', 18)).toBe('没收定金总额的三成…');
    expect(shorten('会后，镇政府不再向公司主张垫付的搬迁费用', 14)).toBe('会后，镇政府不再向公司主张…');
  });

  it('cuts before a bracket rather than inside', () => {
    expect(shorten('同意飞地园地块（东片区和西片区）出让', 14)).toBe('同意飞地园地块…');
    expect(shorten('同意渡口搬迁和《渡口管理办法》', 12)).toBe('同意渡口搬迁…');
  });

  it('takes the marks from a title that is longer than the room', () => {
    expect(shorten('《渡口搬迁和沿岸环境整治工程实施方案》', 12)).toBe('渡口搬迁和沿岸环境整治…');
  });

  it('counts characters, of which a Han character is one', () => {
    expect(lengthOf('渡口𠮷AB')).toBe(5);
    expect(lengthOf(shorten('𠮷'.repeat(30), 10))).toBe(10);
    expect(shorten('渡口', 0)).toBe('');
  });
});
