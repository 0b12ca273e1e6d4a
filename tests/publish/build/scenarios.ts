import type { Meeting } from './world.ts';

const one: Meeting = { says: 'one' };
const two: Meeting = { says: 'two' };

export interface Scenario {
  readonly name: string;
  /** Published before it begins. */
  readonly before: Readonly<Record<string, Meeting | undefined>>;
  /** Commits: the first is being built when something breaks, the others come while it is broken. */
  readonly commits: readonly Readonly<Record<string, Meeting | undefined>>[];
}

/** Among them the states that go back, where equal bytes have equal ETags. */
export const scenarios: readonly Scenario[] = [
  { name: 'a new meeting', before: { a: one }, commits: [{ b: one }] },
  { name: 'corrected', before: { a: one }, commits: [{ a: two }] },
  { name: 'a correction that is undone', before: { a: one }, commits: [{ a: two }, { a: one }] },
  { name: 'new, then gone', before: { a: one }, commits: [{ b: one }, { b: undefined }] },
  { name: 'gone, then back', before: { a: one, b: one }, commits: [{ b: undefined }, { b: one }] },
  { name: 'withdrawn', before: { a: one, b: one }, commits: [{ a: 'withdrawn' }] },
  {
    name: 'restored, then withdrawn again',
    before: { a: 'withdrawn' },
    commits: [{ a: one }, { a: 'withdrawn' }],
  },
  { name: 'withdrawn, then restored', before: { a: one }, commits: [{ a: 'withdrawn' }, { a: one }] },
  {
    name: 'restored, withdrawn, restored',
    before: { a: 'withdrawn' },
    commits: [{ a: one }, { a: 'withdrawn' }, { a: one }],
  },
  {
    name: 'one goes while another comes',
    before: { a: one },
    commits: [{ a: undefined, b: two }, { a: two }],
  },
];
