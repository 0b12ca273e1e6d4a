import { describe, expect, it } from 'vitest';
import { detectScript, scriptPairs } from '../../../functions/parse/text/scripts.ts';
import { scriptPairs as ofConverter } from '../../../tools/script-pairs.ts';

describe('the characters of both scripts', () => {
  it('are those that the converter knows: else `npx tsx tools/script-pairs.ts`', () => {
    expect(scriptPairs).toBe(ofConverter());
  });

  it('tell the script of a text', () => {
    expect(detectScript('會議決定原則同意')).toBe('hant');
    expect(detectScript('会议决定原则同意')).toBe('hans');
    expect(detectScript('Minutes')).toBe('hans');
  });
});
