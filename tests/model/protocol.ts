/** The protocol of record → mark → build (docs/adr/0020), as moves of the model. */
import { advance, openWrites, stepLabel, take, writeOf } from './builder.ts';
import type { Model, Move } from './explore.ts';
import { broken, quiescent, unlikeManifest } from './properties.ts';
import { everyRule, manifestFences, type Rules, type Setup } from './rules.ts';
import { first, tick } from './time.ts';
import {
  ABSENT,
  type Builder,
  copy,
  hasVerify,
  initialWorld,
  isOvertaken,
  key,
  NEVER,
  RECHECK,
  type Scenario,
  type World,
  wanted,
} from './world.ts';
import { apply, tell } from './write.ts';

export function protocol(scenario: Scenario, rules: Rules = everyRule): Model<World> {
  const setup = { scenario, rules };
  return {
    initial: initialWorld(scenario),
    moves: (world) => [
      ...recorderMoves(world, setup),
      ...wakeMoves(world, setup),
      ...world.builders.flatMap((builder, slot) =>
        builder === undefined ? [] : builderMoves(world, slot, builder, setup),
      ),
      ...orphanMoves(world, setup),
      ...worldMoves(world, setup),
      ...lossMoves(world, setup),
    ],
    key: (world) => key(world, manifestFences(rules)),
    broken: (world) => broken(world, scenario),
    quiescent: (world) => quiescent(world, scenario),
  };
}

/** A move that changes a copy of the world. */
function move(
  world: World,
  kind: 'step' | 'event',
  label: string | (() => string),
  change: (next: World) => void,
): Move<World> {
  return {
    kind,
    label: () => (typeof label === 'string' ? label : label()),
    take: () => {
      const next = copy(world);
      change(next);
      return next;
    },
  };
}

// ---- record ----

function recorderMoves(world: World, setup: Setup): Move<World>[] {
  const moves: Move<World>[] = [];
  const add = (kind: 'step' | 'event', label: string, change: (next: World) => void) =>
    moves.push(move(world, kind, `record: ${label}`, change));
  const upcoming = setup.scenario.history[world.version + world.premature + 1];
  if (upcoming !== undefined && setup.scenario.releases === true)
    add('event', `is as it was; a release shows it as ${upcoming.name}`, (next) => {
      next.version++;
      next.released = true;
    });
  else if (upcoming !== undefined) {
    if (setup.rules['the item is written before the mark'])
      add('event', `writes the item: ${upcoming.name}`, (next) => {
        next.version++;
        next.unmarked++;
      });
    else
      add('event', `marks, item to follow: ${upcoming.name}`, (next) => {
        mark(next);
        next.premature++;
      });
  }
  if (world.premature > 0)
    add('step', 'writes the item', (next) => {
      next.premature--;
      next.version++;
    });
  if (world.unmarked > 0) {
    add('step', 'marks', (next) => {
      next.unmarked--;
      mark(next);
    });
    // Otherwise a kill here only delays the mark: the message comes again, finds the item unchanged, and marks.
    if (!setup.rules['a redelivery that changes nothing marks'] && world.left.kills > 0)
      add('event', 'is killed; the redelivery finds nothing to change', (next) => {
        next.left.kills--;
        next.unmarked--;
      });
  }
  if (world.left.redeliveries > 0)
    add('event', 'a redelivery marks', (next) => {
      next.left.redeliveries--;
      mark(next);
    });
  return moves;
}

function mark(world: World): void {
  world.row.token++;
  world.row.marked = true;
}

// ---- wake ----

/** A message of the queue or the sweep; messages are hints and may get lost. One at a time, unless the one before is late. */
function wakeMoves(world: World, setup: Setup): Move<World>[] {
  const slot = world.builders.indexOf(undefined);
  if (slot === -1 || world.builders.some((builder) => builder !== undefined && !builder.late)) return [];
  const why = world.row.marked
    ? `mark ${world.row.token}`
    : world.row.due === 0
      ? 'an instant has come'
      : undefined;
  if (why !== undefined)
    return [
      move(world, 'step', `${name(slot)}: takes the government (${why})`, (next) => take(next, slot, setup)),
    ];
  if (!world.released || setup.rules['the nightly comparison marks and does not build']) return [];
  return [
    move(world, 'step', `${name(slot)}: builds at night, without a mark`, (next) => {
      next.released = false;
      take(next, slot, setup);
    }),
  ];
}

const name = (slot: number) => 'AB'[slot] ?? '?';

// ---- build ----

