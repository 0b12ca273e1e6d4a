// What runs in the reader's browser, in a document that is not one: the filter of lists. The search is tried in Chromium (tests/browser).
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { filterScript } from '../../../functions/publish/site/scripts/filter.ts';
import { siteOf } from '../government.ts';
import { inventYears } from '../invented-years.ts';

const files = await siteOf(inventYears({ meetings: 30 }).reverse());

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
