#!/usr/bin/env node
// Starts the command line as its sources are now (docs/adr/0037). Plain JavaScript: Node runs nothing else by itself.
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { keepBundle, keptAs, stampOf } from './launch/find.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const bundle = keptAs(root, stampOf(root)) ?? (await makeBundle());
if (bundle !== undefined) {
  keepBundle(bundle);
  // Where Node can (22.1 and later), what it makes of the modules is kept as well.
  modules.enableCompileCache?.(join(bundle, 'compiled'));
  await import(pathToFileURL(join(bundle, 'index.mjs')).href);
}

async function makeBundle() {
  try {
    const { makeBundle } = await import('./launch/make.mjs');
    return makeBundle(root);
  } catch (error) {
    const isMissing = error.code === 'ERR_MODULE_NOT_FOUND';
    console.error(`open-minutes: ${isMissing ? 'what it needs is not installed: npm ci' : error.message}`);
    process.exitCode = 1;
  }
}
