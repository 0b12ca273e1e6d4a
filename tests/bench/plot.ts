// Plots as SVG, without a library: small panels side by side, each with logarithmic axes, so that what grows as its cause
// does is a line of slope 1, and what does not grow is level.

export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

const [WIDTH, HEIGHT] = [420, 330];
const MARGIN = { left: 56, right: 24, top: 84, bottom: 46 };
/** Where the names of the lines begin, and how far they are apart. */
const NAMES = { top: 38, apart: 15 };
/** Told apart by colour and by dashes, for whoever sees no colours. */
const STYLES = [
  { colour: '#1f5fa8', dashes: 'none' },
  { colour: '#b3541e', dashes: '6 4' },
  { colour: '#3f7d4e', dashes: '2 3' },
];
const COLUMNS = 2;

/** The panels, two in a row; all have the same axis below. */
export function plot(below: string, panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / COLUMNS);
  const [width, height] = [COLUMNS * WIDTH, rows * HEIGHT];
  const drawn = panels.map(
    (panel, i) =>
      `<g transform="translate(${(i % COLUMNS) * WIDTH} ${Math.floor(i / COLUMNS) * HEIGHT})">${panelOf(panel, below)}</g>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="sans-serif" font-size="12" fill="#222">\n<title>${panels.map(({ title }) => title).join('; ')}</title>\n<rect width="100%" height="100%" fill="#fff"/>\n${drawn.join('\n')}\n</svg>\n`
  );
}

function panelOf({ title, lines }: Panel, below: string): string {
  const points = lines.flatMap((line) => line.points);
  const [right, bottom] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
  const across = scaleOf(
    points.map(({ x }) => x),
    MARGIN.left,
    right,
  );
  const up = scaleOf(
    points.map(({ y }) => y),
    bottom,
    MARGIN.top,
  );
  const grid = [
    ...across.ticks.map(
      (x) =>
        `<path d="M${across.at(x)} ${MARGIN.top}V${bottom}" stroke="#ddd"/>` +
        `<text x="${across.at(x)}" y="${bottom + 16}" text-anchor="middle">${label(x)}</text>`,
    ),
    ...up.ticks.map(
      (y) =>
        `<path d="M${MARGIN.left} ${up.at(y)}H${right}" stroke="#ddd"/>` +
        `<text x="${MARGIN.left - 6}" y="${up.at(y) + 4}" text-anchor="end">${label(y)}</text>`,
    ),
  ];
  const drawn = lines.map(({ name, points: of }, i) => {
    const { colour = '#222', dashes = 'none' } = STYLES[i % STYLES.length] ?? {};
    const path = of.map(({ x, y }) => `${across.at(x)} ${up.at(y)}`).join('L');
    const dots = of.map(
      ({ x, y }) => `<circle cx="${across.at(x)}" cy="${up.at(y)}" r="3" fill="${colour}"/>`,
    );
    const at = NAMES.top + NAMES.apart * i;
    return (
      `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>${dots.join('')}` +
      `<path d="M${MARGIN.left} ${at - 4}h22" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>` +
      `<text x="${MARGIN.left + 28}" y="${at}">${name}</text>`
    );
  });
  const middle = (MARGIN.left + right) / 2;
  return (
    `<text x="${MARGIN.left}" y="20" font-weight="bold">${title}</text>${grid.join('')}${drawn.join('')}` +
    `<text x="${middle}" y="${HEIGHT - 10}" text-anchor="middle">${below}</text>`
  );
}

/** A logarithmic scale over whole steps of 1, 2 and 5. */
function scaleOf(values: readonly number[], from: number, to: number) {
  const steps = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7].flatMap((power) =>
    [1, 2, 5].map((one) => Number(`${one}e${power}`)),
  );
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = steps.findLast((step) => step <= least) ?? least;
  const high = steps.find((step) => step >= most && step > low) ?? most;
  const at = (value: number): number => {
    const share = (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
    return Math.round((from + share * (to - from)) * 10) / 10;
  };
  return { at, ticks: steps.filter((step) => step >= low && step <= high) };
}

const label = (value: number): string =>
  value >= 1e6 ? `${value / 1e6}M` : value >= 10_000 ? `${value / 1000}k` : String(value);
