import { defineConfig } from 'vitest/config';

// Run by tests/aws/run.sh, which brings up the stack that these tests look at.
export default defineConfig({
  test: {
    include: ['tests/aws/**/*.test.ts'],
    // One stack, one after the other: what one test leaves behind, the next one would see.
    fileParallelism: false,
    bail: 1,
    // The functions, the local AWS and the tests share what cores there are: on a busy machine one waits too short now and then.
    retry: 1,
    // What is shown of all governments is gathered for a moment.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
