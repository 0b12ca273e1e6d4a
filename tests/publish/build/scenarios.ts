import type { Shown } from '../../../functions/publish/render.ts';
import type { Change, Meeting } from './world.ts';

const one: Meeting = { says: 'one' };
const two: Meeting = { says: 'two' };

export interface Scenario {
  readonly name: string;
  /** Published before it begins. */
  readonly before: Change;
  /** Commits: the first is being built when something breaks, the others come while it is broken. */
  readonly commits: readonly Change[];
  /** What all targets show from the commit of the same number on. */
  readonly shown?: readonly Partial<Shown>[];
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
  {
    name: 'other settings, and back, beside a takedown',
    before: { a: one, b: one },
    commits: [{}, { b: 'withdrawn' }],
    shown: [{ settings: 'two' }, { settings: 'one' }],
  },
  {
    name: 'another release, then other settings',
    before: { a: one },
    commits: [{ b: one }, {}],
    shown: [{ renderingVersion: '2' }, { settings: 'two' }],
  },
];
