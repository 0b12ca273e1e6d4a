/** Tells a counterexample to people. */
import type { Counterexample } from './explore.ts';
import type { Scenario, World } from './world.ts';

export function story({ property, trace }: Counterexample<World>, scenario: Scenario): string {
  const lines = trace.map(({ label, state }, index) => {
    const before = trace[index - 1]?.state;
    const changes = [
      before?.files.join() === state.files.join() ? [] : [publicFiles(state, scenario)],
      before?.row.marked === state.row.marked ? [] : [state.row.marked ? 'marked' : 'no mark'],
      before === undefined || before.all.shown === state.all.shown
        ? []
        : [`feed of all: ${state.all.shown || 'nothing'}`],
    ].flat();
    const after = changes.length === 0 ? '' : `  [${changes.join('; ')}]`;
    return `${String(index).padStart(3)}. ${label}${after}`;
  });
  return [...lines, `     ✗ ${property}`].join('\n');
}

const publicFiles = ({ files }: World, scenario: Scenario): string =>
  files.map((content, path) => `${scenario.files[path]}: ${content || 'absent'}`).join(', ');
