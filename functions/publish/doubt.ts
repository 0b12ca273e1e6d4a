export { isDoubtful } from '../shared/checked.ts';

/** How doubt is worded beside a value. */
export const DOUBT = '存疑：自动识别，把握较低，请核对原文';
