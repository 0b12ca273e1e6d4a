import table from './article-containers.json' with { type: 'json' };

type Attributes = Readonly<Record<string, string>>;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/**
 * Elements whose text is not read: programs, styles, controls and what stands in for them, and how the characters below
 * are read aloud (ruby).
 */
const SKIPPED = words(
  'script style noscript noframes noembed template iframe object embed applet svg math canvas audio video select button textarea datalist progress meter map rt rp rtc',
);
/** Elements that begin and end a line. */
const BLOCKS = words(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead title tr td th ul',
);
const CONTAINERS: ReadonlySet<string> = new Set(table.names);

export const isSkipped = (name: string): boolean => SKIPPED.has(name);
export const isBlock = (name: string): boolean => BLOCKS.has(name);

/** An element that a content system uses for the text of an article, by its id or a class. */
export const isContainer = (attributes: Attributes): boolean =>
  (attributes.id !== undefined && CONTAINERS.has(attributes.id.toLowerCase())) ||
  (attributes.class
    ?.toLowerCase()
    .split(/\s+/u)
    .some((name) => CONTAINERS.has(name)) ??
    false);
