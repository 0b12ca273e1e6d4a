// What runs in the reader's browser, in a document that is not one: the filter of lists, and the search.
import { parseHTML } from 'linkedom';
import { describe, expect, it, vi } from 'vitest';
import { filterScript } from '../../../functions/publish/site/scripts/filter.ts';
import { searchScript } from '../../../functions/publish/site/scripts/search.ts';
import { siteOf } from '../government.ts';
import { inventYears } from '../invented-years.ts';

const files = await siteOf(inventYears({ meetings: 30 }).reverse());

describe('the search', () => {
  async function search(query: string) {
    const { document } = parseHTML(files.get('search.html') ?? '');
    const form = document.querySelector('form');
    if (form === null) throw new Error('there is no form');
    // What linkedom lacks of forms.
    const [q, source] = [form.querySelector('input'), form.querySelector('select')];
    const options = [...(source?.querySelectorAll('option') ?? [])].map((one) => ({
      value: one.getAttribute('value') ?? '',
    }));
    const elements = {
      q: { value: query },
      source: { value: '', options, addEventListener: () => {} },
    };
    Object.defineProperty(form, 'elements', { value: elements });
    const asked: string[] = [];
    const fetch = async (path: string) => {
      asked.push(path);
      const text = files.get(path);
      return { ok: text !== undefined, json: async () => JSON.parse(text ?? '') };
    };
    const place = `https://minutes.example/cn/search.html?q=${encodeURIComponent(query)}`;
    new Function('document', 'fetch', 'location', 'history', searchScript)(
      document,
      fetch,
      { href: place },
      { replaceState: () => {} },
    );
    const state = document.getElementById('search-state');
    await vi.waitFor(() => expect(state?.textContent).not.toMatch(/^(?:|正在查找……)$/));
    const results = [...document.querySelectorAll('#results li')].map((item) => ({
      text: item.textContent ?? '',
      href: item.querySelector('a')?.getAttribute('href') ?? '',
    }));
    return { state: state?.textContent ?? '', results, asked, hidden: form.hidden, q };
  }

  it('finds decisions that have all the words, and leads to them', async () => {
    const { state, results, asked, hidden } = await search('渡口 水利局');
    expect(results.length).toBeGreaterThan(0);
    expect(state).toBe(`找到${results.length}项决定`);
    for (const { text, href } of results) {
      expect(text).toMatch(/渡口.*水利局/);
      expect(href).toMatch(/^yunze\/meetings\/202[34]\/\d+\.html#d-/);
    }
    expect(asked).toEqual(['search/yunze/index.json', 'search/yunze/2024.json', 'search/yunze/2023.json']);
    expect(hidden).toBe(false);
  });

  it('finds what is worded a little differently by pairs of characters', async () => {
    const { results } = await search('渡口的管理');
    expect(results.length).toBeGreaterThan(0);
    expect(results[0]?.text).toContain('渡口管理');
  });

  it('says when there is nothing', async () => {
    expect((await search('水利局 空间站')).state).toContain('没有找到');
  });
});

describe('the filter of a list', () => {
  it('shows what has the words', () => {
    const { document } = parseHTML(files.get('yunze/meetings/2023/index.html') ?? '');
    const script = document.querySelector('script');
    Object.defineProperty(document, 'currentScript', { value: script });
    new Function('document', 'Option', filterScript)(document, class {});
    const field = document.querySelector('.filter input');
    const items = [...document.querySelectorAll('[data-filter] > li')];
    expect(items.length).toBeGreaterThan(9);
    if (field === null) throw new Error('there is no field');
    Object.assign(field, { value: '第3次' });
    field.dispatchEvent(new (document.defaultView?.Event ?? Event)('input'));
    const shown = items.filter((item) => !item.hasAttribute('hidden'));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(items.length);
    for (const item of shown) expect(item.textContent).toMatch(/第3次/);
    expect(document.querySelector('.filter .note')?.textContent).toBe(`${shown.length}项`);
  });
});
