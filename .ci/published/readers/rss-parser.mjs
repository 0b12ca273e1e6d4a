// Prints what rss-parser reads in feeds: one line of JSON for each item of the files that are named on standard input.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const Parser = createRequire(`${process.argv[2]}/`)('rss-parser');
const parser = new Parser();
for (const file of readFileSync(0, 'utf8')
  .split('\n')
  .filter((name) => name !== '')) {
  const feed = await parser.parseString(readFileSync(file, 'utf8'));
  for (const { guid, id, title, link, isoDate } of feed.items)
    console.log(
      JSON.stringify({ file, id: guid ?? id, title, link, published: isoDate, language: feed.language }),
    );
}
