// The index of the search: what each file has, that the tokens lead to it, what one more meeting changes, what a takedown leaves.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../functions/publish/search/candidates.ts';
import {
  findIn,
  findNames,
  groupsInOrder,
  type Hit,
  inOrder,
} from '../../../functions/publish/search/find.ts';
import { fold } from '../../../functions/publish/search/fold-map.ts';
import { textsOf } from '../../../functions/publish/search/quarter-file.ts';
import { soughtAt, tokensAt, wordsOf } from '../../../functions/publish/search/query.ts';
import { ALL_SEARCH } from '../../../functions/publish/targets/all/search.ts';
import type { SearchNames } from '../../../schemas/generated/search-names.ts';
import type { SearchQuarter } from '../../../schemas/generated/search-quarter.ts';
import type { SearchRouting } from '../../../schemas/generated/search-routing.ts';
import namesSchema from '../../../schemas/search-names.schema.json' with { type: 'json' };
import quarterSchema from '../../../schemas/search-quarter.schema.json' with { type: 'json' };
import routingSchema from '../../../schemas/search-routing.schema.json' with { type: 'json' };
import tokensSchema from '../../../schemas/search-tokens.schema.json' with { type: 'json' };
import { AllWorld } from '../all/world.ts';
import { inventGovernment } from './governments.ts';
import { searchFilesOf, searchPortal } from './search-portal.ts';

const governments = [3, 4, 5].map((i) => inventGovernment(i, 30));
const portal = searchPortal(governments);

/** The files of a portal as the browser loads them. */
const filesOf = (texts: ReadonlyMap<string, string>) => ({
  json: async <T>(path: string): Promise<T | undefined> => {
    const text = texts.get(path);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  },
});

async function jsonOf<T>(path: string): Promise<T> {
  const found = await filesOf(await portal).json<T>(path);
  if (found === undefined) throw new Error(`no ${path}`);
  return found;
}

describe('its files', () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  it.each([
    [/^search\/county-\d\/index\.json$/, namesSchema, 3],
    [/^search\/county-\d\/tokens\.json$/, tokensSchema, 3],
    [/^search\/county-\d\/\d{4}-[1-4]\.json$/, quarterSchema, 15],
    [/^search\/all\/index\.json$/, routingSchema, 1],
  ])('%s keep their schema', async (paths, schema, fewest) => {
    const validate = ajv.compile(schema);
    const own = [...(await portal)].filter(([path]) => paths.test(path));
    expect(own.length).toBeGreaterThanOrEqual(fewest);
    for (const [path, text] of own)
      expect([path, validate(JSON.parse(text)), validate.errors]).toEqual([path, true, null]);
  });

  it('are three that change with one more meeting, but for documents that have got a page by it', async () => {
    const whole = inventGovernment(3, 30);
    const before = await searchFilesOf({ ...whole, meetings: whole.meetings.slice(0, -1) });
    const after = await searchFilesOf(whole);
    const withoutPages = (text = '') => text.replace(/,"page":"county-3\/documents\/[^"]+"/g, '');
    const changed = [...after.files].flatMap(([path, text]) =>
      withoutPages(text) === withoutPages(before.files.get(path)) ? [] : [path],
    );
    expect(changed.sort()).toEqual(
      ['2024-4', 'index', 'tokens'].map((name) => `search/county-3/${name}.json`),
    );
    expect([...before.files.keys()].filter((path) => !after.files.has(path))).toEqual([]);
    expect(before.summary.search).not.toBe(after.summary.search);
  });
});

