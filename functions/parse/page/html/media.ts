/** Width in pixels of the screen that pages are read on here: that of a desk. */
const WIDTH = 1366;
const HEIGHT = 768;

/** The queries of `@media …`; undefined for another rule. */
export const mediaOf = (prelude: string): string | undefined => /^@media\b(.*)$/isu.exec(prelude)?.[1];

const PIXELS: Readonly<Record<string, number>> = { px: 1, em: 16, rem: 16, pt: 4 / 3 };

function pixels(length: string): number | undefined {
  const [, number, unit = ''] = /^([\d.]+)(px|em|rem|pt)?$/iu.exec(length.trim()) ?? [];
  const scale = number === '0' ? 1 : PIXELS[unit.toLowerCase()];
  return number === undefined || scale === undefined ? undefined : Number(number) * scale;
}

/** Whether a feature of a screen is as a condition asks, (min-width: 768px); undefined for those that nobody knows. */
function hasFeature(condition: string): boolean | undefined {
  const [, bound, feature, words = ''] =
    /^(min-|max-)?(?:device-)?(width|height)\s{0,8}:(.{1,40})$/iu.exec(condition.trim()) ?? [];
  if (feature === undefined)
    return /^orientation\s*:\s*landscape$/iu.test(condition.trim()) ? true : undefined;
  const asked = pixels(words);
  const own = feature.toLowerCase() === 'width' ? WIDTH : HEIGHT;
  if (asked === undefined) return undefined;
  return bound === undefined ? own === asked : bound.toLowerCase() === 'min-' ? own >= asked : own <= asked;
}

/** One query: a kind of medium, and conditions; what is not understood does not apply. */
function isMet(query: string): boolean {
  const [, not, kind, rest = ''] =
    /^\s*(not\b|only\b)?\s*([a-z]+\b)?\s*(?:\band\b)?\s*(.*)$/isu.exec(query.trim()) ?? [];
  const isKind = kind === undefined || /^(?:all|screen)$/iu.test(kind);
  const conditions = rest === '' ? [] : rest.split(/\)\s*and\s*\(/iu);
  const features = conditions.map((one) => hasFeature(one.replace(/^\s*\(|\)\s*$/gu, '')));
  if (features.includes(undefined)) return false;
  const met = isKind && features.every((one) => one === true);
  return /^not$/iu.test(not ?? '') ? !met : met;
}

/** Whether a list of media queries holds for a screen as people have it (Media Queries, 2 and 3); an empty one does. */
export const applies = (queries: string): boolean => queries.trim() === '' || queries.split(',').some(isMet);
