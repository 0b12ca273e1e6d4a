import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  isOwnMachine,
  placeholdersIn,
  requireIdentity,
  trialSite,
} from '../../functions/publish/identity.ts';
import { readSiteSettings } from '../../functions/publish/read-site-settings.ts';
import type { SiteSettings } from '../../functions/publish/site-settings.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { isKind, refused } from '../../functions/shared/errors.ts';
import type { Prompt } from '../prompt.ts';
import { rememberedSite, rememberSite, siteFile } from '../site.ts';
import type { Terminal } from '../terminal.ts';

type Setting = keyof SiteSettings;
/** Settings as they are typed: not yet checked. */
type Given = Readonly<Partial<Record<Setting, string>>>;

export type InitOptions = Given & { readonly data: string };

interface Question {
  readonly setting: Setting;
  readonly question: string;
  /** What Enter alone stands for where nothing is remembered. */
  readonly suggested?: (given: Given) => string | undefined;
  readonly optional?: true;
}

const QUESTIONS: readonly Question[] = [
  {
    setting: 'baseUrl',
    question: 'Address under which it will be read, e.g. https://minutes.agency.gov.cn',
  },
  { setting: 'title', question: 'Title of the site, in Chinese', suggested: () => trialSite('').title },
  { setting: 'titleHant', question: 'Title in traditional script', optional: true },
  { setting: 'titleEn', question: 'Title in English', optional: true },
  { setting: 'operator', question: 'Who runs it: name of the organisation or person' },
  { setting: 'contact', question: 'Where they are reached: a mail address, or an https: page' },
  {
    setting: 'reportUrl',
    question:
      'Where readers report mistakes, if elsewhere: an https: address with {address} and {value}, or GitHub issues',
    optional: true,
  },
  {
    setting: 'tagAuthority',
    question: 'Domain and year for permanent identifiers; never changes again',
    suggested: ({ baseUrl }) => authorityOf(baseUrl),
  },
  {
    setting: 'dataLicense',
    question: 'Licence of feeds and downloads (SPDX)',
    suggested: () => 'CC-BY-4.0',
  },
];

/**
 * `init`: asks once who publishes and where, and lets the data folder remember it. What flags say is not asked; without a
 * terminal nothing is.
 * @throws OpenMinutesError `refused` when something is missing, a placeholder, or may not change any more;
 * `permanent` that says of every setting what is wrong with it.
 */
export async function init(options: InitOptions, terminal: Terminal, prompt?: Prompt): Promise<number> {
  const { data, ...flags } = options;
  const before = rememberedSite(data);
  const site = await settled(
    given({ ...withoutExample(before), ...flags }),
    new Set(Object.keys(flags)),
    terminal,
    prompt,
  );
  requireIdentity(site, 'Give what it is with the option of that name.');
  if (before !== undefined) keepIdentifiers(before, site, data);
  const file = rememberSite(data, site);
  terminal.out(
    [
      `${file}\n`,
      ...Object.entries(site).map(([name, value]) => `  ${name}: ${value}\n`),
      `\`npm start -- --data ${data}\` publishes with it; \`npx cdk deploy --all -c site=${file}\` deploys with it.\n`,
    ].join(''),
  );
  return 0;
}

/** Settings that hold: as they are known, and asked for where that is possible. */
async function settled(
  known: Given,
  byFlag: ReadonlySet<string>,
  terminal: Terminal,
  prompt: Prompt | undefined,
): Promise<SiteSettings> {
  if (prompt === undefined) {
    const missing = QUESTIONS.filter(
      (question) => known[question.setting] === undefined && isNeeded(question, known),
    );
    if (missing.length > 0)
      throw refused(
        'not-answered',
        `there is no terminal to ask on; say ${missing.map(({ setting }) => optionOf(setting)).join(', ')}`,
      );
    return readSiteSettings(suggestedFor(known));
  }
  let answers = known;
  for (const question of QUESTIONS) {
    if (!byFlag.has(question.setting)) answers = await answered(question, answers, terminal, prompt);
  }
  return readSiteSettings(answers);
}

/** Whether it must be said: nothing stands for it, and it may not be left out. */
const isNeeded = ({ suggested, ...question }: Question, known: Given): boolean =>
  !mayLack(question, known) && suggested === undefined;

