import { growths } from './grown.ts';
import { exponent, time, warmUp } from './measure.ts';
import { type BenchPage, pageOf, parseOrRefuse } from './pages.ts';
import type { Report } from './report.ts';

const KB = 1024;
const SIZES = [1, 4, 16, 64, 256, 1024].map((size) => size * KB);
/** Below this the time of what every page needs hides how time grows. */
const FITTED_FROM = 16 * KB;
/** Nothing longer is tried of a text that took so many milliseconds: its exponent is plain by then. */
const PATIENCE = 20_000;
/** Seconds of the processor that any page of the largest size may take. */
const LONGEST = 5;

/** A page of about so many bytes. A character of Chinese has three. */
function pageOfSize(name: string, write: (characters: number) => string, bytes: number) {
  const share = Buffer.byteLength(write(4000)) / write(4000).length;
  return pageOf(name, Buffer.from(write(Math.round(bytes / share))), 'text/plain; charset=utf-8');
}

/** Milliseconds that a page takes, the least of some. */
const timeOf = (page: BenchPage, repetitions: number): number =>
  Math.min(...Array.from({ length: repetitions }, () => time(() => parseOrRefuse(page))));

/** Time against length, from 1 KB to 1 MB, of pages as they grow in life and of pages made to be slow. */
export function growth(report: Report): void {
  report.section('time against length: the exponent with which it grows from 16 KB to 1 MB (1 is linear)');
  for (const [name, write] of Object.entries(growths)) {
    const small = pageOfSize(name, write, 4 * KB);
    warmUp([small], parseOrRefuse, 300);
    const points: { x: number; y: number }[] = [];
    for (const size of SIZES) {
      const page = pageOfSize(name, write, size);
      const spent = timeOf(page, size <= 64 * KB ? 3 : 1);
      points.push({ x: page.snapshot.bytes.length, y: spent });
      if (spent > PATIENCE) break;
    }
    report.add({
      what: name,
      value: exponent(points.filter(({ x }) => x >= FITTED_FROM * 0.9)),
      unit: '',
      promised: { atMost: 1.1 },
    });
    report.add({
      what: `${name}, ${Math.round((points.at(-1)?.x ?? 0) / KB)} KB`,
      value: (points.at(-1)?.y ?? 0) / 1000,
      unit: ' s',
      promised: { atMost: LONGEST },
    });
    report.note(points.map(({ x, y }) => `${Math.round(x / KB)} KB ${y.toFixed(0)} ms`).join(', '));
  }
}
