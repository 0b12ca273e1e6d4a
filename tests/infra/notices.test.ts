import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { NOTICES } from '../../infra/notices.ts';
import { root } from './synthesize.ts';

let folder: string;
let notices: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-notices-'));
  bundle(join(root, 'functions/record/handler.ts'), folder);
  notices = readFileSync(join(folder, NOTICES), 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what lies beside a bundle for Lambda', () => {
  it('passes on the notices of the packages in it, and of no others', () => {
    for (const { name, text } of [
      { name: 'htmlparser2', text: 'Copyright 2010, 2011, Chris Winberry' },
      { name: 'unpdf', text: 'Copyright (c) 2023-PRESENT Johann Schopplich' },
      { name: '@aws-sdk/client-s3', text: 'Apache License' },
    ]) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'mu'));
      expect(notices).toContain(text);
    }
    expect(notices).not.toMatch(/^(?:commander|dynalite|esbuild|vitest) \d/mu);
  });

  it('says whose work went into the tables', () => {
    expect(notices).toContain('Sun Junyi');
    expect(notices).toContain('Adobe');
  });

  it('says a text once that many packages have', () => {
    expect(notices.split('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION').length).toBeLessThan(
      12,
    );
  });
});
