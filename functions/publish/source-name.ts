import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';

/** The source of pages that no configuration recognises. */
export const UNKNOWN_SOURCE = 'unknown';

/** The name of a government, or its id where no configuration describes it. */
export function sourceName(sources: readonly Source[], id: string): string {
  const source = sources.find((candidate) => candidate.id === id);
  if (source !== undefined) return source.name;
  return id === UNKNOWN_SOURCE ? '来源未识别' : id;
}

/** Who decided, for a sentence: the government, or for a page that was not recognised the body that it names. */
export function deciderName(
  sources: readonly Source[],
  { source, body }: Pick<MinutesDocument, 'source' | 'body'>,
): string {
  return source === UNKNOWN_SOURCE ? (body ?? '') : sourceName(sources, source);
}

/** True for the governments of the bundled sample: nobody shall take their minutes for real ones. */
export const isInvented = (sources: readonly Source[], id: string): boolean =>
  sources.some((source) => source.id === id && source.invented === true);
