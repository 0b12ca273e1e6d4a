// Parses one page of as many KB as the first argument says, grown as the second says, and prints the most memory that the
// process ever held, in MB.
import { growths } from './grown.ts';
import { pageOf, parseOrRefuse } from './pages.ts';

const [kilobytes, name = ''] = process.argv.slice(2);
const bytes = Number(kilobytes) * 1024;
const write = growths[name];
if (write === undefined || !(bytes > 0)) throw new Error('usage: memory-of.ts KILOBYTES NAME');
const share = Buffer.byteLength(write(4000)) / write(4000).length;
parseOrRefuse(pageOf('page', Buffer.from(write(Math.round(bytes / share))), 'text/plain; charset=utf-8'));
console.log(process.resourceUsage().maxRSS / 1024);
