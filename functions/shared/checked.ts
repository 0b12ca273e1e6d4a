import type { Attendance, Decision, QualityIssue } from '../../schemas/generated/minutes.ts';
import { sha256 } from './hash.ts';
import type { MinutesFacts } from './head.ts';

/** Below this confidence a value counts as doubtful; programs get the number itself. */
const SURE = 0.9;
/** Of what a person has held against the page. Measured confidences stay below it. */
const CHECKED = 1;
/** Hexadecimal digits of the hash of a fact. */
const HASH_LENGTH = 16;

/** Whether readers are told that a value is unsure. */
export const isDoubtful = (fact: { readonly confidence: number }): boolean => fact.confidence < SURE;

const hashOf = (...parts: readonly unknown[]): string => sha256(JSON.stringify(parts)).slice(0, HASH_LENGTH);

/**
 * What a decision says, as one hash: a reading that says the same of the same words has it, wherever they stand now and
 * however sure it is; one that says something else has not.
 */
export const decisionHash = ({
  text,
  kind,
  subjects,
  responsible,
  deadline,
  item,
}: Pick<Decision, 'text' | 'kind' | 'subjects' | 'responsible' | 'deadline' | 'item'>): string =>
  hashOf(
    'decision',
    text,
    kind,
    subjects,
    responsible.map(({ name, role }) => [name, role]),
    deadline?.text,
    deadline?.date,
    item,
  );

/** The same of a person in the room. */
export const attendanceHash = ({
  name,
  role,
  organization,
  post,
  note,
}: Pick<Attendance, 'name' | 'role' | 'organization' | 'post' | 'note'>): string =>
  hashOf('attendance', name, role, organization, post, note);

/** The same of what is repaired or in doubt: its message has the particulars. */
export const issueHash = ({ code, message }: Pick<QualityIssue, 'code' | 'message'>): string =>
  hashOf('issue', code, message);

/**
 * The facts, or a document, with those that a person found right no longer in doubt: their confidence is 1, their flags and other
 * readings are gone, and what was repaired is no more than a remark. Hashes of what is not said any more mean nothing.
 */
export function withChecked<T extends MinutesFacts>(document: T, hashes: readonly string[]): T {
  if (hashes.length === 0) return document;
  const isChecked = new Set(hashes);
  const { decisions, attendance, quality } = document;
  return {
    ...document,
    decisions: decisions.map((one) =>
      isChecked.has(decisionHash(one)) ? { ...one, confidence: CHECKED } : one,
    ),
    attendance: attendance.map((one) => {
      if (!isChecked.has(attendanceHash(one))) return one;
      const { flags: _, alternatives: __, ...sure } = one;
      return { ...sure, confidence: CHECKED };
    }),
    quality: {
      ...quality,
      issues: quality.issues.map((one) =>
        isChecked.has(issueHash(one)) ? { ...one, severity: 'info' as const } : one,
      ),
    },
  };
}
