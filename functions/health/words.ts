// What is wrong with a source, in the words of its readers.
import type { Problem, State } from '../../schemas/generated/status.ts';
import { dayInWords } from '../publish/labels.ts';
import { firstWords, hasMessage, type Words } from '../publish/site/words.ts';
import type { FillRates } from './facts.ts';

/** A reason for which an address was not fetched or a list not read; one without words of its own by its code. */
export function reasonInWords(code: string, words: Words = firstWords): string {
  const key = `reason.${code}`;
  return hasMessage(key) ? words(key) : words('reason.unknown', { code });
}

const FACT: Readonly<Record<keyof FillRates, string>> = {
  heldOn: '会议日期',
  number: '会议次数',
  decisions: '会议决定',
  attendance: '参会人员',
};
const FACT_EN: Readonly<Record<keyof FillRates, string>> = {
  heldOn: 'day of the meeting',
  number: 'number',
  decisions: 'decisions',
  attendance: 'attendance',
};

const COMMAND = 'open-minutes';

/** The commands that a person mends things with; how to go on, docs/runbook.md says under the same names. */
const lookAt = (source: string): string => `${COMMAND} sources check ${source}`;
const BUILD_ALL = `${COMMAND} publish --all`;

/** What is done about what a build could not render, by the code of the failure. */
const REMEDY: Readonly<Record<string, (source: string) => string>> = {
  'rows-lost': (source) => `${COMMAND} publish --accept-loss ${source}`,
  'document-missing': () => `${COMMAND} reprocess`,
  'document-damaged': () => `${COMMAND} reprocess`,
  'invalid-document': () => `${COMMAND} reprocess`,
  'invalid-record': () => `${COMMAND} restore`,
  'invalid-facts': () => `${COMMAND} restore`,
};

const problem = (code: State, message: string, messageEn: string, remedy?: string): Problem => ({
  code,
  message,
  messageEn,
  ...(remedy !== undefined && { remedy }),
});

/** @param since Day. */
export const stuckProblem = (since: string): Problem =>
  problem(
    'stuck',
    `${dayInWords(since)}以来收录的内容还没有发布`,
    `what was recorded since ${since} is not published yet`,
    BUILD_ALL,
  );

/** What could not be rendered: of a government, or of all. */
export interface Unrendered {
  readonly targets: number;
  /** The first of them. */
  readonly first: string;
  readonly code: string;
}

/** @param source Absent for what is published of all. */
export const brokenProblem = ({ targets, first, code }: Unrendered, source?: string): Problem =>
  problem(
    'broken',
    `有${targets}项未能更新，例如${first}（${reasonInWords(code)}）`,
    `${targets} ${targets === 1 ? 'target' : 'targets'} could not be renewed, first ${first}: ${code}`,
    source === undefined ? BUILD_ALL : (REMEDY[code]?.(source) ?? BUILD_ALL),
  );

/** @param since Day. */
export const unreviewedProblem = (count: number, since: string): Problem =>
  problem(
    'unreviewed',
    `有${count}次会议待复核，最早的自${dayInWords(since)}起`,
    `${count} ${count === 1 ? 'meeting waits' : 'meetings wait'} for review, the longest since ${since}`,
    `${COMMAND} review`,
  );

export function failingProblem(
  source: string,
  { code, message, failures }: { readonly code: string; readonly message: string; readonly failures: number },
): Problem {
  const [again, againEn] =
    failures > 1
      ? [`，已连续失败至少${failures}次`, `; failed at least ${failures} times in a row`]
      : ['', ''];
  return problem(
    'failing',
    `${reasonInWords(code)}${again}`,
    `${message.replace(/\.$/u, '')}${againEn}`,
    lookAt(source),
  );
}

export const overdueProblem = (source: string, dueOn: string): Problem =>
  problem(
    'overdue',
    `本应在${dayInWords(dueOn)}再查，一直没有查`,
    `should have been read on ${dueOn}, and was not`,
    lookAt(source),
  );

export const silentProblem = (source: string, newest: string, cadence: number): Problem =>
  problem(
    'silent',
    `最近一份纪要公布于${dayInWords(newest)}，而通常每${rounded(cadence)}天就有一份`,
    `the newest minutes are of ${newest}, though there usually are new ones every ${rounded(cadence)} days`,
    lookAt(source),
  );

export const shrunkProblem = (source: string, now: number, usual: number): Problem =>
  problem(
    'shrunk',
    `列表首页现有${now}条，以往有${usual}条`,
    `the first page of the list names ${now} things, where it used to name ${usual}`,
    lookAt(source),
  );

export const thinnerProblem = (source: string, fact: keyof FillRates, before: number, now: number): Problem =>
  problem(
    'thinner',
    `最近的纪要中，读出${FACT[fact]}的占${percent(now)}，此前为${percent(before)}`,
    `${FACT_EN[fact]} found in ${percent(now)} of the newest minutes, in ${percent(before)} before`,
    lookAt(source),
  );

export const incompleteProblem = (seen: number | undefined, stated: number | undefined): Problem =>
  problem(
    'incomplete',
    `${stated === undefined ? '列表' : `列表共${stated}条`}${seen === undefined ? '，还没有读到头' : `，已读${seen}条`}`,
    `${seen === undefined ? 'not read' : `${seen} entries read`}${stated === undefined ? ', and not to the end yet' : ` of ${stated}`}`,
  );

export const slowerProblem = (now: number, before: number): Problem =>
  problem(
    'slower',
    `近来约每${rounded(now)}天一份，以往每${rounded(before)}天一份`,
    `new minutes every ${rounded(now)} days lately, every ${rounded(before)} days before`,
  );

const rounded = (days: number): string => String(Math.max(1, Math.round(days)));
const percent = (share: number): string => `${Math.round(share * 100)}%`;
