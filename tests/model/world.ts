/** What the model knows of the world: one government, its few public files, two builders and the requests of dead ones. */

/** What a file holds; `ABSENT` if there is none. */
export type Content = string;
export const ABSENT: Content = '';

/** Instants are told as the number of ticks until they come: a tick is as long as a function may run. */
export type Ticks = number;
export const NEVER: Ticks = -1;
/** The function's timeout and a margin. A builder that is alive now, and all it has sent, is gone after two ticks. */
export const RECHECK: Ticks = 2;
/** For how long readers and caches may hold what was public. */
export const CACHED: Ticks = 2;
/** How long an obsolete file stays, for readers who hold a page that links it. */
export const GRACE: Ticks = 3;

/** A state of the records and what is to be public then, leaves first. */
export interface Version {
  name: string;
  files: Content[];
  /** Files that must go at once: they hold what was withdrawn. */
  atOnce?: number[];
}

export interface Scenario {
  name: string;
  files: string[];
  /** The records hold the first version, and it is published; each commit leads to the next one. */
  history: Version[];
  /** A file with such a content links another. */
  links?: { from: number; when: (content: Content) => boolean; to: number };
  kills: number;
  stalls: number;
  /** Commits that are delivered again and mark again. */
  redeliveries: number;
  /** Requests of files whose answer is lost, so that they are sent again, and may take effect twice. */
  lostAnswers?: number;
  /** Stalls longer than any timeout, which only `verify` finds. */
  sleeps?: number;
  /** How many files an intent may name; more are written one intent after the other. */
  batch?: number;
  /** Files, or the manifest, that get lost in the store. */
  losses?: number;
  /** The versions come from releases, not from commits: nobody marks them but the nightly comparison. */
  releases?: boolean;
  /** A request takes effect at once or never. */
  nothingLate?: boolean;
  /** Asks that the files be right as soon as a build has ended, not only after the recheck. */
  rightAtOnce?: boolean;
  /** Models the summary and the build of all governments too. */
  all?: boolean;
}

export interface Manifest {
  generation: number;
  /** What lies in each file, as far as finished builds know. */
  entries: Content[];
  /** The files that the build under way may touch. */
  intent: boolean[];
  /** When a suspect file is to be looked at. */
  recheck: Ticks[];
  /** When an obsolete file is to go. */
  remove: Ticks[];
}

export interface Row {
  /** Counts the marks. */
  token: number;
  marked: boolean;
  /** When the sweep wakes a build without a mark: the first of the manifest's instants. */
  due: Ticks;
}

export type Write =
  | { what: 'manifest'; seen: number; manifest: Manifest }
  | { what: 'file'; path: number; known: Content; content: Content }
  | { what: 'summary'; generation: number; content: Content }
  | { what: 'clear'; token: number; due: Ticks };

/** What a builder does next. */
export type Next =
  | 'manifest'
  | 'query'
  | 'token'
  | 'look'
  | 'intent'
  | 'files'
  | 'final'
  | 'summary'
  | 'tell'
  | 'clear';

export interface Builder {
  next: Next;
  /** Ticks since it began. */
  age: number;
  /** It stalled beyond the visibility timeout: another may begin. */
  late: boolean;
  /** It stalls beyond all timeouts. */
  asleep: boolean;
  token: number;
  /** Generation of the manifest that it read or wrote last, which stands for the ETag; 0 before that. */
  seen: number;
  /** The manifest as it will write it. */
  manifest: Manifest;
  /** Which version the query showed. */
  version: number;
  /** What the files hold, as far as it knows. */
  known: Content[];
  look: boolean[];
  /** Suspects that were due and are looked at. */
  checked: boolean[];
  todo: boolean[];
  changed: boolean;
  /** It found a foreign intent, or a file unlike the manifest. */
  surprised: boolean;
  tries: number;
}

/** A request that takes effect after its sender was killed. */
export interface Orphan {
  age: number;
  asleep: boolean;
  write: Write;
}

export interface World {
  version: number;
  /** Items that were written and not marked yet. */
  unmarked: number;
  /** Marks that were set before their item was written. */
  premature: number;
  /** A release shows something else, and the nightly comparison has not seen it yet. */
  released: boolean;
  row: Row;
  manifest: Manifest;
  files: Content[];
  /** For how long somebody may still hold a page that links the other file. */
  cached: Ticks;
  builders: (Builder | undefined)[];
  orphans: Orphan[];
  summary: { generation: number; content: Content };
  all: { told: boolean; shown: Content };
  left: {
    kills: number;
    stalls: number;
    redeliveries: number;
    lostAnswers: number;
    losses: number;
    sleeps: number;
  };
}

