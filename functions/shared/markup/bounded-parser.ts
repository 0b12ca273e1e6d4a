import { Parser } from 'htmlparser2';

/**
 * Elements nested deeper than this lose their place, not their text: no honest page comes near, but a few kilobytes of
 * `<div>` do, and whatever walks a tree by recursion ends there.
 */
export const DEEPEST = 512;

/** What the parser keeps to itself; the version is pinned, and its test looks at what is used here. */
interface Internals {
  readonly stack: readonly string[];
  readTagName(start: number, endIndex: number): string;
  popElement(implied: boolean): void;
}

/**
 * Parser of HTML or XML that never has more than {@link DEEPEST} elements open, and so takes linear time: each element
 * beyond closes the one before it and stands beside it. Closing tags of elements that were closed so are passed over.
 */
export class BoundedParser extends Parser {
  /** How many elements of each name were closed before their closing tag. */
  readonly #closed = new Map<string, number>();

  get #inner(): Internals {
    return this as unknown as Internals;
  }

  override onopentagname(start: number, endIndex: number): void {
    const inner = this.#inner;
    while (inner.stack.length > DEEPEST) {
      const [name = ''] = inner.stack;
      this.#closed.set(name, (this.#closed.get(name) ?? 0) + 1);
      inner.popElement(true);
    }
    super.onopentagname(start, endIndex);
  }

  override onclosetag(start: number, endIndex: number): void {
    const { stack } = this.#inner;
    if (this.#closed.size > 0 && stack.length <= DEEPEST) {
      const name = this.#inner.readTagName(start, endIndex);
      const left = this.#closed.get(name) ?? 0;
      if (left > 0) {
        this.#closed.set(name, left - 1);
        this.endIndex = endIndex;
        this.startIndex = endIndex + 1;
        return;
      }
      // This one is further out than all that were closed early.
      if (stack.includes(name)) this.#closed.clear();
    }
    super.onclosetag(start, endIndex);
  }
}
