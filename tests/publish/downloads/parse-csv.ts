/** RFC 4180 read strictly: what our CSV says to a program that is not ours. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    const [value, end] = text[position] === '"' ? quoted(text, position) : plain(text, position);
    row.push(value);
    if (text[end] === ',') position = end + 1;
    else if (text.startsWith('\r\n', end)) {
      rows.push(row);
      row = [];
      position = end + 2;
      continue;
    } else throw new Error(`no separator at ${end}: ${JSON.stringify(text.slice(end, end + 20))}`);
    if (position === text.length) row.push('');
  }
  if (row.length > 0) throw new Error('the last row does not end');
  return rows;
}

function plain(text: string, start: number): [value: string, end: number] {
  const length = text.slice(start).search(/[,\r\n"]/);
  const end = length < 0 ? text.length : start + length;
  return [text.slice(start, end), end];
}

function quoted(text: string, start: number): [value: string, end: number] {
  let end = start + 1;
  while (text[end] !== '"' || text[end + 1] === '"') {
    if (end >= text.length) throw new Error('a quote is never closed');
    end += text[end] === '"' ? 2 : 1;
  }
  return [text.slice(start + 1, end).replaceAll('""', '"'), end + 1];
}
