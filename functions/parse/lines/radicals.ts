import type { RawPage } from '../page/raw-page.ts';
import { foldIdeographs, hasRadicals } from '../text/folds.ts';
import { detectScript } from '../text/scripts.ts';

/**
 * A page with characters where fonts and programs wrote radicals and compatibility forms in their place (⽔ for 水): no
 * page of minutes means those, and whoever searches the published text does not find them.
 */
export function withoutRadicals(page: RawPage): RawPage {
  if (!page.lines.some(hasRadicals)) return page;
  const isSimplified = detectScript(page.lines.join('\n')) === 'hans';
  return { ...page, lines: page.lines.map((line) => foldIdeographs(line, isSimplified)) };
}
