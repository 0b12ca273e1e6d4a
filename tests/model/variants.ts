/** For every rule, a scenario in which the protocol goes wrong without it. */
import type { Rule } from './rules.ts';
import { onePage, pageAndHome, textAndPage } from './scenarios.ts';
import type { Scenario } from './world.ts';

/** The beginnings of properties, as `properties.ts` calls them. */
interface Variant {
  without: Rule[];
  breaks: string;
  scenario: Scenario;
}

export const variants: Variant[] = [
  {
    without: ['the item is written before the mark'],
    breaks: 'no mark is lost',
    scenario: onePage('PQ'),
  },
  {
    without: ['a redelivery that changes nothing marks'],
    breaks: 'no mark is lost',
    scenario: onePage('PQ', { kills: 1 }),
  },
  {
    without: ['the mark is cleared only on the token that was read'],
    breaks: 'no mark is lost',
    scenario: onePage('-PQ'),
  },
  {
    without: ['the token is read before the query'],
    breaks: 'no mark is lost',
    scenario: onePage('-PQ'),
  },
  {
    without: ['the manifest is read before the query'],
    breaks: 'at rest: what was withdrawn is public',
    scenario: onePage('PQT', { stalls: 1 }),
  },
  {
    without: ['the manifest is written If-Match'],
    breaks: 'nothing is forgotten: a suspect is never looked at',
    scenario: onePage('TPT', { stalls: 1 }),
  },
  // ETags of files alone: equal bytes have equal ETags, so they do not fence.
  {
    without: [
      'the manifest is written If-Match',
      'an intent is written before files',
      'a build woken by a mark writes the manifest though nothing changed',
    ],
    breaks: 'at rest: what was withdrawn is public',
    scenario: onePage('TPT', { stalls: 1 }),
  },
  {
    without: ['the manifest names its writer'],
    breaks: 'at rest: what was withdrawn is public',
    scenario: onePage('TPT', { stalls: 1 }),
  },
  {
    without: ['a build woken by a mark writes the manifest though nothing changed'],
    breaks: 'at rest: what was withdrawn is public',
    scenario: onePage('TPT', { stalls: 1 }),
  },
  {
    without: ['an intent is written before files'],
    breaks: 'at rest: what was withdrawn is public',
    scenario: onePage('TPT', { kills: 1 }),
  },
  {
    without: ['the files of a foreign intent are looked at'],
    breaks: 'at once: what was withdrawn is public',
    scenario: onePage('TPT', { kills: 1, nothingLate: true, rightAtOnce: true }),
  },
  {
    without: ['the files of a foreign intent are suspects'],
    breaks: 'at rest: what was withdrawn is public',
    scenario: onePage('TPT', { kills: 1 }),
  },
  {
    without: ['a file whose answer was lost is a suspect'],
    breaks: 'at rest: what was withdrawn is public',
    scenario: onePage('TPT', { lostAnswers: 1 }),
  },
  {
    without: ['suspects are listed in the write that replaces the intent'],
    breaks: 'at rest: the public files are not those of the records',
    scenario: pageAndHome('PQR', { kills: 2 }),
  },
  {
    without: ['suspects are rechecked after the timeout, not sooner'],
    breaks: 'at rest: what was withdrawn is public',
    scenario: onePage('TPT', { kills: 1 }),
  },
  {
    without: ['the instant of the next look stands in the row before the mark goes'],
    breaks: 'nothing is forgotten: a suspect is never looked at',
    scenario: onePage('QPQ', { kills: 1 }),
  },
  {
    without: ['the nightly comparison marks and does not build'],
    breaks: 'no mark is lost',
    scenario: onePage('PQ', { kills: 1, releases: true }),
  },
  {
    without: ['leaves are written before what links them'],
    breaks: 'readers: a public file links one that is absent',
    scenario: pageAndHome('-P'),
  },
  {
    without: ['obsolete files stay for a while'],
    breaks: 'readers: a page read just now links a file that is gone',
    scenario: pageAndHome('P-'),
  },
  {
    without: ['their while begins anew when an intent is found, or a suspect unlike the manifest'],
    breaks: 'readers: a page read just now links a file that is gone',
    scenario: pageAndHome('-P-', { kills: 1 }),
  },
  {
    without: ['deletions come after the files that replace them'],
    breaks: 'readers: a public file links one that is absent',
    scenario: textAndPage('PT'),
  },
  {
    without: ['files are put If-Match'],
    breaks: 'at once: what was withdrawn is public',
    scenario: onePage('PQT', { kills: 1, rightAtOnce: true }),
  },
  {
    without: ['files are deleted If-Match'],
    breaks: 'readers: a public file links one that is absent',
    scenario: textAndPage('PTQ', { kills: 1, rightAtOnce: true }),
  },
  {
    without: ['foreign bytes are adopted only while the manifest is mine'],
    breaks: 'at once: what was withdrawn is public',
    scenario: onePage('PQT', { stalls: 1, rightAtOnce: true }),
  },
  {
    without: ['a summary is replaced only by a later generation'],
    breaks: 'at rest: the summary is not that of the records',
    scenario: onePage('-PQ', { stalls: 1, all: true }),
  },
  {
    without: ['the build of all is told by every build woken by a mark'],
    breaks: 'at rest: the feed of all is not that of the records',
    scenario: onePage('PQPQ', { all: true }),
  },
  {
    without: ['the build of all lists only pages that are there'],
    breaks: 'readers: the feed of all links a page that is absent',
    scenario: onePage('-P', { redeliveries: 1, all: true }),
  },
  {
    without: ['verify lists what differs as suspect'],
    breaks: 'progress',
    scenario: onePage('TPT', { sleeps: 1 }),
  },
];
