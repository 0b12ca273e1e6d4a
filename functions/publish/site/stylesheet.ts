import { charts } from './style/charts.ts';
import { frame } from './style/frame.ts';
import { minutes } from './style/minutes.ts';
import { search } from './style/search.ts';
import { status } from './style/status.ts';
import { tokens } from './style/tokens.ts';

/**
 * The one stylesheet. It is kept in TypeScript because tsx, vitest and esbuild each read a `.css` file in a way of
 * their own, but all read this alike, and because the colours are data from which a test computes their contrast.
 */
export const stylesheet: string = [tokens, frame, charts, minutes, status, search].join('\n');
