/** Of the mark, in units of its picture of 32 by 32. */
const MARK = {
  red: '#a01c1f',
  margin: 2,
  corner: 5,
  stroke: 2.4,
  from: 9,
  lines: [
    { y: 10.5, to: 23 },
    { y: 16, to: 23 },
    { y: 21.5, to: 17 },
  ],
} as const;
const SIZE = 32;
const SIDE = SIZE - 2 * MARK.margin;

/** The mark of the site: a seal with lines of text, drawn so that it needs no font. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}">
<rect x="${MARK.margin}" y="${MARK.margin}" width="${SIDE}" height="${SIDE}" rx="${MARK.corner}" fill="${MARK.red}"/>
<path d="${MARK.lines.map(({ y, to }) => `M${MARK.from} ${y}h${to - MARK.from}`).join('')}" fill="none" stroke="#fff" stroke-width="${MARK.stroke}" stroke-linecap="round"/>
</svg>
`;

const HEADERS = 6 + 16;
const BITMAP_HEADER = 40;
const PALETTE = 8;
/** One bit a pixel: a row of 32 is four bytes. */
const ROWS = SIZE * (SIZE / 8);

/** The same for whoever asks for `favicon.ico`: one picture of two colours, and the mask of its corners. */
export function favicon(): Uint8Array {
  const bytes = new Uint8Array(HEADERS + BITMAP_HEADER + PALETTE + 2 * ROWS);
  const view = new DataView(bytes.buffer);
  view.setUint16(2, 1, true); // An icon,
  view.setUint16(4, 1, true); // of one picture,
  bytes.set([SIZE, SIZE, 2, 0], 6); // 32 by 32 in two colours:
  view.setUint16(10, 1, true);
  view.setUint16(12, 1, true);
  view.setUint32(14, bytes.length - HEADERS, true);
  view.setUint32(18, HEADERS, true);
  view.setUint32(HEADERS, BITMAP_HEADER, true);
  view.setInt32(HEADERS + 4, SIZE, true);
  view.setInt32(HEADERS + 8, 2 * SIZE, true); // with its mask,
  view.setUint16(HEADERS + 12, 1, true);
  view.setUint16(HEADERS + 14, 1, true);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(MARK.red.slice(at, at + 2), 16),
  );
  const palette = HEADERS + BITMAP_HEADER;
  bytes.set([blue, green, red, 0, 255, 255, 255, 0], palette); // red and white.
  const colours = palette + PALETTE;
  for (let row = 0; row < SIZE; row += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      // Rows go from the bottom up.
      const at = (SIZE - 1 - row) * (SIZE / 8) + (x >> 3);
      const bit = 0x80 >> (x & 7);
      if (isLine(x + 0.5, row + 0.5)) bytes[colours + at] = (bytes[colours + at] ?? 0) | bit;
      if (!isSeal(x + 0.5, row + 0.5)) bytes[colours + ROWS + at] = (bytes[colours + ROWS + at] ?? 0) | bit;
    }
  }
  return bytes;
}

const isLine = (x: number, y: number): boolean =>
  MARK.lines.some((line) => Math.abs(y - line.y) <= MARK.stroke / 2 && x >= MARK.from && x <= line.to);

function isSeal(x: number, y: number): boolean {
  const inner = MARK.margin + MARK.corner;
  const beyond = (at: number) => Math.max(inner - at, at - (SIZE - inner), 0);
  return Math.hypot(beyond(x), beyond(y)) <= MARK.corner;
}