describe('the tokens', () => {
  it('lead from whatever stands in a text to the file that has it', async () => {
    const files = filesOf(await portal);
    const routing = await jsonOf<SearchRouting>('search/all/index.json');
    const quarters = [...(await portal)].filter(([path]) => /\d{4}-[1-4]\.json$/.test(path));
    const texts = quarters.flatMap(([path, text]) =>
      textsOf(JSON.parse(text) as SearchQuarter).map((one) => ({ path, text: one })),
    );
    const stretch = fc.integer({ min: 2, max: 12 });
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(texts.length - 1), fc.nat(), stretch, async (i, from, length) => {
        const { path = '', text = '' } = texts[i] ?? {};
        const characters = Array.from(text);
        const start = from % characters.length;
        const words = wordsOf(characters.slice(start, start + length).join(''), fold);
        const found = await candidatesOf(words, routing, false, files, fold);
        const { place } = found.governments.find(({ source }) => path.includes(`/${source}/`)) ?? {};
        if (place === undefined) throw new Error(`no government of ${path}`);
        // What names the government alone is not looked for in its meetings; a number that is cut in two is another one.
        const isAsked = words.some((word) => tokensAt(word, place) !== undefined);
        const isThere = soughtAt(words, place).patterns.every(
          (one) => one === undefined || fold(text).text.search(one) >= 0,
        );
        if (!isAsked || !isThere) return;
        asked += 1;
        const paths = found.quarters.map(
          ({ government, file }) => `search/${government.source}/${file}.json`,
        );
        expect(paths).toContain(path);
      }),
      { numRuns: 400 },
    );
    expect(asked).toBeGreaterThan(300);
  });

  it('lead nowhere where there is nothing', async () => {
    const routing = await jsonOf<SearchRouting>('search/all/index.json');
    const words = wordsOf('空间站对接', fold);
    const found = await candidatesOf(words, routing, false, filesOf(await portal), fold);
    expect([found.names, found.quarters]).toEqual([[], []]);
  });

  it('lead to a name of which one character is wrong, whichever', async () => {
    const routing = await jsonOf<SearchRouting>('search/all/index.json');
    const { people } = await jsonOf<SearchNames>('search/county-4/index.json');
    const name = people.find((one) => one.name.length === 3)?.name ?? '';
    for (let wrong = 0; wrong < 3; wrong++) {
      const typed = [...name].map((one, i) => (i === wrong ? '囗' : one)).join('');
      const words = wordsOf(typed, fold);
      const { names } = await candidatesOf(words, routing, true, filesOf(await portal), fold);
      expect(names.map(({ government }) => government.source)).toContain('county-4');
    }
  });
});

/** What one government has of a query. */
async function found(query: string, names: SearchNames, quarter?: SearchQuarter): Promise<Hit[]> {
  const place = { name: fold(names.name).text, areas: names.areas.map((area) => fold(area).text) };
  const sought = soughtAt(wordsOf(query, fold), place);
  return [...findNames(names, sought, fold), ...(quarter === undefined ? [] : findIn(quarter, sought, fold))];
}

