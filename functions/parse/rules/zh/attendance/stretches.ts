import type { Surface } from '../../../grammar/surface.ts';
import type { Person } from '../../../mentions/people.ts';
import { isSinglePost } from '../../../mentions/posts.ts';

// What stretches of prose that list people are made of.

/** What stands between joiners: 甲|、|乙|及|市财政局. 和 before another joiner ends a name: 林清和以及. */
export function entriesOf(
  { text }: Surface,
  start: number,
  end: number,
): readonly { readonly from: number; readonly to: number }[] {
  const entries: { from: number; to: number }[] = [];
  let from = start;
  for (const { 0: joiner, index } of text
    .slice(start, end)
    .matchAll(/、|以及|[及和与暨](?!、|以及|[及和与暨])/gu)) {
    entries.push({ from, to: start + index });
    from = start + index + joiner.length;
  }
  return [...entries, { from, to: end }];
}

/** 甲、乙、丙副市长: the post behind the last of those who are listed together is that of all. */
export function sharePosts(plain: string, people: readonly Person[]): readonly Person[] {
  const shared = [...people];
  for (let i = shared.length - 2; i >= 0; i--) {
    const one = shared[i];
    const next = shared[i + 1];
    if (one === undefined || next === undefined || one.posts.length > 0 || one.organizations.length > 0)
      continue;
    const [post] = next.posts;
    const behind =
      post !== undefined && post.start >= next.name.end && !isSinglePost(plain.slice(post.start, post.end));
    if (behind && next.organizations.length === 0 && plain.slice(one.name.end, next.name.start) === '、')
      shared[i] = { ...one, posts: next.posts };
  }
  return shared;
}
