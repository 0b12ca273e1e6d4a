/** Pictures of figures: their colours, and the text around them. Heights are in rem, widths follow the page. */
export const charts = `.chart { margin: 0 0 3rem; max-width: 52rem; }
.chart figcaption .note { margin: 0 0 .75rem; }
.chart svg { display: block; max-width: 100%; }
.plot { position: relative; border-bottom: 1px solid var(--edge); margin-bottom: 2.25rem; }
.plot .stack { width: 100%; height: 11rem; }
.plot .peak { position: absolute; right: 0; top: -1.75rem; font-size: .8125rem; color: var(--muted); font-variant-numeric: tabular-nums; }
.plot .axis { position: absolute; left: 0; right: 0; top: 100%; display: flex; max-width: none; margin: .15rem 0 0; font-size: .8125rem; color: var(--muted); }
.axis span { flex: 1 1 0; min-width: 0; white-space: nowrap; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; margin: 0 0 .25rem; font-size: .875rem; color: var(--muted); }
.legend li { display: flex; align-items: center; gap: .4em; }
.legend svg { width: .8em; height: .8em; flex: none; }
.chart details { font-size: .9375rem; }
.chart summary { color: var(--muted); }
.scroll { overflow-x: auto; max-height: 24rem; margin-bottom: 1rem; }
table { border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .9rem .3rem 0; text-align: right; border-bottom: 1px solid var(--rule); font-weight: 400; white-space: nowrap; }
thead th { color: var(--muted); font-size: .875rem; vertical-align: bottom; }
th:first-child { text-align: left; }
.scroll thead .sure { white-space: normal; min-width: 7em; }
.deciders { width: 100%; max-width: 44rem; margin-bottom: 1rem; }
.deciders :is(th, td):nth-child(2) { text-align: left; white-space: normal; width: 60%; }
.deciders th[scope="row"] { font-weight: 650; }
.deciders td:nth-child(n+3) { width: 4em; }
.deciders .post { color: var(--muted); margin: 0; }
.k-approve, .r-chair, .u-lead { fill: var(--accent); }
.k-approve-in-principle { fill: var(--accent-soft); }
.k-determine, .r-present, .u-owner { fill: var(--ink); }
.k-assign, .r-observer, .u-support { fill: var(--edge); }
.k-defer { fill: var(--mark-decision); }
.k-reject { fill: var(--mark-attendance); }
.k-defer, .k-reject, .r-absent { stroke: var(--edge); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.r-absent { fill: var(--paper); stroke: var(--accent); }
.r-recorder { fill: var(--accent-soft); }
.r-none { fill: var(--rule); opacity: .55; }
.heat { display: grid; grid-template-columns: auto minmax(0, max-content); gap: 0 .75rem; margin-bottom: .75rem; }
.heat-names { margin: 0; font-size: .875rem; }
.heat-names li { height: 1.625rem; line-height: 1.625rem; max-width: 7em; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.heat .ends { grid-column: 2; display: flex; justify-content: space-between; gap: 1rem; max-width: none; margin: .15rem 0 0; font-size: .8125rem; color: var(--muted); }
.bars { margin: 0 0 .75rem; }
.bars li { display: grid; grid-template-columns: minmax(0, 9em) minmax(0, 1fr) 2em; gap: 0 .75rem; align-items: center; padding: .15rem 0; font-size: .9375rem; }
.bars .who { overflow-wrap: anywhere; line-height: 1.4; }
.bars svg { width: 100%; height: .9rem; }
.bars .count { position: relative; text-align: right; color: var(--muted); font-variant-numeric: tabular-nums; }
@media (min-width: 40rem) {
  .bars li { grid-template-columns: 14em minmax(0, 1fr) 2em; }
}
@media print {
  .scroll { overflow: visible; max-height: none; }
  th, td { white-space: normal; padding-right: .5rem; }
}
`;
