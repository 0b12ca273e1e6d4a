/** What every page has: type, links, the masthead, sections and their lists. A phone first, then wider. */
export const frame = `*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto;
  max-width: 76rem;
  padding: 0 1.25rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.75 var(--sans);
  line-break: strict;
  overflow-wrap: anywhere;
  text-autospace: normal;
  text-spacing-trim: trim-start;
  hanging-punctuation: allow-end;
}
h1, h2, h3, h4 { line-height: 1.4; text-wrap: balance; margin: 0; }
h1 { font: 700 1.75rem/1.35 var(--serif); }
h2 { font: 700 1.25rem/1.4 var(--serif); margin: 2.75rem 0 1rem; padding-top: .75rem; border-top: 1px solid var(--ink); }
h3 { font-size: 1.0625rem; font-weight: 650; margin: 1.75rem 0 .5rem; }
p, ul, ol, dl, blockquote { margin: 0 0 1rem; }
ul, ol { padding: 0; list-style: none; }
dd { margin: 0; }
code { font-family: var(--mono); font-size: .875em; }
p { max-width: 38em; text-wrap: pretty; }
:lang(en) p, p:lang(en) { max-width: 34em; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }

a { color: inherit; text-decoration: underline 1px var(--edge); text-underline-offset: .25em; }
a:hover { color: var(--accent); text-decoration-color: currentcolor; }
a:focus-visible, [tabindex]:focus-visible, summary:focus-visible, :is(input, select, button):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; clip-path: none; background: var(--ink); color: var(--paper); padding: .5rem 1rem; }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }

.note { color: var(--muted); font-size: .9375rem; }
.tag, .flag { font-size: .8125rem; font-weight: 400; line-height: 1.5; color: var(--muted); border: 1px solid var(--rule); padding: 0 .35em; margin-left: .35em; white-space: nowrap; }
.flag { color: var(--accent); border-color: currentcolor; text-decoration: none; }
.doubt { color: var(--accent); font-size: .9375rem; }
.damaged { text-decoration: underline wavy var(--accent) 1px; text-underline-offset: .3em; }
.damaged .told { display: inline-block; font: 400 .8125rem/1 var(--sans); color: var(--accent); margin: 0 .25em; text-decoration: none; }
.damaged .told::before { content: "〔"; }
.damaged .told::after { content: "〕"; }
.empty { color: var(--muted); }
.notice { border-left: 3px solid var(--accent); padding: .1rem 0 .1rem .9rem; margin-top: 1rem; }
.due-told { color: var(--muted); font-size: .875rem; font-weight: 400; white-space: nowrap; margin-left: .4em; }
.due .due-told { margin: 0; }
.due-told.past { color: var(--accent); }

.masthead { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; padding: .9rem 0 .75rem; border-bottom: 2px solid var(--accent); }
.masthead nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; font-size: .9375rem; }
.masthead nav a { padding: .35rem 0; text-decoration-color: transparent; white-space: nowrap; }
.masthead nav a:hover { text-decoration-color: currentcolor; }
.masthead .brand { margin-right: auto; }
.masthead .languages { gap: .2rem; font-size: .8125rem; }
.masthead .languages a { padding: .2rem .5rem; color: var(--muted); }
.masthead .languages a[aria-current] { background: var(--rule); color: var(--ink); }
.masthead .find { flex: 1 1 12rem; max-width: 17rem; }
.find input[type="search"] { width: 100%; font-size: .9375rem; padding: .15rem .5rem; }
.brand { display: inline-flex; align-items: center; gap: .6rem; font: 700 1.125rem/1.3 var(--serif); text-decoration: none; }
.seal { display: inline-grid; place-items: center; flex: none; width: 1.9rem; height: 1.9rem; border-radius: 4px; background: var(--accent); color: var(--on-accent); font: 700 1.125rem/1 var(--serif); }
.trail { margin-top: .9rem; font-size: .875rem; color: var(--muted); }
.trail ol { display: flex; flex-wrap: wrap; margin: 0; }
.trail a { text-decoration-color: transparent; }
.trail a:hover { text-decoration-color: currentcolor; }
.trail li + li::before { content: "›"; margin: 0 .5em; }
.unit { display: inline-block; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.pieces { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.title { margin: 1rem 0 0; }
.title .note { margin: .5rem 0 0; }
.colophon { margin: 4rem 0 0; padding: 1rem 0 2.5rem; border-top: 1px solid var(--rule); color: var(--muted); font-size: .875rem; }
.colophon p { margin: 0 0 .25rem; }
.intro { padding: 1.75rem 0 0; }
.lead { font-size: 1.125rem; line-height: 1.7; margin: .75rem 0 1rem; }
.views { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-top: 1.25rem; padding: .4rem 0; border: solid var(--rule); border-width: 1px 0; }
.missing { padding-top: 2rem; }

.stamp { display: inline-block; font: 700 .8125rem/1.5 var(--serif); padding: 0 .4em; border: 1px solid var(--accent); color: var(--accent); vertical-align: .1em; white-space: nowrap; }
.stamp-approve { background: var(--accent); color: var(--on-accent); }
.stamp-determine { border-color: var(--ink); background: var(--ink); color: var(--paper); }
.stamp-assign { border-color: var(--ink); color: var(--ink); }
.stamp-defer { border: 1px dashed var(--edge); color: var(--muted); }
.stamp-reject { border: 3px double var(--edge); color: var(--ink); }

.register li, .due li, .thread li, .meetings > li, .feeds li { padding: .6rem 0; border-bottom: 1px solid var(--rule); max-width: 54rem; }
.register .note, .meetings .note, .due .note, .thread .note { display: block; }
.register .note.pieces, .meetings .note.pieces { display: flex; }
:is(.register, .outcome, .due, .thread) a { text-decoration-color: transparent; }
:is(.register, .outcome, .due, .thread) a:hover { text-decoration-color: currentcolor; }
.note a { text-decoration-color: var(--rule); }
.governments { columns: 17rem auto; column-gap: 2rem; }
.governments li { padding: .25rem 0; break-inside: avoid; }
.packages li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding: .3rem 0; border-bottom: 1px solid var(--rule); max-width: 54rem; }
.packages .formats { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.packages .formats a { margin: 0; }
.folds details { padding: .15rem 0; border-bottom: 1px solid var(--rule); max-width: 54rem; }
.folds p { margin: 0 0 .5rem; }
.folds code { color: var(--muted); font-weight: 400; }
.folded { margin-top: .75rem; }
.province { border-bottom: 1px solid var(--rule); }
.province .governments { padding: .25rem 0 .75rem; }

.sittings > li { padding: 1.1rem 0; border-bottom: 1px solid var(--rule); }
.sittings > li:first-child { padding-top: 0; }
.sittings .when { display: flex; flex-wrap: wrap; gap: 0 .75rem; margin: 0; font-size: .9375rem; color: var(--muted); }
.sittings h3 { font: 700 1.125rem/1.4 var(--serif); margin: 0 0 .35rem; }
.sittings h3 a, .meetings h2 a { text-decoration-color: transparent; }
.sittings h3 a:hover, .meetings h2 a:hover { text-decoration-color: currentcolor; }
.outcome { margin: 0; }
.outcome li { padding: .25rem 0; line-height: 1.6; max-width: 46em; }
.outcome .charged { display: block; color: var(--muted); font-size: .875rem; }
.more { margin: .25rem 0 0; font-size: .9375rem; }

.meetings > li { padding: .5rem 0; }
.meetings.long > li { padding: 1.5rem 0 .75rem; }
.meetings.long h2 { margin: 0; padding: 0; border: 0; }
.meetings.long .register { margin-top: .5rem; }
.meetings.long .register li { padding: .3rem 0; border: 0; }
.due li, .thread li { display: grid; gap: 0 1.5rem; }
.due li > time { font-weight: 650; }
.due li > :last-child { grid-column: -2; }

.feeds li { display: grid; gap: 0 1rem; }
.formats { font-size: .9375rem; }
.formats a { display: inline-block; padding: .2rem 0; margin-right: 1.25rem; }
.formats .button, .button { display: inline-block; padding: .1rem .8rem; border: 1px solid var(--accent); color: var(--accent); text-decoration: none; font-weight: 650; }
.button:hover { background: var(--accent); color: var(--on-accent); }
.follow { margin: .75rem 0 0; }
.downloads details { padding: .35rem 0; max-width: 52rem; }
.downloads ul { margin: .25rem 0 .75rem; columns: 18rem auto; column-gap: 2rem; }
.downloads li { display: grid; grid-template-columns: 7em 1fr; align-items: baseline; break-inside: avoid; }
summary { cursor: pointer; padding: .3rem 0; width: fit-content; }
.uses { display: grid; gap: 0 2.5rem; }
.uses li { padding: .5rem 0; }
.uses a { font-weight: 650; }
.uses .note { display: block; }
.terms > div { display: grid; gap: 0 1rem; padding: .4rem 0; border-bottom: 1px solid var(--rule); max-width: 54rem; }
.terms code { color: var(--muted); }
.steps { counter-reset: step; max-width: 38em; }
.steps li { position: relative; padding: .35rem 0 .35rem 2.2rem; counter-increment: step; }
.steps li::before { content: counter(step); position: absolute; left: 0; font: 700 1.25rem/1.5 var(--serif); color: var(--accent); }
.bulleted li { padding-left: 1.2em; position: relative; max-width: 38em; margin-bottom: .4rem; }
.bulleted li::before { content: "·"; position: absolute; left: .3em; font-weight: 700; }
.sets { margin-top: 1.5rem; max-width: 44em; }
.sets > div { padding: .4rem 0; }
.sets dt { font-weight: 650; }
.sets dd { color: var(--muted); font-size: .9375rem; }
main blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--rule); }

input, select, button { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: 2px; padding: .3rem .6rem; max-width: 100%; }
button.button { cursor: pointer; background: none; border: 1px solid var(--accent); color: var(--accent); }
button.button:hover { background: var(--accent); color: var(--on-accent); }
.search { gap: .25rem; max-width: 40rem; margin: 1.5rem 0 1rem; }
.search:not([hidden]) { display: grid; grid-template-columns: minmax(0, 1fr); }
.search[hidden] { display: none; }
.search label { font-size: .9375rem; color: var(--muted); }
.search .button { justify-self: start; margin-top: .5rem; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 0 1rem; font-size: .9375rem; }
.meetings > li[hidden], .register > li[hidden] { display: none; }
.names { columns: 13rem auto; column-gap: 2rem; }
.names li { padding: .2rem 0; break-inside: avoid; }
.posts li { padding: .25rem 0; }
.posts .note { margin-left: .75em; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 0 0 1rem; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--muted); font-size: .9375rem; }
.figures dd { font: 700 1.75rem/1.2 var(--serif); font-variant-numeric: lining-nums; }

@media (scripting: none) {
  .masthead .find { display: none; }
}
@media (min-width: 40rem) {
  .meetings:not(.long) > li { display: flex; justify-content: space-between; gap: 1.5rem; align-items: baseline; }
  .meetings:not(.long) .note { white-space: nowrap; flex: none; }
  .feeds li { grid-template-columns: 6em 1fr auto; align-items: baseline; }
  .terms > div { grid-template-columns: 14em 1fr; }
  .uses { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); }
  .sittings > li { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1.5rem; }
  .outcome .charged { display: inline; margin-left: .6em; }
  .sittings .when { flex-direction: column; padding-top: .1rem; }
  .due li { grid-template-columns: 10rem minmax(0, 1fr); }
  .due .due-told { grid-column: 1; grid-row: 2; }
  .due li > div { grid-row: 1 / span 2; }
  .thread li { grid-template-columns: 13rem minmax(0, 1fr); }
}
@media (min-width: 40rem) {
  :lang(en) :is(.due li, .sittings > li) { grid-template-columns: 11.5rem minmax(0, 1fr); }
  :lang(en) .feeds li { grid-template-columns: 9.5em 1fr auto; }
  :lang(en) .downloads li { grid-template-columns: 13em 1fr; }
}
@media (min-width: 40rem) and (max-width: 63.99rem) {
  .masthead { gap: .25rem 1rem; }
  .masthead nav { gap: 0 .9rem; }
  .masthead .find { flex-basis: 6rem; }
  .masthead .languages { margin-left: auto; }
}
@media (min-width: 64rem) {
  body { padding: 0 2.5rem; }
  h1 { font-size: 2.125rem; }
  .intro h1 { font-size: 2.5rem; }
  main > section:not(.intro, .missing) { display: grid; grid-template-columns: 9rem minmax(0, 1fr); column-gap: 2.5rem; margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--ink); }
  main > section:not(.intro, .missing) > h2 { margin: 0; padding: 0; border: 0; font-size: 1.1875rem; line-height: 1.5; }
  .content > :first-child { margin-top: 0; }
  .content > :is(.register, .feeds, .meetings, .governments, .terms, .due, .thread):first-child > :first-child { padding-top: .1rem; }
  .meetings.long > li { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 2.5rem; max-width: none; }
  .meetings.long .register { margin: 0; }
}
`;
