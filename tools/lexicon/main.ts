import { write } from './build.ts';

// npm run lexicon            builds the tables of functions/parse/lexicon/zh
// npm run lexicon -- FOLDER  counts the texts of a folder before (texts.ts says which)

write(process.argv[2]);
