import { describe, expect, it } from 'vitest';
import {
  damagedDigits,
  flagsInWords,
  flagsOfDecision,
  withDamageTold,
} from '../../../functions/publish/damage.ts';

const found = (text: string) => damagedDigits(text).map(([start, end]) => text.slice(start, end));

describe('digits that lost what stood between them', () => {
  it.each([
    ['听取20241-8月重点项目建设情况', ['20241-8月']],
    ['列入20251季度开工项目', ['20251季度']],
    ['1130前完成', ['1130前']],
    ['831日前报送', ['831日前']],
    ['17月份重点指标完成情况', ['17月份']],
    ['2024912日上午，20231-6月', ['2024912日', '20231-6月']],
  ])('%s', (text, damaged) => {
    expect(found(text)).toEqual(damaged);
  });
});

describe('digits that are whole', () => {
  it.each([
    '2024年1-8月重点项目建设情况',
    '2024年11月30日前完成',
    '2025年度计划、2025年一季度',
    '12月31日前、6月底前',
    '青政纪〔2024〕12号',
    '投资4860万元，面积1200平方米',
    '建成1130座前哨站',
    '2024－2035年',
    '1-7月份，11月底前，建设期24个月',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a title that is read alone', () => {
  it('says behind each damaged place that characters are missing', () => {
    expect(withDamageTold('原则同意《20231-6月财政执行报告》，1130前')).toBe(
      '原则同意《20231-6月〔缺字〕财政执行报告》，1130前〔缺字〕',
    );
    expect(withDamageTold('原则同意《渡口管理办法》')).toBe('原则同意《渡口管理办法》');
  });
});

describe('what is said of a decision', () => {
  const decision = {
    text: '会议原则同意《20231-6月财政执行报告》，1130前报送。',
    subjects: ['《20231-6月财政执行报告》'],
    deadline: { text: '1130前' },
    span: [100, 130] as [number, number],
  };
  const whole = {
    ...decision,
    text: '会议原则同意《财政执行报告》。',
    subjects: ['《财政执行报告》'],
    deadline: { text: '月底前' },
  };
  const issue = {
    code: 'injected-text',
    severity: 'warning' as const,
    message: 'Left out.',
    span: [120, 125] as [number, number],
  };

  it('names the places', () => {
    expect(flagsOfDecision(decision, [])).toEqual(['digits-damaged']);
    expect(flagsInWords(decision, [])).toBe('原文数字有缺损（20231-6月、1130前），请核对原文');
    expect(flagsInWords(whole, [])).toBeUndefined();
  });

  it('counts a fault of the page that lies in its sentence, and none elsewhere or of no weight', () => {
    expect(flagsOfDecision(whole, [issue])).toEqual(['text-in-doubt']);
    expect(flagsInWords(whole, [issue])).toBe('原文此处有损坏或存疑，请核对原文');
    expect(
      flagsOfDecision(whole, [
        { ...issue, span: [130, 140] },
        { ...issue, severity: 'info' },
      ]),
    ).toEqual([]);
  });
});
