// Prints each measured figure beside its floor; exits with 1 when one lies below. Arguments: scores, floors (JSON).
import { readFileSync } from 'node:fs';

const [scores, floors] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')));
let failed = false;
for (const [metric, figures] of Object.entries(floors.floors)) {
  for (const [figure, floor] of Object.entries(figures)) {
    const measured = scores[metric]?.[figure];
    const holds = typeof measured === 'number' && measured >= floor;
    failed ||= !holds;
    const shown = typeof measured === 'number' ? measured.toFixed(3) : 'not measured';
    console.log(`${holds ? 'ok  ' : 'LOW '} ${metric} ${figure}: ${shown} (floor ${floor})`);
  }
}
if (failed) console.error('Accuracy fell below its floor.');
process.exitCode = failed ? 1 : 0;
