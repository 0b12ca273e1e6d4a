import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode } from '../../functions/parse/page/decode.ts';
import { readHtml } from '../../functions/parse/page/html/html.ts';
import { inTurns, warmUp } from './measure.ts';
import { pageClasses } from './pages.ts';
import type { Report } from './report.ts';

/** The HTML step alone (markup → lines and article), against Readability on linkedom's tree of the same page. */
export function againstReadability(report: Report): void {
  report.section('HTML → lines and article, against @mozilla/readability with linkedom');
  const readability = (html: string) => new Readability(parseHTML(html).document).parse();
  for (const { name, pages } of pageClasses(40)) {
    const markup = pages
      .filter(({ html }) => html)
      .map(({ snapshot }) => decode(snapshot.bytes, snapshot.contentType).text);
    if (markup.length === 0) continue;
    warmUp(markup, readHtml, 1000);
    warmUp(markup, readability, 1000);
    const times = inTurns(markup, readHtml, readability, 15);
    const [ours, theirs] = [times.map(({ a }) => a), times.map(({ b }) => b)].map((of) =>
      of.reduce((total, one) => total + one, 0),
    );
    report.add({
      what: `${name} (${markup.length})`,
      value: (ours ?? Number.NaN) / (theirs ?? Number.NaN),
      unit: '×',
      promised: { atMost: 1 },
    });
  }
}
