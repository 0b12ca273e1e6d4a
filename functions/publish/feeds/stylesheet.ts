/**
 * Makes RSS and Atom readable where a browser shows them as they are. Browsers take XSLT away, but style XML by CSS on any
 * host, without a script: what the file is stands above, then each item with its day, its title and its sentence. What only
 * programs need is hidden. Addresses cannot be links there: they are written out.
 */
export const feedStylesheet = `@namespace atom "http://www.w3.org/2005/Atom";
@namespace "";
*|*:root { display: block; max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; color: #1a1a1a; background: #fff;
  font: 1rem/1.7 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
*|*:root::before { display: block; padding: .75rem 1rem; margin-bottom: 1.5rem; border: 1px solid #b8b8b8; border-radius: .5rem; white-space: pre-line;
  content: "这是一个订阅源：把地址栏里的地址复制到订阅软件中，有新内容时会自动送达。\\A This is a feed: copy its address into a feed reader, and what is new comes to you."; }
channel, item, title, description, pubDate { display: block; }
atom|entry, atom|title, atom|subtitle, atom|summary, atom|published { display: block; }
channel > title, atom|feed > atom|title { font-size: 1.5rem; font-weight: 700; line-height: 1.3; }
channel > link { display: block; margin-bottom: 1rem; }
atom|subtitle { margin-bottom: 1rem; }
item, atom|entry { padding: 1rem 0; border-top: 1px solid #d0d0d0; }
item > title, atom|entry > atom|title { font-weight: 700; }
item > link { display: block; font-size: .875rem; color: #555; }
channel > *|*:not(title):not(description):not(link):not(item), item > *|*:not(title):not(description):not(link):not(pubDate) { display: none; }
atom|feed > *|*:not(atom|title):not(atom|subtitle):not(atom|entry), atom|entry > *|*:not(atom|title):not(atom|summary):not(atom|published) { display: none; }
pubDate, atom|published { font-size: .875rem; color: #555; }
@media (prefers-color-scheme: dark) {
  *|*:root { color: #e6e6e6; background: #161616; }
  pubDate, atom|published, item > link { color: #aaa; }
}
`;
