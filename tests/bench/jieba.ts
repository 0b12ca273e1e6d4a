import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import { inTurns, median, warmUp } from './measure.ts';
import { type BenchPage, pageClasses, parseOf } from './pages.ts';
import type { Report } from './report.ts';

/** Page → document, against one pass of a native part-of-speech tagger over the same text. */
export function againstJieba(report: Report): void {
  report.section('page → document, against one tagging pass of jieba over the same text');
  const jieba = Jieba.withDict(dict);
  const tag = (page: BenchPage) => jieba.tag(page.text);
  const classes = pageClasses(40);
  const all = classes.flatMap(({ pages }) => pages);
  warmUp(all, parseOf, 8000);
  warmUp(all, tag, 500);
  for (const { name, pages } of classes) {
    const times = inTurns(pages, parseOf, tag, 15);
    const sum = (pick: (of: { a: number; b: number }) => number) =>
      times.reduce((total, of) => total + pick(of), 0);
    const ratios = times.map(({ a, b }) => a / b);
    report.add({
      what: `${name} (${pages.length})`,
      value: sum(({ a }) => a) / sum(({ b }) => b),
      unit: '×',
      promised: { atMost: 5 },
    });
    report.note(
      `by page: ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}, median ${median(ratios).toFixed(2)}`,
    );
  }
}
