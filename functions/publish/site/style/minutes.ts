/** The page of a meeting: facts on the left, the text they were read from on the right; one column on a phone and on paper. */
export const minutes = `.facts { margin: 0; }
.facts > div { display: grid; grid-template-columns: 4.5em 1fr; gap: 0 .75rem; }
.facts dt { color: var(--muted); font-size: .9375rem; }
.facts.grid { margin-top: 1.25rem; }
.facts.grid > div, .facts.wide > div { padding: .3rem 0; border-bottom: 1px solid var(--rule); }
.facts.wide > div { grid-template-columns: 6em 1fr; }
.facts.wide { font-size: .9375rem; }

.item { padding: 1.25rem 0 0; }
.item > h3 { display: grid; grid-template-columns: 1.6em 1fr; margin: 0 0 .5rem; }
.item > h3 .number { font: 700 1.0625rem/1.4 var(--serif); color: var(--accent); }
.item > h3 a { text-decoration-color: transparent; }
.item > h3 a:hover { text-decoration-color: var(--accent); }
.decision { background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px; padding: 1rem 1.1rem .75rem; margin: .75rem 0; }
.decision h3, .decision h4 { margin: 0; font-size: 1.0625rem; font-weight: 650; }
.decision blockquote { margin: .6rem 0 .75rem; padding-left: .9rem; border-left: 3px solid var(--mark-decision); color: var(--muted); font-size: .9688rem; }
.decision blockquote p { margin: 0; }
.decision .facts { font-size: .9688rem; }
.decision .facts > div { grid-template-columns: 2.5em 1fr; }
.responsible { margin: 0; }
.responsible li { display: inline-block; margin-right: 1rem; }
.decision .links { margin: .5rem 0 0; font-size: .875rem; color: var(--muted); }
.decision .links a { display: inline-block; padding: .2rem 0; margin-right: 1.25rem; }
.decision .doubt { margin: .4rem 0 0; }

.people { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.organizations > div { display: grid; grid-template-columns: minmax(0, min(11em, 45%)) minmax(0, 1fr); gap: 0 1rem; padding: .3rem 0; border-bottom: 1px solid var(--rule); }
.organizations dt { color: var(--muted); font-size: .9375rem; }
.organizations dd { grid-column: 2; }
.people a, .organizations a { text-decoration-color: var(--rule); }
.post { color: var(--muted); font-size: .9375rem; margin-left: .5em; }
.people .doubt, .organizations .doubt { display: block; font-size: .875rem; }
.issues li { padding: .4rem 0; max-width: 40em; }
.issues .tag { margin: 0 .35em 0 0; }
.issues .particulars { display: block; color: var(--muted); font-size: .875rem; }
.issues .warning .tag, .issues .error .tag { color: var(--accent); border-color: currentcolor; }

.sheet { background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px; padding: 1.25rem 1.1rem; font-family: var(--serif); line-height: 1.9; }
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
.back { font: 400 .75rem/1 var(--sans); color: var(--muted); white-space: nowrap; padding: .15em .3em; margin: 0 .2em; border: 1px solid var(--rule); border-radius: 3px; text-decoration: none; vertical-align: .15em; }
.back-issue { color: var(--accent); }
.back:hover { color: var(--accent); border-color: var(--accent); }

.decision:target, .item:target > h3 { outline: 2px solid var(--accent); outline-offset: 3px; }
.people li:target, .organizations dd:target, .issues li:target { background: var(--mark-target); }
.sheet :target, .sheet :target mark, .sheet a:target { background: var(--mark-target); }

@media (min-width: 40rem) {
  .facts.grid { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; }
  .decision { padding: 1.1rem 1.4rem .85rem; }
  .sheet { padding: 1.75rem 2rem; }
}
@media (min-width: 64rem) {
  .facts.grid { grid-template-columns: repeat(3, 1fr); }
  .minutes { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 29rem); gap: 0 3rem; align-items: start; }
  .minutes > .title { grid-column: 1 / -1; }
  .reading, .sources { grid-column: 1; }
  .original { grid-column: 2; grid-row: 2 / span 2; position: sticky; top: 0; display: flex; flex-direction: column; max-height: 100vh; padding-bottom: 1.25rem; }
  .original h2 { margin-top: 3rem; }
  .original .sheet { overflow: auto; min-height: 0; scroll-padding: 4rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; background: none; }
  .masthead nav, .trail, .skip, search, button, .links, .back, .original > .note { display: none; }
  .decision, .item > h3, .organizations > div, .facts > div { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .minutes { display: block; }
  .original { position: static; display: block; max-height: none; }
  .sheet { overflow: visible; border: 0; padding: 0; background: none; }
  .organizations { columns: 2; column-gap: 2rem; }
  .colophon { margin-top: 1.5rem; padding-bottom: 0; }
  .decision { border-radius: 0; }
  .facts a[href^="http"] { text-decoration: none; }
}
`;
