import type { Source } from '../../../schemas/generated/source.ts';
import { permanent } from '../../shared/errors.ts';
import type { PublicationId } from '../../shared/publication.ts';
import type { TableFacts } from '../downloads/table-files.ts';
import type { Library } from '../library.ts';
import { editionPath, FIRST_LANGUAGE, LANGUAGES } from '../site/language.ts';
import type { PageContext } from '../site/page.tsx';
import type { SiteSettings } from '../site-settings.ts';

/** What a rendering depends on; never the clock. */
export interface RenderDeps {
  readonly library: Library;
  readonly sources: readonly Source[];
  readonly site: SiteSettings;
}

/** Files by their path in the public store. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** What a publication comes to. Without files where nothing is left to show. */
export interface Rendering {
  readonly files: Files;
  /** Of those files that are tables of the downloads. */
  readonly tables: ReadonlyMap<string, TableFacts>;
  /** Publications with links to files of this one: they become dirty when files of it come or go. */
  readonly neighbours?: readonly PublicationId[];
}

/**
 * Whose turn it is where several kinds wait: pages of meetings first, since everything else points at them; tables of
 * all meetings after those of their years; then what describes them.
 */
export const TURNS = ['first', 'middle', 'tables', 'descriptions', 'last'] as const;
export type Turn = (typeof TURNS)[number];

/** A publication: something that is rendered and written as a whole, taken apart from its id. */
export interface Publication {
  readonly kind: string;
  readonly turn: Turn;
  /** Every path that it can have whatever it renders: what it does not render is removed. */
  readonly paths: readonly string[];
  /** Publications that describe the files of this one as they are kept in its state. */
  readonly describedBy: readonly PublicationId[];
  /** True where many rows that are missing all at once are taken for a fault (downloads/loss.ts). */
  readonly mayNotLoseRows: boolean;
  /** Renders it as its meetings are now. */
  render(deps: RenderDeps): Promise<Rendering>;
}

/** One kind of publication. */
export interface Kind {
  /** The publication of that id; nothing where the id is of another kind. */
  parse(id: string): Publication | undefined;
}

interface Sketch<Name extends string> {
  readonly kind: string;
  /** The whole id, with a group for each of its parts. */
  readonly id: RegExp;
  /** Names of the groups; one called `source` may not have a name that is taken. */
  readonly parts: readonly Name[];
  readonly turn?: Turn;
  readonly mayNotLoseRows?: boolean;
  describedBy?(parts: Parts<Name>): readonly PublicationId[];
  paths(parts: Parts<Name>): readonly string[];
  render(parts: Parts<Name>, deps: RenderDeps): Promise<Files | Rendering>;
}

type Parts<Name extends string> = Readonly<Record<Name, string>>;

/** A kind of publication out of the shape of its ids and what it renders. */
export function defineKind<Name extends string>(sketch: Sketch<Name>): Kind {
  const { kind, id: shape, parts: names, turn = 'middle', mayNotLoseRows = false } = sketch;
  return {
    parse(id) {
      const groups = shape.exec(id)?.slice(1);
      if (groups === undefined) return undefined;
      const entries = names.map((name, index) => [name, groups[index] ?? '']);
      const parts: Parts<Name> = Object.fromEntries(entries);
      if ('source' in parts) assertFree(String(parts.source));
      return {
        kind,
        turn,
        mayNotLoseRows,
        describedBy: sketch.describedBy?.(parts) ?? [],
        paths: sketch.paths(parts),
        async render(deps) {
          const rendered = await sketch.render(parts, deps);
          return 'files' in rendered ? rendered : { files: rendered, tables: new Map() };
        },
      };
    },
  };
}

/** A source's id, in a regular expression. */
export const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** The id of a group (shared/records/groups.ts), in a regular expression. */
export const GROUP_ID = '[0-9a-f]{16}';

/** Names that an address or a listing of the whole already has; no source may be called so. */
export const RESERVED_SOURCE_IDS: ReadonlySet<string> = new Set([
  'accuracy',
  'all',
  'data',
  'decisions',
  'downloads',
  'en',
  'feeds',
  'hant',
  'index',
  'meetings',
  'schemas',
  'search',
  'sources',
  'status',
  'subscribe',
  'unknown',
  'vocabulary',
]);

function assertFree(source: string): void {
  if (!RESERVED_SOURCE_IDS.has(source)) return;
  throw permanent(
    'reserved-source',
    `A source may not be called ${JSON.stringify(source)}: the name is taken`,
  );
}

export const prettyJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** For large files that programs read: without the white space of {@link prettyJson}. */
export const denseJson = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Files out of texts by their path. */
export const textFiles = (texts: Readonly<Record<string, string>>): Files =>
  new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));

/** What a page needs to know of itself. */
export const pageContext = (path: string, { site, sources }: RenderDeps): PageContext => ({
  path,
  language: FIRST_LANGUAGE,
  site,
  sources,
});

/** Where the editions of a page lie. */
export const editionPaths = (path: string): readonly string[] =>
  LANGUAGES.map((language) => editionPath(language, path));

/** A page in every language of the interface. */
export const editions = (
  path: string,
  deps: RenderDeps,
  page: (context: PageContext) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      editionPath(language, path),
      page({ ...pageContext(path, deps), language }),
    ]),
  );
