/** Time passes: what was to come in some ticks comes in one less. */
import {
  type Manifest,
  NEVER,
  type Orphan,
  type Scenario,
  type Ticks,
  type World,
  type Write,
} from './world.ts';
import { isLinked } from './write.ts';

export const first = ({ recheck, remove }: Manifest): Ticks => {
  const waiting = [...recheck, ...remove].filter((ticks) => ticks !== NEVER);
  return waiting.length === 0 ? NEVER : Math.min(...waiting);
};

const sooner = (ticks: Ticks): Ticks => (ticks > 0 ? ticks - 1 : ticks);
const soonerAll = (manifest: Manifest): Manifest => ({
  ...manifest,
  recheck: manifest.recheck.map(sooner),
  remove: manifest.remove.map(sooner),
});

export function tick(world: World, scenario: Scenario): void {
  world.row.due = sooner(world.row.due);
  world.manifest = soonerAll(world.manifest);
  for (const builder of world.builders)
    if (builder !== undefined) {
      builder.age = 1;
      builder.manifest = soonerAll(builder.manifest);
    }
  world.orphans = world.orphans.map(
    (orphan): Orphan => ({ ...orphan, age: 1, write: soonerWrite(orphan.write) }),
  );
  if (!isLinked(world, scenario)) world.cached = sooner(world.cached);
}

function soonerWrite(write: Write): Write {
  if (write.what === 'manifest') return { ...write, manifest: soonerAll(write.manifest) };
  return write.what === 'clear' ? { ...write, due: sooner(write.due) } : write;
}
