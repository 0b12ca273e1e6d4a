/**
 * The search: reads the index files of the governments that are to be searched, newest year first, and lists what fits as
 * it is found. Chinese has no spaces, so what is not found as it stands is compared by pairs of characters.
 * Kept as text, like the stylesheet: it runs in the reader's browser, which knows no TypeScript.
 */
export const searchScript = `'use strict';
(() => {
  const form = document.getElementById('search-form');
  const list = document.getElementById('results');
  const state = document.getElementById('search-state');
  const { root, folder, ...words } = form.dataset;
  const kinds = JSON.parse(words.kinds);
  const MOST = 100;
  /** Of the pairs of a word that must be there where the word itself is not. */
  const SHARE = 0.5;

  const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/\\s+/g, '');
  const pairs = (text) => Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2));

  /** How well a text fits a word, from 0 to 1. */
  function fit(text, word) {
    if (text.includes(word)) return 1;
    const wanted = pairs(word);
    if (wanted.length < 2) return 0;
    const share = wanted.filter((pair) => text.includes(pair)).length / wanted.length;
    return share >= SHARE ? share * 0.9 : 0;
  }

  const kept = new Map();
  const load = (path) => {
    if (!kept.has(path)) {
      kept.set(path, fetch(folder + path).then((answer) => {
        if (!answer.ok) throw new Error(path);
        return answer.json();
      }));
    }
    return kept.get(path);
  };

  function found(shard, wanted) {
    return shard.meetings.flatMap((meeting) =>
      meeting.decisions.flatMap((decision) => {
        const text = plain([decision.subject, decision.agenda, decision.responsible, meeting.name].join(' '));
        let score = 0;
        for (const word of wanted) {
          const fits = fit(text, word);
          if (fits === 0) return [];
          score += fits;
        }
        return [{ score, meeting, decision, name: shard.name }];
      }),
    );
  }

  function line({ meeting, decision, name }, several) {
    const item = document.createElement('li');
    const stamp = document.createElement('span');
    stamp.className = 'stamp stamp-' + decision.kind;
    stamp.textContent = kinds[decision.kind] ?? decision.kind;
    const link = document.createElement('a');
    link.href = root + meeting.page + '#' + decision.anchor;
    link.lang = 'zh-Hans';
    link.textContent = decision.subject;
    const note = document.createElement('span');
    note.className = 'note';
    note.lang = 'zh-Hans';
    note.textContent = [several ? name : '', meeting.name, meeting.heldOn ?? '', decision.responsible].filter((part) => part).join(' · ');
    item.append(stamp, ' ', link, note);
    return item;
  }

  let turn = 0;
  async function search() {
    const own = ++turn;
    const wanted = form.elements.q.value.split(/\\s+/).map(plain).filter((word) => word !== '');
    const chosen = form.elements.source.value;
    const address = new URL(location.href);
    address.searchParams.set('q', form.elements.q.value);
    address.searchParams.set('source', chosen);
    history.replaceState(null, '', address);
    list.replaceChildren();
    if (wanted.length === 0) {
      state.textContent = '';
      return;
    }
    const sources = chosen === '' ? [...form.elements.source.options].map(({ value }) => value).filter((id) => id !== '') : [chosen];
    let hits = [];
    try {
      for (const source of sources) {
        const { years } = await load(source + '/index.json');
        for (const year of years) {
          state.textContent = words.busy;
          hits = hits.concat(found(await load(source + '/' + year + '.json'), wanted));
          if (own !== turn) return;
          hits.sort((a, b) => b.score - a.score || ((a.meeting.heldOn ?? '') < (b.meeting.heldOn ?? '') ? 1 : -1));
          list.replaceChildren(...hits.slice(0, MOST).map((hit) => line(hit, sources.length > 1)));
        }
      }
      state.textContent = hits.length === 0 ? words.none : (hits.length > MOST ? words.many : words.found).replace('{n}', String(hits.length));
    } catch (error) {
      if (own === turn) state.textContent = words.failed;
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  form.elements.source.addEventListener('change', search);
  form.hidden = false;
  const given = new URL(location.href).searchParams;
  if ([...form.elements.source.options].some(({ value }) => value === given.get('source'))) form.elements.source.value = given.get('source');
  if (given.get('q')) {
    form.elements.q.value = given.get('q');
    search();
  }
})();
`;
