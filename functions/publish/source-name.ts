import type { Source } from '../../schemas/generated/source.ts';

/** The name of a government, or its id where no configuration describes it. */
export function sourceName(sources: readonly Source[], id: string): string {
  const source = sources.find((candidate) => candidate.id === id);
  if (source !== undefined) return source.name;
  return id === 'unknown' ? '来源未识别' : id;
}