export function initialWorld(scenario: Scenario): World {
  const files = wanted(scenario, 0).files;
  const none = files.map(() => NEVER);
  const linked = scenario.links?.when(files[scenario.links.from] ?? ABSENT) === true;
  return {
    version: 0,
    unmarked: 0,
    premature: 0,
    released: false,
    row: { token: 1, marked: false, due: NEVER },
    manifest: {
      generation: 1,
      entries: [...files],
      intent: files.map(() => false),
      recheck: none,
      remove: none,
    },
    files: [...files],
    cached: linked ? CACHED : 0,
    builders: [undefined, undefined],
    orphans: [],
    summary: { generation: 1, content: files[0] ?? ABSENT },
    all: { told: false, shown: files[0] ?? ABSENT },
    left: {
      kills: scenario.kills,
      stalls: scenario.stalls,
      redeliveries: scenario.redeliveries,
      lostAnswers: scenario.lostAnswers ?? 0,
      losses: scenario.losses ?? 0,
      sleeps: scenario.sleeps ?? 0,
    },
  };
}

/** `verify` is a part of the model where only it can find what went wrong. */
export const hasVerify = ({ sleeps, losses }: Scenario): boolean =>
  sleeps !== undefined || losses !== undefined;

export function wanted(scenario: Scenario, version: number): Version {
  const found = scenario.history[version];
  if (found === undefined) throw new Error(`no version ${version}`);
  return found;
}

/** Nothing that is an array or an object is shared and then changed: the moves replace arrays. */
export function copy(world: World): World {
  return {
    ...world,
    row: { ...world.row },
    builders: world.builders.map((builder) => builder && { ...builder }),
    orphans: [...world.orphans],
    left: { ...world.left },
  };
}

/**
 * What decides the future. Counters only grow, and only their equality and order matter; builders are alike, so their
 * order is none: that makes the reachable states finite. Where the manifest fences, a builder that was overtaken can only
 * be refused, whatever it has read.
 */
export function key(world: World, manifestFences: boolean): string {
  const { row, manifest, files, left, summary, all } = world;
  const counters: Counters = { token: row.token, generations: generationsOf(world) };
  const builders = world.builders.map((builder) => {
    if (builder === undefined) return '';
    const { age, late, asleep } = builder;
    const own = manifestFences && isOvertaken(world, builder) ? 'overtaken' : builderKey(builder, counters);
    return own + age + late + asleep;
  });
  const orphans = world.orphans.map(({ age, asleep, write }) => {
    const isRefused = manifestFences && write.what === 'manifest' && write.seen !== manifest.generation;
    return (isRefused ? 'refused' : writeKey(write, counters)) + age + asleep;
  });
  return [
    `${world.version}${world.unmarked}${world.premature}${world.released}${row.marked}${row.due}`,
    `${rank(manifest.generation, counters)}${manifestKey(manifest)}${files.join()}|${world.cached}`,
    builders.sort().join('/'),
    orphans.sort().join('/'),
    `${rank(summary.generation, counters)}${summary.content}${all.told}${all.shown}`,
    Object.values(left).join(),
  ].join(';');
}

/** Another build has written the manifest since the builder read it, and its next write but reads is of the manifest. */
export const isOvertaken = ({ manifest }: World, { next, seen }: Builder): boolean =>
  seen !== 0 && seen !== manifest.generation && ['query', 'token', 'look', 'intent', 'final'].includes(next);

interface Counters {
  token: number;
  generations: number[];
}

/** All generations that somebody remembers, in order. */
function generationsOf(world: World): number[] {
  const generations = [world.manifest.generation, world.summary.generation];
  for (const builder of world.builders) if (builder) generations.push(builder.seen);
  for (const { write } of world.orphans) {
    if (write.what === 'manifest') generations.push(write.seen);
    if (write.what === 'summary') generations.push(write.generation);
  }
  return [...new Set(generations)].sort((a, b) => a - b);
}

const rank = (generation: number, { generations }: Counters): number => generations.indexOf(generation);

function builderKey(builder: Builder, counters: Counters): string {
  const token = builder.token === counters.token ? 't' : '';
  if (builder.next === 'clear') return `clear${token}${waits(builder.manifest)}`;
  const { look, checked, todo, changed, surprised } = builder;
  return [
    builder.next + token + rank(builder.seen, counters) + manifestKey(builder.manifest) + builder.version,
    builder.known.join() +
      flags(look) +
      flags(checked) +
      flags(todo) +
      flags([changed, surprised]) +
      builder.tries,
  ].join('|');
}

function writeKey(write: Write, counters: Counters): string {
  switch (write.what) {
    case 'manifest':
      return `m${rank(write.seen, counters)}${manifestKey(write.manifest)}`;
    case 'file':
      return `f${write.path}${write.known}>${write.content}`;
    case 'summary':
      return `s${rank(write.generation, counters)}${write.content}`;
    case 'clear':
      return `c${write.token === counters.token}${write.due}`;
  }
}

function flags(values: boolean[]): string {
  let text = '';
  for (const value of values) text += value ? '1' : '0';
  return text;
}

const waits = ({ recheck, remove }: Manifest): string => `${recheck.join()}|${remove.join()}`;

const manifestKey = (manifest: Manifest): string =>
  `[${manifest.entries.join()}${flags(manifest.intent)}${waits(manifest)}]`;
