import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../functions/parse/parse.ts';
import { TOPICS, topicsOf } from '../../functions/shared/topics.ts';

/** A decision on something, under an agenda item. */
const areas = (subject: string, heading = '') =>
  topicsOf(
    { items: [{ number: 1, heading, kind: 'other', span: [0, 0] }] },
    { item: 1, subjects: [subject] },
  ).join(' ');

describe('the subject areas', () => {
  it('are between ten and sixteen, each with a code of its own, its name in two languages and words', () => {
    expect(TOPICS.length).toBeGreaterThanOrEqual(10);
    expect(TOPICS.length).toBeLessThanOrEqual(16);
    expect(new Set(TOPICS.map(({ code }) => code)).size).toBe(TOPICS.length);
    for (const { code, zh, en, cofog, words } of TOPICS) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(zh && en).not.toBe('');
      expect(cofog.every((group) => /^\d\d(\.\d)?$/.test(group))).toBe(true);
      expect(words.length).toBeGreaterThan(5);
    }
  });

  it('share no word', () => {
    const words = TOPICS.flatMap(({ words }) => words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});

describe('a decision', () => {
  it.each([
    ['《青屿区老旧小区加装电梯补助办法（修订稿）》', '', 'housing'],
    ['《云泽县渡口管理办法》', '', 'transport'],
    ['《云泽县优化营商环境若干措施》', '', 'industry'],
    ['《云泽县“十五五”生态环境保护规划》', '', 'environment'],
    ['《云泽县农村公路养护办法》', '', 'transport'],
    ['《云泽县城乡居民医疗保险细则》', '', 'health'],
    ['《云泽县低保标准调整方案》', '', 'welfare'],
    ['《云泽县博物馆布展方案》', '', 'culture'],
    ['《云泽县行政规范性文件清理结果》', '', 'rule-of-law'],
    ['《云泽县供热管理办法》', '', 'urban-management'],
    ['《云泽县公共数据授权运营办法》', '', 'science'],
    ['《云泽县自建房安全整治方案》', '', 'safety'],
  ])('on %s belongs where its document belongs', (subject, heading, expected) => {
    expect(areas(subject, heading)).toBe(expected);
  });

  it('that only points back belongs where its agenda item belongs', () => {
    expect(areas('有关建议安排', '听取全县养老服务工作情况的汇报')).toBe('welfare');
  });

  it('on a titled document belongs where that belongs, whatever else the item is about', () => {
    expect(areas('《云泽县行政复议办法》', '听取财政预算执行情况汇报，审议《云泽县行政复议办法》')).toBe(
      'rule-of-law',
    );
  });

  it('under an item that says nothing belongs where what it says itself belongs', () => {
    expect(areas('6月底前完成全县中小学校舍安全排查', '其他事项')).toBe('education');
  });

  it.each([
    ['who reports is not what it is about', '县教育局关于值班安排的汇报'],
    ['党史学习教育 is no school', '《云泽县党史学习教育方案》'],
    ['健康发展 is no medicine', '《促进社会组织健康发展的意见》'],
    ['人民政府 is no civil affairs', '《云泽县人民政府工作安排》'],
    ['市政府 is no municipal works', '提请市政府研究'],
    ['a list of everything', '《公路、学校、医院和水库工程计划》'],
    ['nothing known', '《云泽县乙字第三号事项》'],
    ['nothing at all', ''],
  ])('is in no area: %s', (_, subject) => {
    expect(areas(subject)).toBe('');
  });
});

describe('of the invented minutes', () => {
  const folder = join(import.meta.dirname, '../fixtures/minutes');
  const decisions = readdirSync(folder)
    .filter((name) => /\.(?:txt|html)$/.test(name))
    .flatMap((name) => {
      const contentType = name.endsWith('.html') ? 'text/html' : 'text/plain';
      const document = parse(
        { bytes: readFileSync(join(folder, name)), contentType, sha256: '0'.repeat(64) },
        [],
      );
      return document.decisions.map((decision) => topicsOf(document, decision));
    });

  it('most decisions find their area, few of them two', () => {
    const told = decisions.filter(({ length }) => length > 0).length;
    expect(told / decisions.length).toBeGreaterThan(0.7);
    expect(decisions.filter(({ length }) => length > 1).length / decisions.length).toBeLessThan(0.15);
  });
});
