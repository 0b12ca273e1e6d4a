import type { Source } from '../../schemas/generated/source.ts';
import { sourceOf } from '../parse/lexicon/governments.ts';

/** The name of a government, or its id where neither a file nor the table of governments knows it. */
export const sourceName = (sources: readonly Source[], id: string): string =>
  sourceOf(id, sources)?.name ?? id;

/** True for the governments of the bundled sample: nobody shall take their minutes for real ones. */
export const isInvented = (sources: readonly Source[], id: string): boolean =>
  sources.some((source) => source.id === id && source.invented === true);
