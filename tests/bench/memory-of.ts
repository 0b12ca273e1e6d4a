// Parses one page of as many KB as the argument says, and prints the most memory that the process ever held, in MB.
import { growths } from './grown.ts';
import { pageOf, parseOf } from './pages.ts';

const bytes = Number(process.argv[2]) * 1024;
const write = growths['more items and more people'];
if (write === undefined || !(bytes > 0)) throw new Error('usage: memory-of.ts KILOBYTES');
parseOf(pageOf('page', Buffer.from(write(bytes / 3)), 'text/plain; charset=utf-8'));
console.log(process.resourceUsage().maxRSS / 1024);
