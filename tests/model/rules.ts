/** What the protocol asks for. A variant of the model leaves out some of it. */
import type { Scenario } from './world.ts';

export const everyRule = {
  'the item is written before the mark': true,
  'a redelivery that changes nothing marks': true,
  'the mark is cleared only on the token that was read': true,
  'the token is read before the query': true,
  'the manifest is read before the query': true,
  'the manifest is written If-Match': true,
  'the manifest names its writer': true,
  'a build woken by a mark writes the manifest though nothing changed': true,
  'an intent is written before files': true,
  'the files of a foreign intent are looked at': true,
  'the files of a foreign intent are suspects': true,
  'a file whose answer was lost is a suspect': true,
  'suspects are listed in the write that replaces the intent': true,
  'suspects are rechecked after the timeout, not sooner': true,
  'the instant of the next look stands in the row before the mark goes': true,
  'the nightly comparison marks and does not build': true,
  'leaves are written before what links them': true,
  'obsolete files stay for a while': true,
  'their while begins anew when an intent is found, or a suspect unlike the manifest': true,
  'deletions come after the files that replace them': true,
  'files are put If-Match': true,
  'files are deleted If-Match': true,
  'foreign bytes are adopted only while the manifest is mine': true,
  'a summary is replaced only by a later generation': true,
  'the build of all is told by every build woken by a mark': true,
  'the build of all lists only pages that are there': true,
  'verify lists what differs as suspect': true,
};
export type Rule = keyof typeof everyRule;
export type Rules = Record<Rule, boolean>;

export interface Setup {
  scenario: Scenario;
  rules: Rules;
}

export const manifestFences = (rules: Rules): boolean =>
  rules['the manifest is written If-Match'] && rules['the manifest names its writer'];
