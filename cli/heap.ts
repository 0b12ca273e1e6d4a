import { setFlagsFromString } from 'node:v8';

/**
 * How much garbage may lie beside what lives, in percent of that. V8 lets four times as much gather where nobody limits it,
 * and a limit would be one of what a folder may hold.
 */
const GARBAGE_PERCENT = 20;

setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
