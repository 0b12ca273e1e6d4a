// Known weaknesses of the packages in package-lock.json, as npm's registry tells them (`npm audit`): each must be answered in
// .ci/advisories.json, and no answer may have outlived what it answers.
//   node .ci/audit.mjs    ends with 0 when all is answered, 1 when not, and 3 when the registry could not be asked
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What is wrong, in words.
 * @param report What `npm audit --json` printed.
 * @param answers Of .ci/advisories.json: which advisory (GHSA-…) of which package, why it is accepted, by which day it is looked at again.
 * @param today ISO 8601.
 */
export function judge(report, answers, today) {
  const found = new Map();
  // A cause that is a name is a package that has it from another one, which is told itself.
  for (const { name, via } of Object.values(report.vulnerabilities))
    for (const cause of via)
      if (typeof cause === 'object') found.set(cause.url.split('/').at(-1), { name, ...cause });
  const wrong = [];
  for (const [id, { name, severity, title, url, range }] of found) {
    const answer = answers.find((one) => one.id === id);
    if (answer === undefined) wrong.push(`${name} ${range}: ${severity}, ${title} (${url})`);
    else if (answer.until < today)
      wrong.push(`${id} (${name}) was accepted until ${answer.until}: look at it again`);
  }
  for (const { id, package: name } of answers)
    if (!found.has(id)) wrong.push(`${id} (${name}) is told no more: take it out of .ci/advisories.json`);
  return wrong;
}

function audit() {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=1', '--fetch-timeout=30000'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    report = { message: 'npm audit printed no report' };
  }
  if (report.vulnerabilities === undefined) {
    console.error(
      `NOT RUN: the registry did not tell advisories (${report.message ?? report.error?.summary})`,
    );
    return 3;
  }
  const answers = JSON.parse(readFileSync(new URL('advisories.json', import.meta.url), 'utf8'));
  const wrong = judge(report, answers, new Date().toISOString().slice(0, 10));
  for (const line of wrong) console.error(line);
  if (wrong.length === 0)
    console.log(`${report.metadata.dependencies.total} packages, ${answers.length} advisories, all answered`);
  return wrong.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = audit();
