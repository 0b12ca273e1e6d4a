// Property tests draw the same cases every time, so that a failure has to do with the change at hand. Other cases are
// drawn with `SEED=12345 npm test`, and many more with `npm run fuzz`.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SEED ?? 20_241_124) });
