import { explainAnyFormat, parseAnyFormat } from '../../functions/parse/parse.ts';
import { isKind } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { InputRefused, readInput } from '../inputs.ts';
import { checkSource, knownSources } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `parse FILE`: one minutes document as JSON on standard output, and nothing else there. With `--explain` it stands under
 * `document`, and how it came about beside it under `explanation`.
 */
export async function parseFile(
  file: string,
  options: { readonly source?: string; readonly explain?: true },
  terminal: Terminal,
): Promise<number> {
  checkSource(options.source);
  try {
    const { input, bytes } = await readInput(file);
    const read = options.explain ? explainAnyFormat : parseAnyFormat;
    const printed = await read(
      { bytes, contentType: input.contentType, sha256: sha256(bytes) },
      knownSources,
      options.source,
    );
    terminal.out(`${JSON.stringify(printed, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof InputRefused) terminal.err(`open-minutes: ${error.message}\n`);
    else if (isKind(error, 'refused') || isKind(error, 'permanent')) {
      terminal.err(`open-minutes: ${file}: ${error.message}\n`);
    } else throw error;
    return 1;
  }
}
