import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnMachine } from '../../functions/publish/identity.ts';
import { linkHeader } from '../../functions/publish/websub.ts';
import { refused } from '../../functions/shared/errors.ts';
import { publishedFor } from '../published-with.ts';
import { localBaseUrl, servePublic } from '../server.ts';
import { rememberedSite, siteOf } from '../site.ts';
import { stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';

export interface ServeOptions {
  readonly data: string;
  readonly port?: number;
  readonly host?: string;
}

/** `serve`: what has been published, on this machine, until it is told to stop. Reads files only and takes no lock. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const folder = join(options.data, 'public');
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    throw refused(
      'nothing-published',
      `nothing has been published in ${options.data} yet; \`start\` or \`publish\` does that`,
    );
  }
  const stop = stopOnSignals();
  const { data } = options;
  const server = await servePublic(folder, {
    ...options,
    baseUrl: siteOf({ data }).baseUrl,
    linkOf: (path, port) => linkHeader(siteOf({ data, port }), path),
  });
  terminal.out(`${localBaseUrl(server.port)}/ serves ${folder}; Ctrl-C ends it.\n`);
  terminal.err(elsewhere(data, server.port));
  await stop.requested;
  await server.close();
  stop.dispose();
  return 0;
}

/** What to know where pages lead to another address than the one at which they are looked at; nothing where they do not. */
function elsewhere(data: string, port: number): string {
  const [published, here] = [publishedFor(data), localBaseUrl(port)];
  if (published === undefined || published === here) return '';
  const what = `These pages were published for ${published}: feeds, citations and lists of downloads lead there, not to ${here}.`;
  if (!isOwnMachine(published)) return `${what}\n`;
  // Where an address is remembered, a port alone changes nothing.
  const option = rememberedSite(data) === undefined ? `--port ${port}` : `--base-url ${here}`;
  return `${what} To publish them anew for it: open-minutes publish --data ${data} ${option}\n`;
}
