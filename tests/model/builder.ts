/** A build, step by step. */
import type { Setup } from './rules.ts';
import { first } from './time.ts';
import {
  ABSENT,
  type Builder,
  type Content,
  copy,
  GRACE,
  NEVER,
  type Next,
  RECHECK,
  type Scenario,
  type World,
  type Write,
  wanted,
} from './world.ts';
import { apply, tell } from './write.ts';

/** A file that answers 412 is looked at and tried again. */
const MOST_TRIES = 2;

/** The builder in this slot begins. */
export function take(world: World, slot: number, setup: Setup): void {
  const none = world.files.map(() => false);
  world.builders = world.builders.with(slot, {
    next: setup.rules['the manifest is read before the query'] ? 'manifest' : 'query',
    age: 0,
    late: false,
    asleep: false,
    token: world.row.token,
    seen: 0,
    manifest: { generation: 0, entries: [], intent: none, recheck: [], remove: [] },
    version: 0,
    known: [],
    look: none,
    checked: none,
    todo: none,
    changed: false,
    surprised: false,
    tries: 0,
  });
}

/** The conditional write that the builder sends next, if it is one. */
export function writeOf(builder: Builder, setup: Setup): Write | undefined {
  const { manifest } = builder;
  switch (builder.next) {
    case 'intent': {
      const isListed = setup.rules['suspects are listed in the write that replaces the intent'];
      const recheck = isListed ? manifest.recheck : manifest.recheck.map(() => NEVER);
      const batch = openFiles(builder, setup).slice(0, setup.scenario.batch);
      const intent = builder.todo.map((_, path) => batch.includes(path));
      return {
        what: 'manifest',
        seen: builder.seen,
        manifest: { ...manifest, entries: builder.known, intent, recheck },
      };
    }
    case 'files':
      return openWrites(builder, setup)[0];
    case 'final':
      return {
        what: 'manifest',
        seen: builder.seen,
        manifest: {
          generation: 0,
          entries: builder.known,
          intent: builder.todo.map(() => false),
          recheck: manifest.recheck.map((ticks, path) => (builder.checked[path] ? NEVER : ticks)),
          remove: manifest.remove.map((ticks, path) => {
            if (builder.known[path] === ABSENT || target(builder, setup.scenario, path) !== ABSENT)
              return NEVER;
            const isNew =
              ticks === NEVER ||
              (builder.surprised &&
                setup.rules[
                  'their while begins anew when an intent is found, or a suspect unlike the manifest'
                ]);
            return isNew ? GRACE : ticks;
          }),
        },
      };
    case 'summary':
      return {
        what: 'summary',
        generation: builder.seen,
        content: wanted(setup.scenario, builder.version).files[0] ?? ABSENT,
      };
    case 'clear':
      return {
        what: 'clear',
        token: builder.token,
        due: setup.rules['the instant of the next look stands in the row before the mark goes']
          ? first(manifest)
          : NEVER,
      };
    default:
      return undefined;
  }
}

const target = (builder: Builder, scenario: Scenario, path: number): Content =>
  wanted(scenario, builder.version).files[path] ?? ABSENT;

/** The writes that the intent still asks for, in their order. */
export const openWrites = (builder: Builder, setup: Setup): (Write & { what: 'file' })[] =>
  openFiles(builder, setup)
    .filter((path) => builder.manifest.intent[path])
    .map((path) => ({
      what: 'file',
      path,
      known: builder.known[path] ?? ABSENT,
      content: target(builder, setup.scenario, path),
    }));

/** Leaves first, then what links them, then deletions. */
function openFiles(builder: Builder, setup: Setup): number[] {
  const open = builder.todo.flatMap((todo, path) => (todo ? [path] : []));
  if (!setup.rules['leaves are written before what links them']) open.reverse();
  const isDeletion = (path: number) => target(builder, setup.scenario, path) === ABSENT;
  const puts = open.filter((path) => !isDeletion(path));
  const deletions = open.filter(isDeletion);
  return setup.rules['deletions come after the files that replace them']
    ? [...puts, ...deletions]
    : [...deletions, ...puts];
}

/** Makes the builder's next step. Says whether it goes on. */
export function advance(world: World, builder: Builder, write: Write | undefined, setup: Setup): boolean {
  switch (builder.next) {
    case 'manifest':
      builder.seen = world.manifest.generation;
      builder.manifest = world.manifest;
      builder.known = world.manifest.entries;
      return afterRead(
        builder,
        setup.rules['the manifest is read before the query'] ? 'query' : 'token',
        setup,
      );
    case 'query':
      builder.version = world.version;
      return afterRead(
        builder,
        setup.rules['the manifest is read before the query'] ? 'token' : 'manifest',
        setup,
      );
    case 'token':
      builder.token = world.row.token;
      return afterRead(builder, 'look', setup);
    case 'look': {
      const path = builder.look.indexOf(true);
      if (world.files[path] !== builder.known[path]) builder.surprised = true;
      builder.known = builder.known.with(path, world.files[path] ?? ABSENT);
      builder.look = builder.look.with(path, false);
      return builder.look.includes(true) || plan(builder, setup);
    }
    case 'intent':
      if (write?.what !== 'manifest' || !apply(world, write, setup)) return false;
      builder.seen++;
      builder.manifest = {
        ...builder.manifest,
        entries: write.manifest.entries,
        intent: write.manifest.intent,
      };
      builder.next = 'files';
      return true;
    case 'files':
      return write?.what === 'file' && writeFile(world, builder, write, setup);
    case 'final':
      if (write?.what !== 'manifest' || !apply(world, write, setup)) return false;
      builder.seen++;
      builder.manifest = write.manifest;
      builder.next = setup.scenario.all === true ? 'summary' : 'clear';
      return true;
    case 'summary':
      if (write !== undefined) apply(world, write, setup);
      builder.next =
        builder.changed || setup.rules['the build of all is told by every build woken by a mark']
          ? 'tell'
          : 'clear';
      return true;
    case 'tell':
      world.all = { ...world.all, told: true };
      builder.next = 'clear';
      return true;
    case 'clear':
      if (write !== undefined) apply(world, write, setup);
      return false;
  }
}

