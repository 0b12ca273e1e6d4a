/** Names of bodies or people a government is known to have, to be found at a place of a text. */
export class Known {
  readonly #names: ReadonlySet<string>;
  readonly #others: Known | undefined;
  /** By their first unit, the longest first. */
  readonly #byFirst = new Map<number, string[]>();

  /** @param others that are known too: names that many pages share are put in order once */
  constructor(names: readonly string[], others?: Known) {
    this.#names = new Set(names);
    this.#others = others;
    for (const name of [...this.#names].sort((a, b) => b.length - a.length)) {
      const others = this.#byFirst.get(name.charCodeAt(0));
      if (others === undefined) this.#byFirst.set(name.charCodeAt(0), [name]);
      else others.push(name);
    }
  }

  has(name: string): boolean {
    return this.#names.has(name) || this.#others?.has(name) === true;
  }

  /** The longest known name that stands at a place and does not reach beyond `limit`. */
  longestAt(text: string, at: number, limit: number): string | undefined {
    const own = this.#byFirst
      .get(text.charCodeAt(at))
      ?.find((name) => at + name.length <= limit && text.startsWith(name, at));
    const other = this.#others?.longestAt(text, at, limit);
    return (other?.length ?? 0) > (own?.length ?? 0) ? other : own;
  }
}
