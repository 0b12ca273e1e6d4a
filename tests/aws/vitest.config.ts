import { defineConfig } from 'vitest/config';

// Run by tests/aws/run.sh, which brings up the stack that these tests look at.
export default defineConfig({
  test: {
    include: ['tests/aws/**/*.test.ts'],
    // One stack, one after the other: what one test leaves behind, the next one would see.
    fileParallelism: false,
    bail: 1,
    // What is shown of all governments is gathered for a moment.
    testTimeout: 300_000,
    hookTimeout: 90_000,
  },
});
