/** Address in the ledger of a file that was dropped. */
export const dropUrl = (key: string): string => `drop:${encodeURI(key)}`;
/** The key of a dropped file; undefined for an address of the web. */
export const dropKey = (url: string): string | undefined =>
  url.startsWith('drop:') ? decodeURI(url.slice('drop:'.length)) : undefined;
