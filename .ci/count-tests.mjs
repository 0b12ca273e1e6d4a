// Prints how many tests of a vitest report (JSON) passed and failed, and names those that were left out.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
if (tests.length === 0) throw new Error('The report holds no tests');
for (const { status, fullName } of tests) {
  if (status !== 'passed' && status !== 'failed') console.error(`NOT RUN on this machine: ${fullName}`);
}
// A file that cannot be loaded has no tests, and has failed all the same.
const broken = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
);
const count = (status) => tests.filter((test) => test.status === status).length;
console.log(count('passed'), count('failed') + broken.length);
