import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // They need more than Node: a local AWS, and quiet to measure in.
    exclude: ['tests/aws/**', 'tests/bench/**'],
    // Some tests start processes; on a busy machine that takes its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
