import { defineConfig } from 'vitest/config';

// The portal in Chromium: `npm run test:browser`. Needs a Chromium (CHROMIUM says where, else /usr/bin/chromium).
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/serve-portal.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
