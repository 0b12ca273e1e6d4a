import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * The options of a program of the tests. Prints how it is used and ends it where `--help` asks for that, and with status 2
 * where the options are others.
 */
export function optionsOf<T extends ParseArgsConfig>(
  help: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  if (process.argv.includes('--help')) {
    console.log(help);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
}
