/** A partition as readers see it: `2024年`, or `日期不详` for meetings without a known day. */
export const yearInWords = (year: string): string => (year === 'undated' ? '日期不详' : `${year}年`);