describe('the names', () => {
  it('have people under their posts, too', async () => {
    const names: SearchNames = {
      name: '云泽县人民政府',
      areas: ['云泽县', '县'],
      version: 'a',
      quarters: {},
      organizations: [],
      people: [
        { name: '骆成钢', post: '副县长', meetings: 2, page: 'yunze/people/a.html' },
        { name: '路怀谷', post: '县政府办主任', meetings: 1, page: 'yunze/people/b.html' },
      ],
    };
    expect((await found('副县长', names)).map(({ page }) => page)).toEqual(['yunze/people/a.html']);
    expect((await found('副县长 骆成钢', names)).map(({ page }) => page)).toEqual(['yunze/people/a.html']);
  });

  it('have one department under each of its names', async () => {
    const world = new AllWorld();
    const named = (name: string) => ({ decisions: [{ responsible: [{ name, role: 'owner' as const }] }] });
    await world.publish('yunze/2024/1', { heldOn: '2024-01-02', ...named('县财政局') });
    await world.publish('yunze/2024/2', { heldOn: '2024-02-02', ...named('财政局') });
    await world.publish('yunze/2024/3', { heldOn: '2024-03-02', ...named('云泽县财政局') });
    await world.settle();
    const names: SearchNames = JSON.parse(await world.text('search/yunze/index.json'));
    for (const query of ['财政局', '县财政局', '云泽县财政局']) {
      const [organization, ...others] = await found(query, names);
      expect(others).toEqual([]);
      expect(organization).toMatchObject({ group: 'organization', count: 3, isExact: true });
      expect(await world.text(organization?.page ?? '')).toContain('财政局');
    }
  });

  it('put a department before the people who work there, and no other one', async () => {
    const names: SearchNames = {
      name: '云泽县人民政府',
      areas: ['云泽县', '县'],
      version: 'a',
      quarters: {},
      organizations: [
        { names: ['县水利局', '县水利'], decisions: 1, page: 'yunze/organizations/a.html' },
        { names: ['县水利局河道管理所'], decisions: 9, page: 'yunze/organizations/b.html' },
      ],
      people: [{ name: '路怀谷', post: '水利局', meetings: 1, page: 'yunze/people/b.html' }],
    };
    const first = async (query: string) =>
      groupsInOrder(await found(query, names)).filter((group) => group !== 'government')[0];
    for (const query of ['水利局', '县水利局', '县水利']) expect(await first(query)).toBe('organization');
    for (const query of ['水利局河道', '路怀谷']) expect(await first(query)).toBe('person');
  });

  it('lead to the place in the meeting of a department without a page', async () => {
    const world = new AllWorld();
    await world.publish('yunze/2024/1', {
      attendance: [{ name: '沈望舟', organization: '县水利局' }],
      decisions: [{ responsible: [{ name: '县财政局', role: 'owner' }] }],
    });
    await world.settle();
    const names: SearchNames = JSON.parse(await world.text('search/yunze/index.json'));
    for (const [query, kind] of [
      ['水利局', 'a'],
      ['财政局', 'd'],
    ] as const) {
      const hits = await found(query, names);
      const [path = '', anchor = ''] =
        hits.find(({ group }) => group === 'organization')?.page.split('#') ?? [];
      expect(anchor.startsWith(`${kind}-`)).toBe(true);
      expect(await world.text(path)).toContain(`id="${anchor}"`);
    }
  });

  it('lead to a page of the person, else to the meeting that names the person', async () => {
    const world = new AllWorld();
    const attendance = [{ name: '林知远', role: 'chair' as const }];
    for (const n of [1, 2, 3])
      await world.publish(`yunze/2024/${n}`, {
        heldOn: `2024-0${n}-02`,
        attendance: n === 1 ? [...attendance, { name: '沈望舟', role: 'observer' }] : attendance,
      });
    await world.settle();
    const names: SearchNames = JSON.parse(await world.text('search/yunze/index.json'));
    const [often] = await found('林知远', names);
    const [once] = await found('沈望舟', names);
    expect(often?.page).toMatch(/^yunze\/people\/[0-9a-f]{16}\.html$/);
    expect(once?.page).toMatch(/^yunze\/meetings\/2024\/1\.html#a-[0-9a-f]{8}$/);
    for (const page of [often?.page, once?.page]) {
      const [path = '', anchor] = page?.split('#') ?? [];
      expect(await world.text(path)).toContain(anchor === undefined ? '林知远' : `id="${anchor}"`);
    }
  });
});

describe('a number with a sign', () => {
  it('is found without it, but first with it', () => {
    const decision = (n: number, text: string) => ({ anchor: `d-${n}`, kind: 'other' as const, text });
    const quarter = {
      meetings: [
        {
          page: 'b.html',
          name: '乙',
          heldOn: '2024-03-02',
          items: [],
          decisions: [decision(1, '30日前完成。')],
        },
        {
          page: 'a.html',
          name: '甲',
          heldOn: '2024-02-02',
          items: [],
          decisions: [decision(2, '拨付30％。')],
        },
        {
          page: 'a.html',
          name: '甲',
          heldOn: '2024-02-02',
          items: [],
          decisions: [decision(3, '增30户。')],
        },
      ],
    } as unknown as SearchQuarter;
    const sought = soughtAt(wordsOf('30%', fold), { name: '云泽县', areas: [] });
    const hits = findIn(quarter, sought, fold).sort(inOrder);
    expect(hits.map(({ page }) => page)).toEqual(['a.html#d-2', 'b.html#d-1', 'a.html#d-3']);
  });
});

describe('the index of all', () => {
  async function world(): Promise<AllWorld> {
    const there = new AllWorld();
    for (const source of ['linlan-qingyu', 'yunze'])
      for (const n of [1, 2]) await there.publish(`${source}/2024/${n}`, { heldOn: `2024-04-0${n}` });
    await there.publish('yunze/2024/3', {
      heldOn: '2024-05-05',
      decisions: [{ text: '会议同意月球基地选址。', subjects: ['月球基地选址'] }],
    });
    await there.settle();
    return there;
  }
  const night = async (there: AllWorld) => {
    await there.builds.mark(ALL_SEARCH, there.time());
    return (await there.build(ALL_SEARCH)).written;
  };
  const routingOf = async (there: AllWorld): Promise<SearchRouting> =>
    JSON.parse(await there.text('search/all/index.json'));
  async function sourcesWith(query: string, there: AllWorld): Promise<string[]> {
    const files = { json: async (path: string) => JSON.parse(await there.text(path)) };
    const { quarters } = await candidatesOf(wordsOf(query, fold), await routingOf(there), false, files, fold);
    return quarters.map(({ government, file }) => `${government.source} ${file}`);
  }

  it('does not wait for the night the first time', async () => {
    expect(await sourcesWith('月球基地', await world())).toEqual(['yunze 2024-2']);
  });

  it('is made at night, says of which day it is, and is not written again where nothing has changed', async () => {
    const there = await world();
    await night(there);
    expect(await routingOf(there)).toMatchObject({
      asOf: '2024-09-01',
      governments: [{ source: 'linlan-qingyu' }, { source: 'yunze' }],
    });
    expect(await sourcesWith('月球基地', there)).toEqual(['yunze 2024-2']);
    expect(await night(there)).toEqual([]);
  });

  it('is the same after the night, whatever came before', async () => {
    const [one, other] = [await world(), new AllWorld()];
    await other.publish('yunze/2024/9', { heldOn: '2024-06-05' });
    await other.settle();
    other.records.delete('yunze/2024/9');
    for (const [id, record] of one.records) {
      const object = await one.store.get(record.current.documentKey);
      await other.store.put(record.current.documentKey, object?.body ?? new Uint8Array());
      other.records.set(id, record);
    }
    for (const source of ['yunze', 'linlan-qingyu']) await other.builds.mark(source, other.time());
    await other.settle();
    for (const there of [one, other]) {
      await night(there);
      there.now += 86_400_000;
      await there.settle();
    }
    const files = async (there: AllWorld) => {
      const paths = (await there.paths()).filter((path) => path.startsWith('search/'));
      return Promise.all(paths.map(async (path) => [path, await there.text(path)]));
    };
    expect(await files(other)).toEqual(await files(one));
  });

  it('lies in another folder when it is another, and the old one goes a day later', async () => {
    const there = await world();
    await night(there);
    const { folder } = await routingOf(there);
    await there.publish('yunze/2024/4', { heldOn: '2024-06-05' });
    await there.settle();
    expect((await routingOf(there)).folder).toBe(folder);
    await night(there);
    const after = await routingOf(there);
    expect(after.folder).not.toBe(folder);
    const folders = async () =>
      new Set((await there.paths()).flatMap((path) => /^search\/all\/[^/]+(?=\/)/.exec(path) ?? []));
    expect(await folders()).toEqual(new Set([folder, after.folder]));
    there.now += 86_400_000;
    await there.settle();
    expect(await folders()).toEqual(new Set([after.folder]));
  });

  it('does not wait for the night with what is taken down', async () => {
    const there = await world();
    await night(there);
    await there.withdraw('yunze/2024/3');
    await there.settle();
    expect(await sourcesWith('月球基地', there)).toEqual([]);
    for (const path of await there.paths())
      if (path.startsWith('search/yunze/')) expect(await there.text(path)).not.toContain('月球');
  });

  it('is built without a government whose file was taken away, which writes it anew', async () => {
    const there = await world();
    await night(there);
    const path = 'search/yunze/tokens.json';
    await there.publish('linlan-qingyu/2024/9', { heldOn: '2024-06-09' });
    await there.settle();
    await there.publicStore.delete(path);
    await there.builds.mark(ALL_SEARCH, there.time());
    const { failed } = await there.build(ALL_SEARCH);
    expect(failed.map(({ code }) => code)).toEqual(['tokens-missing', 'tokens-missing']);
    expect(failed[0]?.message).toContain(path);
    expect(await sourcesWith('月球基地', there)).toEqual([]);
    await there.settle();
    expect(await there.paths()).toContain(path);
    there.now += 86_400_000;
    await there.settle();
    expect(await sourcesWith('月球基地', there)).toEqual(['yunze 2024-2']);
  });
});
