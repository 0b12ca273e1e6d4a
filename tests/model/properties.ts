/** What must hold: in every state, and when nothing is left to do. */
import { ABSENT, type Content, hasVerify, NEVER, type Scenario, type World, wanted } from './world.ts';

/** The first property that a state breaks. */
export function broken(world: World, scenario: Scenario): string | undefined {
  const dead = deadLink(world, scenario);
  if (dead !== undefined || !isIdle(world)) return dead;
  const isAtRest = quiescent(world, scenario);
  return (
    (isAtRest ? wronglyPublic(world, scenario, 'at rest') : undefined) ??
    forgotten(world, scenario) ??
    (isAtRest ? wrongAtRest(world, scenario) : undefined)
  );
}

/** No builder, no request under way, no commit half done. */
const isIdle = (world: World): boolean =>
  world.unmarked === 0 &&
  world.premature === 0 &&
  !world.released &&
  world.orphans.length === 0 &&
  world.builders.every((builder) => builder === undefined);

/** Nothing is marked, nothing will come due, and `verify` (where it is modelled) has nothing to find. */
export const quiescent = (world: World, scenario: Scenario): boolean =>
  isIdle(world) &&
  !world.row.marked &&
  world.row.due === NEVER &&
  !world.all.told &&
  !(hasVerify(scenario) && unlikeManifest(world));

/** What verify compares: the listing and the manifest, when no build is under way. */
export const unlikeManifest = ({ manifest, files }: World): boolean =>
  !manifest.intent.includes(true) && files.some((content, path) => content !== manifest.entries[path]);

/**
 * A published page links a page that is not there; or a reader who holds such a page meets none. Asked only where nobody
 * stalls: a late builder may do anything until the recheck.
 */
function deadLink(world: World, scenario: Scenario): string | undefined {
  if (scenario.stalls > 0 || hasVerify(scenario)) return undefined;
  if (scenario.all === true && world.all.shown !== ABSENT && world.files[0] === ABSENT)
    return 'readers: the feed of all links a page that is absent';
  const { links } = scenario;
  if (links === undefined || world.files[links.to] !== ABSENT) return undefined;
  if (links.when(world.files[links.from] ?? ABSENT)) return 'readers: a public file links one that is absent';
  const isTakedown = scenario.history.some(({ atOnce }) => atOnce !== undefined);
  return world.cached > 0 && !isTakedown
    ? 'readers: a page read just now links a file that is gone'
    : undefined;
}

/** What no build is woken for any more, though there is something to do. */
function forgotten(world: World, scenario: Scenario): string | undefined {
  const { manifest, row } = world;
  if (row.marked) return undefined;
  const { files } = wanted(scenario, world.version);
  if (row.due === NEVER) {
    if (manifest.intent.includes(true))
      return 'nothing is forgotten: an intent is open, and nobody will look at it';
    if (manifest.recheck.some((ticks) => ticks !== NEVER))
      return 'nothing is forgotten: a suspect is never looked at';
    if (manifest.remove.some((ticks) => ticks !== NEVER))
      return 'nothing is forgotten: an obsolete file stays for ever';
    if (!same(manifest.entries, files))
      return 'no mark is lost: the last build was of older records, and no mark is set';
  }
  if (scenario.rightAtOnce !== true || manifest.remove.some((ticks) => ticks !== NEVER)) return undefined;
  return wronglyPublic(world, scenario, 'at once') ?? wrongFiles(world, scenario, 'at once');
}

function wronglyPublic(world: World, scenario: Scenario, when: string): string | undefined {
  const { files } = wanted(scenario, world.version);
  const isWithdrawn = files.includes('tombstone') && !same(world.files, files);
  return isWithdrawn ? `${when}: what was withdrawn is public` : undefined;
}

const wrongFiles = (world: World, scenario: Scenario, when: string): string | undefined =>
  same(world.files, wanted(scenario, world.version).files)
    ? undefined
    : `${when}: the public files are not those of the records`;

function wrongAtRest(world: World, scenario: Scenario): string | undefined {
  const wrong = wrongFiles(world, scenario, 'at rest');
  if (wrong !== undefined) return wrong;
  if (!same(world.manifest.entries, world.files)) return 'at rest: the manifest is not what the store holds';
  if (scenario.all !== true) return undefined;
  const expected = wanted(scenario, world.version).files[0] ?? ABSENT;
  if (world.summary.content !== expected) return 'at rest: the summary is not that of the records';
  return world.all.shown === expected ? undefined : 'at rest: the feed of all is not that of the records';
}

const same = (a: readonly Content[], b: readonly Content[]): boolean =>
  a.every((content, index) => content === b[index]);
