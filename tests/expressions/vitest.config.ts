import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/expressions/*.test.ts'],
    // Each expression has its seconds, and a busy machine needs its time.
    testTimeout: 1_200_000,
    hookTimeout: 300_000,
  },
});
