import { INDEX_PAGE } from '../../addresses.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { indexPage } from '../../site/index-page.tsx';
import { editions, namesOf, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/** The portal's first page: what is new, whose minutes there are. */
export function targetsOf({ meetings, governments }: AllIndex, context: TargetContext): Target[] {
  const sources = governments.map(({ source }) => source);
  const named = new Set([...sources, ...meetings.map(({ document }) => document.source)]);
  return [
    {
      id: 'home',
      order: 'page',
      inputs: {
        meetings: meetings.map(({ document, version }) => [document.id, version]),
        governments: sources,
        names: namesOf([...named], context),
      },
      render: () => textFiles(editions(INDEX_PAGE, context, (page) => indexPage(meetings, sources, page))),
    },
  ];
}
