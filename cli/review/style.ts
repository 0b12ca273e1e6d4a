import { tokens } from '../../functions/publish/site/style/tokens.ts';

/** The stylesheet of the desk: the colours and type of the portal, in three panes that scroll by themselves. */
export const style = `${tokens}
* {
  box-sizing: border-box;
}
html,
body {
  height: 100%;
  margin: 0;
}
body {
  display: grid;
  grid-template-rows: auto minmax(0, 1fr) auto;
  background: var(--paper);
  color: var(--ink);
  font: 15px / 1.6 var(--sans);
}
h1,
h2,
h3,
p,
ol,
ul,
dl,
dd {
  margin: 0;
}
ol,
ul {
  padding: 0;
  list-style: none;
}
h1 {
  font: 600 1.1rem / 1.4 var(--serif);
  letter-spacing: 0.08em;
  white-space: nowrap;
}
a {
  color: var(--accent);
  text-underline-offset: 0.2em;
}
[hidden] {
  display: none !important;
}
.note {
  color: var(--muted);
  font-size: 0.87rem;
}
:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 1px;
}
h2[tabindex]:focus {
  outline: 0;
}

button,
input,
select,
textarea {
  font: inherit;
  color: inherit;
}
button {
  padding: 0.15rem 0.6rem;
  border: 1px solid var(--edge);
  border-radius: 2px;
  background: var(--sheet);
  cursor: pointer;
}
button:hover {
  border-color: var(--accent);
}
.yes {
  border-color: var(--accent);
  background: var(--accent);
  color: var(--on-accent);
}
kbd {
  display: inline-block;
  min-width: 1.3em;
  padding: 0 0.3em;
  border: 1px solid currentColor;
  border-radius: 3px;
  font: 0.78rem / 1.45 var(--mono);
  text-align: center;
}
kbd + kbd {
  margin-left: 0.25em;
}
input,
select,
textarea {
  width: 100%;
  padding: 0.2rem 0.45rem;
  border: 1px solid var(--edge);
  border-radius: 2px;
  background: var(--sheet);
}
input[type="checkbox"] {
  width: auto;
}
textarea {
  resize: vertical;
}
.tag {
  color: var(--muted);
  font-size: 0.8rem;
}

.bar {
  display: flex;
  gap: 0.4rem 0.9rem;
  align-items: center;
  padding: 0.5rem 1rem;
  border-bottom: 2px solid var(--accent);
}
#state {
  flex: 1;
  color: var(--muted);
  font-size: 0.87rem;
}
.bar label {
  display: flex;
  gap: 0.5rem;
  align-items: center;
  font-size: 0.87rem;
  white-space: nowrap;
}
.bar input {
  width: 13rem;
}
.bar button {
  white-space: nowrap;
}

main {
  display: grid;
  grid-template-columns: clamp(11rem, 19vw, 17rem) minmax(0, 1fr) clamp(19rem, 31vw, 26rem);
  min-height: 0;
}
main > * {
  min-height: 0;
  overflow-y: auto;
  scrollbar-width: thin;
}

.queue {
  padding: 0 0 1rem;
  border-right: 1px solid var(--rule);
}
.queue h2 {
  position: sticky;
  top: 0;
  z-index: 1;
  display: flex;
  justify-content: space-between;
  padding: 0.5rem 1rem 0.35rem;
  background: var(--paper);
  border-bottom: 1px solid var(--rule);
  font: 600 0.95rem / 1.4 var(--sans);
}
.count {
  color: var(--muted);
  font-weight: 400;
  font-variant-numeric: tabular-nums;
}
.queue button {
  display: block;
  width: 100%;
  padding: 0.18rem 1rem;
  border: 0;
  border-left: 3px solid transparent;
  border-radius: 0;
  background: none;
  text-align: left;
}
.queue button:focus-visible {
  outline-offset: -2px;
}
.queue button:hover .name {
  color: var(--accent);
}
.queue [aria-current] {
  border-left-color: var(--accent);
  background: var(--mark-target);
}
.queue [aria-current] .tag,
.queue [aria-current] .meeting {
  color: var(--ink);
}
.meeting {
  display: block;
  padding-top: 0.45rem;
  color: var(--muted);
  font-size: 0.8rem;
  line-height: 1.4;
}
.meeting,
.name {
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.name {
  display: block;
}
.queue .note {
  padding: 0.5rem 1rem;
}

.text {
  padding: 1.2rem clamp(1rem, 4%, 3rem) 50vh;
  background: var(--sheet);
  scroll-behavior: auto;
}
.sheet {
  max-width: 40rem;
  margin: 0 auto;
  font: 16px / 1.95 var(--serif);
  overflow-wrap: anywhere;
}
.sheet p {
  min-height: 1em;
}
.of-decision {
  background: var(--mark-decision);
}
.of-attendance {
  background: var(--mark-attendance);
}
.of-issue {
  text-decoration: underline wavy var(--accent-soft) 1px;
  text-underline-offset: 0.25em;
}
.sheet .current {
  background: var(--mark-target);
  box-shadow: 0 0 0 2px var(--accent);
  border-radius: 1px;
}

.case {
  padding: 0.9rem 1.1rem 4rem;
  border-left: 1px solid var(--rule);
}
.case > * + * {
  margin-top: 0.7rem;
}
.of {
  font-size: 0.87rem;
  line-height: 1.5;
}
.case h2 {
  font: 600 1.2rem / 1.4 var(--serif);
}
.case h3 {
  padding-top: 0.6rem;
  border-top: 1px solid var(--rule);
  font: 600 0.87rem / 1.5 var(--sans);
  color: var(--muted);
}
.reason {
  padding-left: 0.7rem;
  border-left: 3px solid var(--accent);
  font-size: 0.9rem;
  overflow-wrap: anywhere;
}
blockquote {
  margin: 0;
  padding: 0.5rem 0.8rem;
  background: var(--mark-target);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
blockquote footer {
  color: var(--ink);
  font-size: 0.8rem;
}
.card {
  padding: 0.55rem 0.8rem 0.65rem;
  border: 1px solid var(--rule);
  background: var(--sheet);
}
.card.of-decision,
.card.of-attendance,
.card.of-issue {
  text-decoration: none;
  border-left: 4px solid var(--edge);
  background: var(--sheet);
}
.fields {
  display: grid;
  gap: 0.2rem 0.9rem;
}
.fields > div {
  display: grid;
  grid-template-columns: 4.6em minmax(0, 1fr);
  gap: 0.8em;
}
:lang(en) .fields > div {
  grid-template-columns: 7.5em minmax(0, 1fr);
}
.fields dt {
  color: var(--muted);
  font-size: 0.87rem;
}
.fields dd {
  overflow-wrap: anywhere;
}
.line {
  display: block;
}
.acts {
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
}
.facts {
  font-size: 0.87rem;
}
.facts button {
  width: 100%;
  padding: 0.12rem 0.4rem;
  border: 0;
  background: none;
  text-align: left;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.facts button:focus-visible {
  outline-offset: -2px;
}
.facts button:hover {
  color: var(--accent);
}
.facts [aria-current] {
  background: var(--mark-target);
}
.facts [aria-current] .tag {
  color: var(--ink);
}
.facts .doubtful::after {
  content: " ?";
  color: var(--accent);
  font-weight: 700;
}

.case:has(form.act) > .acts {
  display: none;
}
.form:empty {
  display: none;
}
form.act {
  display: grid;
  gap: 0.55rem;
  padding: 0.7rem 0.8rem 0.8rem;
  border: 1px solid var(--edge);
  background: var(--sheet);
}
form.act h3 {
  padding: 0;
  border: 0;
  color: var(--ink);
}
.field label {
  font-size: 0.82rem;
  color: var(--muted);
}
.pair {
  display: grid;
  grid-template-columns: minmax(0, 1fr) 7rem;
  gap: 0.5rem;
}
.was {
  display: block;
  color: var(--accent);
  font-size: 0.82rem;
  overflow-wrap: anywhere;
}
.fault:not(:empty) {
  color: var(--accent);
  font-size: 0.9rem;
  overflow-wrap: anywhere;
}
.choices {
  display: grid;
  gap: 0.3rem;
}
.choices button {
  width: 100%;
  text-align: left;
}

.keys {
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem 1.4rem;
  padding: 0.35rem 1rem;
  border-top: 1px solid var(--rule);
  color: var(--muted);
  font-size: 0.82rem;
}
#say {
  position: fixed;
  bottom: 3rem;
  left: 50%;
  max-width: 40rem;
  padding: 0.5rem 1rem;
  transform: translateX(-50%);
  background: var(--ink);
  color: var(--paper);
  white-space: pre-line;
}
#say.fault {
  background: var(--accent);
  color: var(--on-accent);
}

dialog {
  width: min(36rem, 92vw);
  padding: 1.2rem 1.4rem;
  border: 1px solid var(--edge);
  background: var(--paper);
  color: var(--ink);
}
dialog::backdrop {
  background: rgb(0 0 0 / 0.35);
}
dialog form {
  display: grid;
  gap: 0.8rem;
}
dialog h2 {
  font: 600 1.1rem / 1.4 var(--serif);
}
.key-list {
  display: grid;
  gap: 0.35rem;
}
.key-list > div {
  display: grid;
  grid-template-columns: 7rem 1fr;
}

/* Too narrow for three panes beside each other: they stand one below the other, and the page scrolls as a whole. */
@media (max-width: 56rem) {
  html,
  body {
    height: auto;
  }
  .bar {
    flex-wrap: wrap;
  }
  #state {
    flex-basis: 8rem;
  }
  .bar label {
    flex: 1 1 12rem;
  }
  .bar input {
    width: auto;
    min-width: 0;
    flex: 1;
  }
  main {
    grid-template-columns: minmax(0, 1fr);
  }
  .queue {
    max-height: 25vh;
    border-right: 0;
    border-bottom: 1px solid var(--rule);
  }
  .text {
    max-height: 45vh;
    padding-bottom: 1.2rem;
  }
  .case {
    border-top: 1px solid var(--rule);
    border-left: 0;
  }
  #say {
    width: max-content;
    max-width: calc(100vw - 2rem);
  }
}
`;
