/** An expression that the checker finds fault with, and why that does no harm. */
export interface Exception {
  readonly file: string;
  readonly source: string;
  readonly reason: string;
}

export const EXCEPTIONS: readonly Exception[] = [];

/** Places that put together expressions which are none of the source's own. */
export const NOT_OURS: Readonly<Record<string, string>> = {
  'functions/discover/minutes-filter.ts':
    'what whoever runs the system writes into the file of a source, asked of titles of at most 500 units',
  'functions/publish/search/query.ts':
    'what a reader types, in the reader’s own browser: characters as they are, and zeros where no digit stands before them',
  'functions/publish/site/scripts/browser/show.ts':
    'that of damaged digits, handed to the browser by the page: it is built, and seen, in functions/publish/damage.ts',
};
