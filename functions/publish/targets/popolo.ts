import { sourceOf } from '../../parse/lexicon/governments.ts';
import { popoloFile } from '../addresses.ts';
import { popolo } from '../downloads/popolo.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { type GovernmentContext, versionsOf } from './context.ts';
import { denseJson, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** People, bodies, meetings and decisions of a government as civic technology joins them. */
export function targetsOf(
  { source, years, heldIn, names }: GovernmentIndex,
  context: GovernmentContext,
): Target[] {
  const meetings = years.flatMap(heldIn);
  if (meetings.length === 0) return [];
  const roster = sourceOf(source, context.sources)?.roster ?? [];
  return [
    {
      id: `popolo/${source}`,
      order: 'table',
      inputs: [versionsOf(meetings), names.version, roster],
      render: () =>
        textFiles({
          [popoloFile(source)]: denseJson(popolo(source, meetings, { ...context, names, roster })),
        }),
    },
  ];
}
