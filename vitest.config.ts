import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // They need more than Node: a local AWS, a browser, and quiet to measure in; or minutes of their own.
    exclude: ['tests/aws/**', 'tests/bench/**', 'tests/browser/**', 'tests/expressions/**'],
    setupFiles: ['tests/seed.ts'],
    // No test changes anything global, so that the files of one worker can share what they load: half of the time.
    isolate: false,
    // By default one core is left idle, of two cores half of the machine.
    maxWorkers: '100%',
    // Some tests start processes again and again; on a busy machine that takes its time. What hangs is found all the same.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
