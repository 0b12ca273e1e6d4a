/** What every page has: type, links, the masthead, lists and tables. A phone first, then wider. */
export const frame = `*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto;
  max-width: 80rem;
  padding: 0 1.25rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.75 var(--sans);
  line-break: strict;
  overflow-wrap: anywhere;
  text-autospace: normal;
  text-spacing-trim: trim-start;
}
h1, h2, h3, h4 { line-height: 1.4; text-wrap: balance; margin: 0; }
h1 { font: 700 1.75rem/1.35 var(--serif); letter-spacing: .01em; }
h2 { font: 700 1.3125rem/1.4 var(--serif); margin: 3rem 0 1rem; padding-top: .75rem; border-top: 3px double var(--rule); }
h3 { font-size: 1.0625rem; font-weight: 650; margin: 1.75rem 0 .5rem; }
p, ul, ol, dl, blockquote { margin: 0 0 1rem; }
ul, ol { padding: 0; list-style: none; }
dd { margin: 0; }
code { font-family: var(--mono); font-size: .875em; }
p { max-width: 40em; text-wrap: pretty; }

a { color: inherit; text-decoration-line: underline; text-decoration-thickness: 1px; text-decoration-color: var(--accent); text-underline-offset: .25em; }
a:hover { color: var(--accent); text-decoration-thickness: 2px; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; background: var(--ink); color: var(--paper); padding: .5rem 1rem; }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }

.note { color: var(--muted); font-size: .9375rem; }
.tag { font-size: .8125rem; font-weight: 400; color: var(--muted); border: 1px solid var(--rule); border-radius: 3px; padding: 0 .4em; margin-left: .35em; white-space: nowrap; }
.doubt { color: var(--accent); font-size: .9375rem; }
.empty { color: var(--muted); }
.notice { border-left: 4px solid var(--accent); padding: .25rem 0 .25rem .9rem; margin-top: 1rem; }

.masthead { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; padding: 1rem 0; border-bottom: 1px solid var(--rule); }
.masthead nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; font-size: .9375rem; }
.masthead nav a { padding: .35rem 0; text-decoration-color: transparent; white-space: nowrap; }
.masthead nav a:hover { text-decoration-color: var(--accent); }
.masthead .brand { margin-right: auto; }
.masthead .languages { gap: .2rem; font-size: .8125rem; }
.masthead .languages a { padding: .2rem .5rem; border-radius: 3px; color: var(--muted); }
.masthead .languages a[aria-current] { background: var(--rule); color: var(--ink); }
.brand { display: inline-flex; align-items: center; gap: .6rem; font: 700 1.125rem/1.3 var(--serif); text-decoration: none; }
.seal { display: inline-grid; place-items: center; flex: none; width: 1.9rem; height: 1.9rem; border-radius: 5px; background: var(--accent); color: var(--on-accent); font: 700 1.125rem/1 var(--serif); }
.trail { margin-top: 1rem; font-size: .875rem; color: var(--muted); }
.trail ol { display: flex; flex-wrap: wrap; margin: 0; }
.trail li::after { content: "›"; margin: 0 .5em; }
.trail li:last-child::after { content: none; }
.unit { display: inline-block; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.gloss { font: italic 400 .8125rem/1.4 Georgia, "Noto Serif", serif; color: var(--muted); white-space: nowrap; margin-left: .25em; }
.pieces { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.title { margin: 1.25rem 0 0; }
.title .note { margin: .5rem 0 0; }
.colophon { margin: 4rem 0 0; padding: 1.25rem 0 2.5rem; border-top: 1px solid var(--rule); color: var(--muted); font-size: .875rem; }
.colophon p { margin: 0 0 .25rem; }

.intro { padding: 2.5rem 0 .5rem; }
.intro h1 { font-size: 2.125rem; }
.kicker { margin: 0 0 .5rem; color: var(--accent); font-size: .875rem; letter-spacing: .12em; }
.kicker:lang(en) { letter-spacing: .04em; }
.lead { font-size: 1.125rem; margin-top: 1rem; }

.stamp { display: inline-block; font: 700 .8125rem/1.5 var(--serif); letter-spacing: .04em; padding: 0 .45em; border: 1.5px solid var(--accent); border-radius: 3px; color: var(--accent); vertical-align: .1em; white-space: nowrap; }
.stamp-approve { background: var(--accent); color: var(--on-accent); }
.stamp-determine { border-color: var(--ink); background: var(--ink); color: var(--paper); }
.stamp-assign { border-color: var(--ink); color: var(--ink); }
.stamp-defer { border: 1.5px dashed var(--edge); color: var(--muted); }
.stamp-reject { border: 3px double var(--edge); color: var(--ink); }

.register li { padding: .7rem 0; border-bottom: 1px solid var(--rule); max-width: 52rem; }
.register .note, .meetings .note { display: block; }
.register a { text-decoration-color: var(--rule); }
.register a:hover { text-decoration-color: var(--accent); }
.governments { columns: 17rem auto; column-gap: 2rem; }
.governments li { padding: .3rem 0; break-inside: avoid; }
.meetings > li { padding: .6rem 0; border-bottom: 1px solid var(--rule); max-width: 52rem; }
.meetings.long > li { padding: 1.75rem 0 .75rem; }
.meetings.long h2 { margin: 0; padding: 0; border: 0; }
.meetings.long .register { margin-top: .5rem; }
.meetings.long .register li { padding: .35rem 0; border: 0; }

.feeds li { display: grid; gap: 0 1rem; padding: .7rem 0; border-bottom: 1px solid var(--rule); max-width: 52rem; }
.formats { font-size: .9375rem; font-variant-numeric: tabular-nums; }
.formats a { display: inline-block; padding: .25rem 0; margin-right: 1.25rem; }
.formats .button, .button { display: inline-block; padding: .15rem .8rem; border: 1.5px solid var(--accent); border-radius: 4px; color: var(--accent); text-decoration: none; font-weight: 650; }
.button:hover { background: var(--accent); color: var(--on-accent); }
.downloads details { border-bottom: 1px solid var(--rule); padding: .35rem 0; max-width: 52rem; }
.downloads ul { margin: .25rem 0 .75rem; }
.downloads li { display: grid; grid-template-columns: 7em 1fr; align-items: baseline; }
summary { cursor: pointer; padding: .3rem 0; width: fit-content; }
.downloads summary { font-weight: 650; }
summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.uses { display: grid; gap: 0 2.5rem; }
.uses li { padding: .6rem 0; }
.uses a { font-weight: 650; }
.uses .note { display: block; }
.terms > div { display: grid; gap: 0 1rem; padding: .4rem 0; border-bottom: 1px solid var(--rule); max-width: 52rem; }
.terms code { color: var(--muted); }
.steps { counter-reset: step; max-width: 40em; }
.steps li { position: relative; padding: .35rem 0 .35rem 2.6rem; counter-increment: step; }
.steps li::before { content: counter(step); position: absolute; left: 0; top: .4rem; font: 700 1.375rem/1.3 var(--serif); color: var(--accent); }
.bulleted li { padding-left: 1.2em; position: relative; max-width: 40em; margin-bottom: .4rem; }
.bulleted li::before { content: "·"; position: absolute; left: .3em; color: var(--accent); font-weight: 700; }
.sets { margin-top: 1.5rem; max-width: 44em; }
.sets > div { padding: .4rem 0; }
.sets dt { font-weight: 650; }
.sets dd { color: var(--muted); font-size: .9375rem; }
main blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--rule); }
time { white-space: nowrap; }
.bars .gloss { display: block; margin: 0; white-space: normal; line-height: 1.3; }
input, select, button { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: 4px; padding: .3rem .6rem; max-width: 100%; }
button.button { cursor: pointer; background: none; border: 1.5px solid var(--accent); color: var(--accent); }
button.button:hover { background: var(--accent); color: var(--on-accent); }
:is(input, select, button):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.search { gap: .25rem; max-width: 40rem; margin: 1.5rem 0 1rem; }
.search:not([hidden]) { display: grid; grid-template-columns: minmax(0, 1fr); }
.search[hidden] { display: none; }
.search label { font-size: .9375rem; color: var(--muted); }
.search .button { justify-self: start; margin-top: .5rem; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 0 1rem; font-size: .9375rem; }
.meetings > li[hidden], .register > li[hidden] { display: none; }
.follow { margin: 1rem 0 0; }
.due li, .thread li { display: grid; gap: 0 1.5rem; padding: .6rem 0; border-bottom: 1px solid var(--rule); max-width: 52rem; }
.due .note, .thread .note { display: block; }
.due > li > time { font-weight: 650; }
.names { columns: 13rem auto; column-gap: 2rem; }
.names li { padding: .2rem 0; break-inside: avoid; }
.posts li { padding: .3rem 0; }
.posts .note { margin-left: .75em; }
.english { max-width: 40rem; }

@media (min-width: 40rem) {
  .meetings:not(.long) > li { display: flex; justify-content: space-between; gap: 1.5rem; align-items: baseline; }
  .meetings:not(.long) .note { white-space: nowrap; }
  .feeds li { grid-template-columns: 6em 1fr auto; align-items: baseline; }
  .terms > div { grid-template-columns: 14em 1fr; }
  .uses { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); }
  .due li { grid-template-columns: 8.5em 1fr; }
  .thread li { grid-template-columns: 13em 1fr; }
}
@media (min-width: 64rem) {
  body { padding: 0 2.5rem; }
  h1 { font-size: 2.125rem; }
  .intro h1 { font-size: 2.75rem; }
  main > section:not(.intro) { display: grid; grid-template-columns: 10rem minmax(0, 1fr); column-gap: 3rem; margin-top: 3rem; padding-top: 1.25rem; border-top: 3px double var(--rule); }
  main > section:not(.intro) > h2 { margin: 0; padding: 0; border: 0; }
  main > section:not(.intro) > h2 .gloss { display: block; margin: 0; white-space: normal; }
  .content > :first-child { margin-top: 0; }
  .content > :is(.register, .feeds, .meetings, .governments, .terms):first-child > :first-child { padding-top: .1rem; }
  .meetings.long > li { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 2.5rem; max-width: none; }
  .meetings.long .register { margin: 0; }
}
`;
