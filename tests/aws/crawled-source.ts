// The source that the deployed stack crawls: its site is a server on this machine. Run by itself, prints its file.
import { pathToFileURL } from 'node:url';
import type { Source } from '../../schemas/generated/source.ts';

/** Name of the source's file beside those of the sample. */
export const CRAWLED_FILE = 'yunling-qingxi.json';

export const LIST_PATH = '/zwgk/cwhy/';

/** The port on which the site is to be found, as run.sh has settled it. */
export function replicaPort(): number {
  const port = Number(process.env.REPLICA_PORT);
  if (!(port > 0)) throw new Error('REPLICA_PORT is not set: these tests are run by tests/aws/run.sh');
  return port;
}

const source = (port: number): Source => ({
  id: 'yunling-qingxi',
  name: '云岭市青溪区人民政府',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: ['云岭市青溪区人民政府', '青溪区人民政府'],
  invented: true,
  crawl: {
    enabled: true,
    lists: [{ kind: 'html', url: `http://127.0.0.1:${port}${LIST_PATH}`, within: 'ul.list' }],
    everyMinutes: 1,
    limits: { spacingSeconds: 0 },
  },
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(source(replicaPort()), null, 2));
}
