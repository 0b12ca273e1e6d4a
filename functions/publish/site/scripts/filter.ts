/**
 * Filters of long lists: a field in front of every list that says how it wants to be filtered, and a choice of kinds for
 * lists of decisions. Nothing is lost without it. Kept as text, like the stylesheet: it runs in the reader's browser, which
 * knows no TypeScript. The words are attributes of the script element, in the language of its page.
 */
export const filterScript = `'use strict';
(() => {
  const FEWEST = 9;
  const words = document.currentScript.dataset;
  const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/\\s+/g, '');

  for (const list of document.querySelectorAll('[data-filter]')) {
    const items = [...list.children].map((element) => ({
      element,
      text: plain(element.textContent),
      kind: element.dataset.kind,
    }));
    if (items.length < FEWEST) continue;

    const bar = document.createElement('p');
    bar.className = 'filter';
    const field = document.createElement('input');
    field.type = 'search';
    field.placeholder = words.filter;
    field.setAttribute('aria-label', words.filter);
    const left = document.createElement('span');
    left.className = 'note';
    left.setAttribute('role', 'status');
    bar.append(field);

    const kinds = [...new Set(items.flatMap(({ kind }) => kind ?? []))];
    const choice = document.createElement('select');
    if (kinds.length > 1) {
      choice.setAttribute('aria-label', words.kind);
      choice.append(new Option(words.every, ''));
      for (const kind of kinds) {
        const stamp = items.find((item) => item.kind === kind).element.querySelector('.stamp');
        choice.append(new Option(stamp.textContent, kind));
      }
      bar.append(choice);
    }
    bar.append(left);
    list.before(bar);

    const apply = () => {
      const wanted = plain(field.value);
      let shown = 0;
      for (const { element, text, kind } of items) {
        const fits = text.includes(wanted) && (choice.value === '' || choice.value === kind);
        element.hidden = !fits;
        if (fits) shown += 1;
      }
      left.textContent = shown === items.length ? '' : words.left.replace('{n}', String(shown));
    };
    field.addEventListener('input', apply);
    choice.addEventListener('change', apply);
  }
})();
`;