/** Goes to the next thing to read; when all is read, finds out which files must be looked at. */
function afterRead(builder: Builder, next: Next, setup: Setup): boolean {
  builder.next = next === 'token' && setup.rules['the token is read before the query'] ? 'look' : next;
  if (builder.next !== 'look') return true;
  const { intent, recheck } = builder.manifest;
  const due = recheck.map((ticks) => ticks === 0);
  const later = setup.rules['suspects are rechecked after the timeout, not sooner'] ? RECHECK : RECHECK - 1;
  if (intent.includes(true)) builder.surprised = true;
  builder.checked = due.map((isDue, path) => isDue && intent[path] !== true);
  builder.look = due.map(
    (isDue, path) =>
      isDue || (intent[path] === true && setup.rules['the files of a foreign intent are looked at']),
  );
  if (setup.rules['the files of a foreign intent are suspects'])
    builder.manifest = {
      ...builder.manifest,
      recheck: recheck.map((ticks, path) => (intent[path] ? later : ticks)),
    };
  return builder.look.includes(true) || plan(builder, setup);
}

/** What is to be written, and what deleted because its time has come. */
function plan(builder: Builder, setup: Setup): boolean {
  const { rules, scenario } = setup;
  const version = wanted(scenario, builder.version);
  const mayDelete = !(
    builder.surprised &&
    rules['their while begins anew when an intent is found, or a suspect unlike the manifest']
  );
  const { intent, remove } = builder.manifest;
  const isObsolete = version.files.map(
    (content, path) => content === ABSENT && builder.known[path] !== ABSENT,
  );
  builder.todo = version.files.map((content, path) => {
    if (!isObsolete[path]) return content !== builder.known[path];
    const isUrgent = version.atOnce?.includes(path) === true || !rules['obsolete files stay for a while'];
    return isUrgent || (remove[path] === 0 && mayDelete);
  });
  const isSettled =
    !intent.includes(true) &&
    !builder.checked.includes(true) &&
    isObsolete.every((obsolete, path) => obsolete === (remove[path] !== NEVER));
  builder.changed = builder.todo.includes(true);
  builder.manifest = {
    ...builder.manifest,
    entries: builder.known,
    intent: builder.todo,
    remove: remove.map((ticks, path) => (isObsolete[path] ? ticks : NEVER)),
  };
  if (builder.changed) builder.next = rules['an intent is written before files'] ? 'intent' : 'files';
  else
    builder.next =
      isSettled && !rules['a build woken by a mark writes the manifest though nothing changed']
        ? 'clear'
        : 'final';
  return true;
}

/** 412: look. The wanted bytes are success; others are adopted and tried again, if no other build has taken over. */
function writeFile(world: World, builder: Builder, write: Write & { what: 'file' }, setup: Setup): boolean {
  const found = world.files[write.path] ?? ABSENT;
  const isAccepted = apply(world, write, setup);
  if (!isAccepted) {
    // Who refused it may have been this very request, sent twice; and others are writing here.
    builder.checked = builder.checked.with(write.path, false);
    builder.manifest = {
      ...builder.manifest,
      recheck: builder.manifest.recheck.with(write.path, RECHECK),
    };
  }
  if (isAccepted || found === write.content) {
    builder.known = builder.known.with(write.path, write.content);
    builder.todo = builder.todo.with(write.path, false);
    const intent = builder.manifest.intent.with(write.path, false);
    builder.manifest = { ...builder.manifest, intent };
    if (!builder.todo.includes(true)) builder.next = 'final';
    else if (!intent.includes(true)) builder.next = 'intent';
    return true;
  }
  if (
    setup.rules['foreign bytes are adopted only while the manifest is mine'] &&
    world.manifest.generation !== builder.seen
  )
    return false;
  builder.known = builder.known.with(write.path, found);
  builder.surprised = true;
  builder.tries++;
  return builder.tries <= MOST_TRIES;
}

export function stepLabel(world: World, builder: Builder, write: Write | undefined, setup: Setup): string {
  if (write !== undefined) {
    const after = copy(world);
    const isAccepted = apply(after, write, setup);
    const isFound = isAccepted && write.what === 'manifest' && after.manifest === world.manifest;
    const outcome = isFound
      ? ' – refused; it finds the bytes that it wanted'
      : isAccepted
        ? ''
        : ' – refused';
    return `${tell(write, setup.scenario)}${outcome}`;
  }
  switch (builder.next) {
    case 'manifest':
      return `reads the manifest, generation ${world.manifest.generation}`;
    case 'query':
      return `queries the records: ${wanted(setup.scenario, world.version).name}`;
    case 'token':
      return `reads the token ${world.row.token}`;
    case 'look': {
      const path = builder.look.indexOf(true);
      return `looks at ${setup.scenario.files[path]}: ${world.files[path] || 'absent'}`;
    }
    default:
      return 'tells the build of all';
  }
}