const mayLack = ({ setting, optional }: Omit<Question, 'suggested'>, { baseUrl = '' }: Given): boolean =>
  optional === true || (setting === 'contact' && isOwnMachine(baseUrl));

const optionOf = (setting: Setting): string =>
  `--${setting.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;

/** Asks until the answer can be used. Enter alone keeps what stands in brackets; a hyphen leaves out what may be left out. */
async function answered(asked: Question, answers: Given, terminal: Terminal, prompt: Prompt): Promise<Given> {
  const { setting, question, suggested } = asked;
  const offer = answers[setting] ?? suggested?.(answers);
  const canGo = mayLack(asked, answers);
  const brackets = offer === undefined ? (canGo ? ' (may be left out)' : '') : ` [${offer}]`;
  for (;;) {
    const typed = await prompt.ask(`${question}${brackets}: `);
    if (canGo && (typed === '-' || (typed === '' && offer === undefined))) {
      const { [setting]: _, ...others } = answers;
      return others;
    }
    const next = given({ ...answers, [setting]: typed === '' ? offer : typed });
    const complaint = complaintAbout(setting, next);
    if (complaint === undefined) return next;
    terminal.err(`  ${complaint}\n`);
  }
}

/** What is wrong with one setting, whatever else is still missing. */
function complaintAbout(setting: Setting, answers: Given): string | undefined {
  if (answers[setting] === undefined) return 'This is needed.';
  // The others as they would be right, so that what is said is about this one.
  const probe = { ...trialSite('http://localhost'), [setting]: answers[setting] };
  try {
    readSiteSettings(
      setting === 'dataLicense' ? { ...probe, dataLicenseUrl: answers.dataLicenseUrl } : probe,
    );
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    return error.message.replace(/^[^:]*: /, '');
  }
  if (isOwnMachine(answers.baseUrl ?? '')) return undefined;
  return placeholdersIn(probe).find((complaint) => complaint.startsWith(`${setting} `));
}

/** As it is meant: a mail address gets its scheme, an address loses its last stroke, an issue tracker its form. */
function given(typed: Readonly<Partial<Record<Setting, string | undefined>>>): Given {
  const kept = Object.entries(typed).filter(
    (entry): entry is [Setting, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, AS_MEANT[name]?.(value) ?? value]));
}

const withScheme = (address: string): string =>
  /^[^\s:/@]+@[^\s:/@]+$/.test(address) ? `mailto:${address}` : address;

const ISSUES =
  /^(https:\/\/(?:github\.com|gitee\.com|codeberg\.org)\/[^/?#]+\/[^/?#]+)(?:\/issues(?:\/new)?)?\/?$/;

const AS_MEANT: Readonly<Partial<Record<Setting, (value: string) => string>>> = {
  baseUrl: (value) => (URL.canParse(value) ? new URL(value).href.replace(/\/{1,99}$/, '') : value),
  contact: withScheme,
  reportUrl: (value) => withScheme(value).replace(ISSUES, '$1/issues/new?title={value}&body={address}'),
};

/** What nobody has to say. */
const suggestedFor = (known: Given): Given => ({
  ...given(Object.fromEntries(QUESTIONS.map(({ setting, suggested }) => [setting, suggested?.(known)]))),
  ...known,
});

/** The host of the address, and this year, in which it is theirs. */
function authorityOf(baseUrl = ''): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const { hostname } = new URL(baseUrl);
  return isOwnMachine(baseUrl) ? trialSite('').tagAuthority : `${hostname},${systemClock().getUTCFullYear()}`;
}

/** What is remembered, but for the tag authority that stands for nobody while a site is tried out on this machine. */
function withoutExample(before: SiteSettings | undefined): Given {
  if (before?.tagAuthority !== trialSite('').tagAuthority) return { ...before };
  const { tagAuthority: _, ...others } = before;
  return others;
}

/** What subscribers and quoters hold is not renamed under their hands. */
function keepIdentifiers(before: SiteSettings, after: SiteSettings, data: string): void {
  const stays = before.tagAuthority;
  if (after.tagAuthority === stays || isOwnMachine(before.baseUrl)) return;
  if (existsSync(join(data, 'public', 'index.html')))
    throw refused(
      'tag-authority',
      `tagAuthority stays ${stays}: it is part of the identifier of everything that was published with it. Where nobody has subscribed yet, remove ${siteFile(data)} and answer anew.`,
    );
}
