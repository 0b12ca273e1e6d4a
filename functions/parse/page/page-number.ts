const PAGE_NUMBER = /^-?第?\d{1,3}页?(?:\/|，|共)*\d{0,3}页?-?$/u;

/** 2, -2-, 第2页, 第2页共5页 alone on a line. */
export const isPageNumber = (plain: string): boolean => PAGE_NUMBER.test(plain);
