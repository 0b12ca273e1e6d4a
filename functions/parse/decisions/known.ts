/** Names of bodies or people a government is known to have, to be found at a place of a text. */
export class Known {
  readonly #others: Known | undefined;
  /** By their first unit. */
  readonly #byFirst = new Map<number, string[]>();

  /** @param others that are known too: names that many pages share are put in order once */
  constructor(names: readonly string[], others?: Known) {
    this.#others = others;
    for (const name of names) {
      const alike = this.#byFirst.get(name.charCodeAt(0));
      if (alike === undefined) this.#byFirst.set(name.charCodeAt(0), [name]);
      else alike.push(name);
    }
  }

  has(name: string): boolean {
    const own = this.#byFirst.get(name.charCodeAt(0))?.includes(name) === true;
    return own || this.#others?.has(name) === true;
  }

  /** The longest known name that stands at a place and does not reach beyond `limit`. */
  longestAt(text: string, at: number, limit: number): string | undefined {
    let longest = this.#others?.longestAt(text, at, limit);
    const alike = this.#byFirst.get(text.charCodeAt(at));
    if (alike === undefined) return longest;
    for (const name of alike) {
      const longer = name.length > (longest?.length ?? 0) && at + name.length <= limit;
      if (longer && text.startsWith(name, at)) longest = name;
    }
    return longest;
  }
}
