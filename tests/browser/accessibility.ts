import axe, { type AxeResults, type Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe objects to on a page as it looks now, a line for each rule. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, passes }: AxeResults = await page.evaluate('axe.run(document)');
  if (passes.length === 0) throw new Error('axe found nothing to look at');
  return violations.map(told);
}

/** The rule, how often it is broken, where for example, and what would mend it. */
function told({ id, help, nodes }: Result): string {
  const [first] = nodes;
  const where = nodes.slice(0, 3).map(({ target }) => target.join(' '));
  return `${id}: ${help}: ${nodes.length} times, at ${where.join(' and at ')}: ${first?.failureSummary}`;
}
