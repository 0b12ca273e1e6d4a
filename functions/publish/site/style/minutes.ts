/** The page of a meeting: what was decided, and beside it the facts and the text they were read from; one column on a phone and on paper. */
export const minutes = `.facts { margin: 0; }
.facts > div { display: grid; grid-template-columns: 4.5em minmax(0, 1fr); gap: 0 .75rem; }
.facts dt { color: var(--muted); font-size: .9375rem; }
.facts.grid > div, .facts.wide > div { padding: .3rem 0; border-bottom: 1px solid var(--rule); }
.facts.wide > div { grid-template-columns: 6em minmax(0, 1fr); }
.facts.wide { font-size: .9375rem; }
.topics { display: flex; flex-wrap: wrap; gap: 0 1.25rem; font-size: .9375rem; }
.panel { font-size: .9375rem; }
.panel .facts > div { padding: .2rem 0; border-bottom: 1px solid var(--rule); }
.links { margin: .4rem 0 0; font-size: .875rem; color: var(--muted); }
.links a { display: inline-block; padding: .2rem 0; margin-right: 1.25rem; text-decoration-color: var(--rule); }

.item { padding: 1.25rem 0 0; border-top: 1px solid var(--rule); margin-top: 1.25rem; }
.item:first-of-type { border: 0; margin-top: 0; padding-top: 0; }
.item > h3 { margin: 0 0 .25rem; font-size: 1rem; font-weight: 400; color: var(--muted); text-wrap: pretty; }
.item > h3:has(.number), .undecided li { display: grid; grid-template-columns: 1.6em minmax(0, 1fr); }
.undecided li { padding: .15rem 0; line-height: 1.5; }
.item .number { font: 700 1rem/1.5 var(--serif); }
.item .heading a { text-decoration-color: transparent; }
.item .heading a:hover { text-decoration-color: currentcolor; }
.decision { padding: .6rem 0 .25rem; }
.decision h3, .decision h4 { margin: 0; font: 700 1.125rem/1.5 var(--serif); text-wrap: pretty; }
.decision blockquote { margin: .4rem 0 .6rem; padding-left: .9rem; border-left: 3px solid var(--mark-decision); color: var(--muted); font-size: .9688rem; }
.decision blockquote p { margin: 0; }
.decision .facts { font-size: .9688rem; }
.decision .facts > div { grid-template-columns: 2.5em minmax(0, 1fr); }
.responsible { margin: 0; }
.responsible li { display: inline-block; margin-right: 1rem; }
.decision .doubt { margin: .4rem 0 0; }

.people { columns: 11rem auto; column-gap: 1.5rem; }
.people li { padding: .1rem 0; break-inside: avoid; }
.organizations { columns: 15rem auto; column-gap: 2rem; }
.organizations > div { display: grid; grid-template-columns: minmax(0, 7em) minmax(0, 1fr); gap: 0 .75rem; padding: .25rem 0; border-bottom: 1px solid var(--rule); break-inside: avoid; }
.organizations dt { color: var(--muted); font-size: .9375rem; }
.organizations ul { margin: 0; }
.organizations li { display: inline-block; vertical-align: top; margin-right: .9em; }
.people a, .organizations a { text-decoration-color: transparent; }
.people a:hover, .organizations a:hover { text-decoration-color: currentcolor; }
.post { color: var(--muted); font-size: .9375rem; margin-left: .5em; }
.attendance .report { font-size: .8125rem; color: var(--muted); margin-left: .5em; opacity: 0; }
.attendance li:is(:hover, :focus-within, :target) .report { opacity: 1; }
.people .doubt, .organizations .doubt { display: block; font-size: .875rem; }
.issues > li { padding: .4rem 0; max-width: 40em; }
.issues .tag { margin: 0 .35em 0 0; }
.issues .warning .tag, .issues .error .tag { color: var(--accent); border-color: currentcolor; }
.changes { margin: .25rem 0 0; font-size: .9375rem; }
.changes li { padding: .1rem 0 .1rem 1rem; }
del { color: var(--muted); }
ins { text-decoration: none; background: var(--mark-attendance); }

.sheet { background: var(--sheet); border: 1px solid var(--rule); padding: 1.25rem 1.1rem; font-family: var(--serif); line-height: 1.9; }
.sheet p { margin: 0 auto .6em; max-width: 40em; text-align: justify; }
.sheet .heading { font-weight: 700; margin-top: 1.2em; }
mark { background: none; color: inherit; }
mark.of-decision { background: var(--mark-decision); }
mark.of-attendance, .sheet a:not(.back) { background: var(--mark-attendance); }
mark.of-decision.of-attendance { background: linear-gradient(var(--mark-decision) 50%, var(--mark-attendance) 50%); }
mark.of-issue { text-decoration: underline wavy var(--accent) 1px; text-underline-offset: .3em; }
.sheet a:not(.back) { text-decoration: underline dotted 1px var(--edge); text-underline-offset: .3em; }
.sheet a:not(.back):hover { text-decoration-style: solid; }
.sheet mark a:not(.back) { background: none; }
.back { font: 400 .75rem/1 var(--sans); color: var(--muted); white-space: nowrap; padding: .15em .3em; margin: 0 .2em; border: 1px solid var(--rule); text-decoration: none; vertical-align: .15em; }
.back-issue { color: var(--accent); }
.back:hover { color: var(--accent); border-color: var(--accent); }

.decision:target, .item:target > h3, .undecided li:target { outline: 2px solid var(--accent); outline-offset: 6px; }
.attendance li:target, .issues li:target { background: var(--mark-target); }
.sheet :target, .sheet :target mark, .sheet a:target { background: var(--mark-target); }

.neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--ink); }
.neighbours a { display: grid; text-decoration: none; }
.neighbours a:hover strong { text-decoration: underline 1px; text-underline-offset: .25em; }
.neighbours [rel="next"] { text-align: right; }

@media (min-width: 40rem) {
  .facts.grid { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; }
  .facts.grid .long { grid-column: 1 / -1; }
  .sheet { padding: 1.75rem 2rem; }
}
@media (min-width: 64rem) {
  .minutes { display: grid; grid-template-columns: minmax(0, 1fr) 29rem; gap: 0 3rem; }
  .minutes > .title, .minutes > .neighbours { grid-column: 1 / -1; }
  .reading, .sources { grid-column: 1; }
  .beside { grid-column: 2; grid-row: 2 / span 2; }
  .original { position: sticky; top: 0; display: flex; flex-direction: column; max-height: 100vh; padding-bottom: 1.25rem; }
  .original h2 { margin-top: 2.25rem; }
  .original .sheet { overflow: auto; min-height: 0; scroll-padding: 4rem; }
}
@media print {
  html, body { background: none; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .masthead nav, .masthead .find, .trail, .skip, search, button, .filter, .links, .report, .due-told, .back, .follow, .views, .neighbours, .original > .note { display: none; }
  .decision, .item > h3, .organizations > div, .facts > div, .sittings > li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .minutes { display: block; }
  .original { position: static; display: block; max-height: none; }
  .sheet { overflow: visible; border: 0; padding: 0; background: none; }
  .organizations { columns: 2; column-gap: 2rem; }
  .colophon { margin-top: 1.5rem; padding-bottom: 0; }
}
`;
