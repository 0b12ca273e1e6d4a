/** What writes do, and how they are told. */
import type { Rule, Setup } from './rules.ts';
import { ABSENT, CACHED, type Manifest, type Scenario, type World, type Write } from './world.ts';

/** A write takes effect, or is refused by its condition. */
export function apply(world: World, write: Write, setup: Setup): boolean {
  switch (write.what) {
    case 'manifest': {
      if (setup.rules['the manifest is written If-Match'] && world.manifest.generation !== write.seen)
        return !setup.rules['the manifest names its writer'] && isSame(world.manifest, write);
      world.manifest = { ...write.manifest, generation: write.seen + 1 };
      return true;
    }
    case 'file': {
      const rule: Rule = write.content === ABSENT ? 'files are deleted If-Match' : 'files are put If-Match';
      if (setup.rules[rule] && world.files[write.path] !== write.known) return false;
      world.files = world.files.with(write.path, write.content);
      if (isLinked(world, setup.scenario)) world.cached = CACHED;
      return true;
    }
    case 'summary':
      if (
        setup.rules['a summary is replaced only by a later generation'] &&
        world.summary.generation >= write.generation
      )
        return false;
      world.summary = { generation: write.generation, content: write.content };
      return true;
    case 'clear': {
      const { row } = world;
      if (setup.rules['the mark is cleared only on the token that was read'] && row.token !== write.token)
        return false;
      world.row = { ...row, marked: false, due: write.due };
      return true;
    }
  }
}

/** The refused writer looks, and finds the bytes that it wanted to write. */
function isSame(manifest: Manifest, write: Write & { what: 'manifest' }): boolean {
  const content = ({ entries, intent, recheck, remove }: Manifest) =>
    JSON.stringify([entries, intent, recheck, remove]);
  return manifest.generation === write.seen + 1 && content(manifest) === content(write.manifest);
}

export const isLinked = ({ files }: World, { links }: Scenario): boolean =>
  links?.when(files[links.from] ?? ABSENT) === true;

export function tell(write: Write, { files }: Scenario): string {
  switch (write.what) {
    case 'manifest':
      return write.manifest.intent.includes(true)
        ? `intent for ${files.filter((_, path) => write.manifest.intent[path]).join(', ')}`
        : 'manifest without an intent';
    case 'file':
      return `${write.content === ABSENT ? `DELETE ${files[write.path]}` : `PUT ${files[write.path]} = ${write.content}`}, if ${write.known || 'absent'}`;
    case 'summary':
      return `summary ${write.content} of generation ${write.generation}`;
    case 'clear':
      return `clear mark ${write.token}`;
  }
}
