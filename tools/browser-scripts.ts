// Bundles the scripts that run in the reader's browser into the texts that are published.
//   tsx tools/browser-scripts.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const FOLDER = join(import.meta.dirname, '../functions/publish/site/scripts');
const BROWSERS = ['chrome111', 'firefox114', 'safari16.4'];

/** The module that has the script of that name as its text. */
export async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, `browser/${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: BROWSERS,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  return `// Made from browser/${name}.ts by \`npx tsx tools/browser-scripts.ts\`: change that, not this.\nexport const ${name}Script = ${JSON.stringify(script)};\n`;
}

/** Where it lies. */
export const bundleOf = (name: string): string => join(FOLDER, `generated/${name}.ts`);

export const SCRIPTS: readonly string[] = ['search'];

if (process.argv[1] === import.meta.filename)
  for (const name of SCRIPTS) writeFileSync(bundleOf(name), await bundled(name));
