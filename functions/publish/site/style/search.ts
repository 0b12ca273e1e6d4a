/** The field that leads to the search, and what the search finds. Without scripts there is no search: the field goes. */
export const search = `.find { margin: 0; }
.find input { width: 17rem; padding: .2rem .7rem; font-size: .9375rem; }
@media (scripting: none) { .find { display: none; } }
.intro .find input { width: 100%; max-width: 34rem; padding: .55rem .9rem; font-size: 1.0625rem; }
.search:not([hidden]) { grid-template-columns: minmax(0, 1fr) auto; gap: .25rem .5rem; }
.search > :is(label, .note) { grid-column: 1 / -1; }
.search .button { margin: 0; }
#results > section { margin-top: 1.75rem; }
#results h2 { margin: 0; padding: 0; border: 0; font-size: 1.125rem; }
#results h2 .note { font: 400 .9375rem/1 var(--sans); margin-left: .35em; }
#results mark { background: var(--mark-decision); color: var(--ink); border-radius: 2px; }
#results .button { margin-top: .75rem; }
#results details { margin-top: 1.75rem; }
#results li a { text-decoration-color: var(--rule); }
`;
