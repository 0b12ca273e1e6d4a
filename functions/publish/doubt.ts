/**
 * Below this confidence a value is shown as doubtful wherever people read it. Programs get the number itself.
 * The promise that 99.5 % are right holds from here on upwards.
 */
const SURE = 0.9;

export const isDoubtful = (fact: { readonly confidence: number }): boolean => fact.confidence < SURE;

/** How doubt is worded beside a value. */
export const DOUBT = '存疑：自动识别，把握较低，请核对原文';
