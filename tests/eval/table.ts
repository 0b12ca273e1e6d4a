/** A table in Markdown, with columns of one width so that it reads on a terminal too. First column left, others right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, at) => Math.max(3, ...[head, ...rows].map((row) => width(row[at] ?? cell))));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => pad(cell, widths[at] ?? 0, at > 0)).join(' | ')} |`;
  const rule = widths.map((wide, at) => (at > 0 ? `${'-'.repeat(wide - 1)}:` : '-'.repeat(wide)));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Columns on a terminal: Han characters and full-width forms take two. */
const width = (text: string): number => text.length + (text.match(/[⺀-鿿＀-￯]/g)?.length ?? 0);

const pad = (text: string, wide: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, wide - width(text)));
  return right ? space + text : text + space;
};

/** 0.9876 → 0.988; never rounded up to 1, nor down to 0. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (value < 1 && value > 0.9995) return '0.999';
  return value.toFixed(3);
}
