/** The page of the sources' status: an entry for each, those that need attention with what is wrong. */
export const status = `.health > li { padding: .9rem 0 1rem; border-bottom: 1px solid var(--rule); max-width: 60rem; }
.health h3 { margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .75rem; align-items: baseline; }
.health h3 .note { font-weight: 400; }
.health .facts.grid { margin-top: .5rem; font-size: .9375rem; }
.health .facts.grid > div { border: 0; padding: .1rem 0; }
.health .facts > div { grid-template-columns: 5em 1fr; }
.health time { white-space: nowrap; }
.health a + time { margin-left: .4em; }
.health li > .note { margin: .25rem 0 0; max-width: none; }
.health .pieces { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.health details { margin-top: .5rem; font-size: .9375rem; }
.health summary { cursor: pointer; color: var(--muted); padding: .2rem 0; }
.problems { margin: .4rem 0 0; }
.problems li { border-left: 4px solid var(--accent); padding: .1rem 0 .1rem .75rem; margin: .3rem 0; max-width: 44em; }
.problems [lang="en"] { display: block; color: var(--muted); font-size: .875rem; }
.reasons { margin: .25rem 0 0 1rem; }
.reasons li { padding: .15rem 0; }
.reasons ul { margin: 0 0 0 1rem; }
.state-unwell { background: var(--accent); color: var(--on-accent); }
.state-incomplete, .state-slower, .state-never-run { border-style: dashed; }
.state-well, .state-files { border-color: var(--edge); color: var(--ink); }
.state-off { border: 1.5px dashed var(--edge); color: var(--muted); }
`;