function builderMoves(world: World, slot: number, builder: Builder, setup: Setup): Move<World>[] {
  const moves: Move<World>[] = [];
  const who = name(slot);
  const add = (kind: 'step' | 'event', label: () => string, change: (next: World, self: Builder) => void) =>
    moves.push(
      move(
        world,
        kind,
        () => `${who}: ${label()}`,
        (next) => {
          const self = next.builders[slot];
          if (self !== undefined) change(next, self);
        },
      ),
    );
  const end = (next: World) => {
    next.builders = next.builders.with(slot, undefined);
  };

  const isInVain = manifestFences(setup.rules) && isOvertaken(world, builder);
  const write = writeOf(builder, setup);
  // Its steps up to the refusal change nothing that others see: they are taken as one.
  if (isInVain) add('step', () => 'goes on in vain: its manifest is refused', end);
  else
    add(
      'step',
      () => stepLabel(world, builder, write, setup),
      (next, self) => {
        if (!advance(next, self, write, setup)) end(next);
      },
    );
  if (world.left.kills > 0 && !isInVain) {
    add(
      'event',
      () => 'is killed',
      (next) => {
        next.left.kills--;
        end(next);
      },
    );
    if (write !== undefined && setup.scenario.nothingLate !== true)
      add(
        'event',
        () => `is killed, still under way: ${tell(write, setup.scenario)}`,
        (next) => {
          next.left.kills--;
          next.orphans = [...next.orphans, { age: builder.age, asleep: builder.asleep, write }];
          end(next);
        },
      );
    // Leaves do not link each other: they are sent at the same time.
    const writes =
      builder.next === 'files' && setup.scenario.links === undefined ? openWrites(builder, setup) : [];
    if (writes.length > 1 && setup.scenario.nothingLate !== true)
      add(
        'event',
        () => `is killed, still under way: ${writes.map((each) => tell(each, setup.scenario)).join('; ')}`,
        (next) => {
          next.left.kills--;
          const { age, asleep } = builder;
          next.orphans = [...next.orphans, ...writes.map((each) => ({ age, asleep, write: each }))];
          end(next);
        },
      );
  }
  if (world.left.lostAnswers > 0 && write?.what === 'file')
    add(
      'event',
      () => `gets no answer, and sends again: ${tell(write, setup.scenario)}`,
      (next, self) => {
        next.left.lostAnswers--;
        next.orphans = [...next.orphans, { age: builder.age, asleep: builder.asleep, write }];
        if (!setup.rules['a file whose answer was lost is a suspect']) return;
        self.checked = self.checked.with(write.path, false);
        self.manifest = { ...self.manifest, recheck: self.manifest.recheck.with(write.path, RECHECK) };
      },
    );
  if (world.left.stalls > 0 && !builder.late)
    add(
      'event',
      () => 'stalls; its message becomes visible again',
      (next, self) => {
        next.left.stalls--;
        self.late = true;
      },
    );
  if (world.left.sleeps > 0 && !builder.asleep)
    add(
      'event',
      () => 'stalls beyond every timeout',
      (next, self) => {
        next.left.sleeps--;
        self.late = true;
        self.asleep = true;
      },
    );
  return moves;
}

// ---- what happens by itself ----

function orphanMoves(world: World, setup: Setup): Move<World>[] {
  return world.orphans.map((orphan, index) =>
    move(
      world,
      'step',
      () => `late request: ${tell(orphan.write, setup.scenario)}`,
      (next) => {
        next.orphans = world.orphans.filter((_, other) => other !== index);
        apply(next, orphan.write, setup);
      },
    ),
  );
}

function worldMoves(world: World, setup: Setup): Move<World>[] {
  const moves: Move<World>[] = [];
  const awake = [...world.builders, ...world.orphans].filter((actor) => actor !== undefined && !actor.asleep);
  // Where readers of the build of all count, sweeps are quicker than the grace of files.
  const busy = setup.scenario.all === true && (world.row.marked || world.row.due === 0 || world.all.told);
  if (awake.every((actor) => actor?.age === 0) && isWaiting(world) && !busy)
    moves.push(move(world, 'step', 'time passes', (next) => tick(next, setup.scenario)));
  if (setup.scenario.all === true && world.all.told)
    moves.push(
      move(world, 'step', 'the build of all reads the item', (next) => {
        const content = wanted(setup.scenario, world.version).files[0] ?? ABSENT;
        const isThere =
          world.files[0] !== ABSENT || !setup.rules['the build of all lists only pages that are there'];
        next.all = { told: false, shown: isThere ? content : ABSENT };
      }),
    );
  if (world.released && setup.rules['the nightly comparison marks and does not build'])
    moves.push(
      move(world, 'step', 'the nightly comparison finds a difference, and marks', (next) => {
        next.released = false;
        mark(next);
      }),
    );
  if (hasVerify(setup.scenario) && unlikeManifest(world))
    moves.push(
      move(world, 'step', 'verify: finds a file unlike the manifest, and marks', (next) => {
        if (setup.rules['verify lists what differs as suspect'])
          next.manifest = {
            ...world.manifest,
            generation: world.manifest.generation + 1,
            recheck: world.manifest.recheck.map((ticks, path) =>
              world.files[path] === world.manifest.entries[path] ? ticks : 0,
            ),
          };
        mark(next);
      }),
    );
  return moves;
}

function lossMoves(world: World, { scenario }: Setup): Move<World>[] {
  if (world.left.losses === 0) return [];
  const moves = world.files.map((_, path) =>
    move(world, 'event', `the store loses ${scenario.files[path]}`, (next) => {
      next.left.losses--;
      next.files = world.files.with(path, ABSENT);
    }),
  );
  // A missing manifest is read as one that knows nothing, with an intent for whatever there is.
  moves.push(
    move(world, 'event', 'the store loses the manifest; the nightly comparison will miss it', (next) => {
      const { generation, recheck, remove } = world.manifest;
      next.left.losses--;
      next.released = true;
      next.manifest = {
        generation: generation + 1,
        entries: world.files.map(() => ABSENT),
        intent: world.files.map(() => true),
        recheck: recheck.map(() => NEVER),
        remove: remove.map(() => NEVER),
      };
    }),
  );
  return moves;
}

const isWaiting = (world: World): boolean =>
  world.row.due > 0 ||
  world.cached > 0 ||
  first(world.manifest) > 0 ||
  world.builders.some((builder) => builder !== undefined) ||
  world.orphans.length > 0;
