import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { linkHeader } from '../../functions/publish/websub.ts';
import { refused } from '../../functions/shared/errors.ts';
import { localBaseUrl, servePublic } from '../server.ts';
import { siteOf } from '../site.ts';
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
  await stop.requested;
  await server.close();
  stop.dispose();
  return 0;
}
