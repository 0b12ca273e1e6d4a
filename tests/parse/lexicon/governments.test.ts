import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  allPlaces,
  placeOfSlug,
  placesNamed,
  slugOfPart,
  sourceOfPlace,
  sourceOfSlug,
} from '../../../functions/parse/lexicon/governments.ts';
import { coreOf } from '../../../functions/parse/lexicon/place-names.ts';
import { RESERVED_SOURCE_IDS } from '../../../functions/publish/addresses.ts';
import { bundledSources } from '../../../functions/shared/sources.ts';
import { validator } from '../../../functions/shared/validate.ts';
import schema from '../../../schemas/source.schema.json' with { type: 'json' };

const TABLE = new URL('../../../functions/parse/lexicon/zh/governments.json', import.meta.url);

describe('the table of governments', () => {
  it('is small', () => {
    expect(readFileSync(TABLE, 'utf8').length).toBeLessThan(150_000);
  });

  it('gives every government a slug of its own, and no code twice', () => {
    const places = allPlaces();
    expect(places.length).toBeGreaterThan(3200);
    expect(new Set(places.map(({ slug }) => slug)).size).toBe(places.length);
    const codes = places.flatMap(({ code }) => code ?? []);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { slug } of places) {
      expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(RESERVED_SOURCE_IDS).not.toContain(slug);
    }
  });

  it('calls a government what its source file does', () => {
    const described = bundledSources.filter(({ administrativeCode }) => administrativeCode !== undefined);
    expect(described.length).toBeGreaterThan(10);
    for (const { id, administrativeCode, name } of described) {
      expect(placeOfSlug(id)?.code).toBe(administrativeCode);
      expect(name).toContain(placeOfSlug(id)?.name);
    }
  });

  it('makes a source of every place that a source file could be', () => {
    const asSource = validator(schema, 'source');
    for (const place of allPlaces()) expect(() => asSource(sourceOfPlace(place))).not.toThrow();
  });

  it.each([
    ['hunan', '湖南省人民政府', '430000'],
    ['sanming-shaxian', '三明市沙县区人民政府', '350405'],
    ['nanjing-gulou', '南京市鼓楼区人民政府', '320106'],
    ['yining-county', '伊宁县人民政府', '654021'],
    ['xilinguole', '锡林郭勒盟行政公署', '152500'],
    ['chongqing-wushan', '巫山县人民政府', '500237'],
    ['hainan-baisha', '白沙黎族自治县人民政府', '469025'],
    ['taiwan-xinbei', '新北市政府', undefined],
  ])('%s is %s', (slug, name, code) => {
    const source = sourceOfSlug(slug);
    expect(source?.name).toBe(name);
    expect(source?.administrativeCode).toBe(code);
  });

  it('knows a name of before, and a short one', () => {
    expect(placesNamed('沙县').map(({ slug }) => slug)).toEqual(['sanming-shaxian']);
    expect(placesNamed('恩施州').map(({ slug }) => slug)).toEqual(['enshi']);
    expect(placesNamed('鼓楼区').length).toBe(4);
  });
});

describe('a zone or township', () => {
  it('has a slug by rule, the same for its long and its short name', () => {
    const within = placeOfSlug('shijiazhuang');
    expect(within).toBeDefined();
    if (within === undefined) return;
    expect(slugOfPart({ within, name: '高新技术产业开发区' })).toBe('shijiazhuang-gaoxinqu');
    expect(slugOfPart({ within, name: '高新区' })).toBe('shijiazhuang-gaoxinqu');
  });

  it('is a source by its slug alone, under the name of its place', () => {
    expect(sourceOfSlug('changshu-dongbangzhen')?.name).toBe('常熟市 dongbangzhen');
    // 实验区 or 试验区: the syllables do not tell.
    expect(sourceOfSlug('changshu-zongheshiyanqu')?.name).toBe('常熟市 zongheshiyanqu');
    expect(sourceOfSlug('shijiazhuang-gaoxinqu')?.name).toBe('石家庄高新区管理委员会');
    expect(sourceOfSlug('changshu-dongbang')).toBeUndefined();
    expect(sourceOfSlug('nowhere-dongbangzhen')).toBeUndefined();
    expect(sourceOfSlug('unknown')).toBeUndefined();
  });
});

it.each([
  ['常熟市', '常熟'],
  ['沙县区', '沙县'],
  ['浦东新区', '浦东'],
  ['万柏林区', '万柏林'],
  ['内蒙古自治区', '内蒙古'],
  ['恩施土家族苗族自治州', '恩施'],
  ['东乡族自治县', '东乡'],
  ['鄂伦春自治旗', '鄂伦春'],
  ['准格尔旗', '准格尔旗'],
  ['六枝特区', '六枝'],
])('the core of %s is %s', (name, core) => {
  expect(coreOf(name)).toBe(core);
});
