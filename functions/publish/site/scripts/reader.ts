/**
 * What only the reader's browser knows or can do: how far off a deadline is by its clock, and a link beside each person to
 * report a mistake, which would weigh more than the names if it stood in the page. Without it the days stand, and the list is
 * reported as a whole. Kept as text, like the stylesheet; its words are attributes of the script element.
 */
export const readerScript = `'use strict';
(() => {
  const words = document.currentScript.dataset;
  const DAY = 86400000;
  const now = new Date();
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const { lang } = document.documentElement;
  const nearby = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  const far = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });
  // Whole months and years of the calendar: what is not full does not count.
  const inWords = (days, date) => {
    if (Math.abs(days) < 60) return nearby.format(days, 'day');
    const [from, to] = days < 0 ? [date, now] : [now, date];
    const months =
      (to.getFullYear() - from.getFullYear()) * 12 +
      to.getMonth() - from.getMonth() -
      (to.getDate() < from.getDate() ? 1 : 0);
    const sign = Math.sign(days);
    return months < 12 ? far.format(sign * months, 'month') : far.format(sign * Math.floor(months / 12), 'year');
  };
  for (const element of document.querySelectorAll('time.due-day')) {
    const date = new Date(element.getAttribute('datetime') + 'T00:00');
    const days = Math.round((date.getTime() - today) / DAY);
    if (Number.isNaN(days)) continue;
    const told = document.createElement('span');
    told.className = days < 0 ? 'due-told past' : 'due-told';
    told.textContent = words.due.replace('{when}', inWords(days, date));
    element.after(told);
  }
  // What is over by the reader's clock stands apart, folded: what is due next comes first.
  for (const list of document.querySelectorAll('ol.due')) {
    const over = [...list.children].filter((entry) => entry.querySelector('.due-told.past') !== null);
    if (over.length === 0) continue;
    const past = document.createElement('details');
    const summary = document.createElement('summary');
    const entries = document.createElement('ol');
    summary.textContent = words.past.replace('{n}', over.length);
    entries.className = 'due';
    entries.append(...over);
    past.append(summary, entries);
    list.after(past);
    if (list.children.length === 0) list.remove();
  }

  if (words.report === undefined) return;
  for (const entry of document.querySelectorAll('.attendance [id^="a-"]')) {
    const name = entry.querySelector('a');
    const link = document.createElement('a');
    link.className = 'report';
    link.textContent = words.reportWords;
    link.href = words.report
      .replaceAll('__PLACE__', entry.id)
      .replaceAll('__VALUE__', encodeURIComponent(name.textContent));
    link.setAttribute('aria-label', words.reportWords + '：' + name.textContent);
    entry.append(link);
  }
})();
`;
