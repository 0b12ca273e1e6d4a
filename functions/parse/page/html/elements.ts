import table from './article-containers.json' with { type: 'json' };

type Attributes = Readonly<Record<string, string>>;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose text is not read: programs, styles, controls and what stands in for them. */
const SKIPPED = words(
  'script style noscript template iframe object embed applet svg math canvas audio video select button textarea datalist map',
);
/** Elements that begin and end a line. */
const BLOCKS = words(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead title tr td th ul',
);
const CONTAINERS: ReadonlySet<string> = new Set(table.names);

export const isSkipped = (name: string): boolean => SKIPPED.has(name);
export const isBlock = (name: string): boolean => BLOCKS.has(name);

const HIDING_RULES: readonly RegExp[] = [
  /display\s*:\s*none/iu,
  /visibility\s*:\s*hidden/iu,
  /font-size\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)/iu,
  /opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)/iu,
  /(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}/iu,
  /(?:^|[;\s])height\s*:\s*[01](?:px)?\s*(?:;|!|$).*overflow\s*:\s*hidden/isu,
];
/** `s` changes only the last of them. */
const HIDING = new RegExp(HIDING_RULES.map(({ source }) => source).join('|'), 'isu');

/** An element whose own attributes keep its text from the reader's eye. */
export const isHidden = (attributes: Attributes): boolean =>
  attributes.hidden !== undefined || (attributes.style !== undefined && HIDING.test(attributes.style));

/** An element that a content system uses for the text of an article, by its id or a class. */
export const isContainer = (attributes: Attributes): boolean =>
  (attributes.id !== undefined && CONTAINERS.has(attributes.id.toLowerCase())) ||
  (attributes.class
    ?.toLowerCase()
    .split(/\s+/u)
    .some((name) => CONTAINERS.has(name)) ??
    false);
