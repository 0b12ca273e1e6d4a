/** The mark of the site: a seal with two lines of text, drawn so that it needs no font. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect x="2" y="2" width="28" height="28" rx="5" fill="#a8321f"/>
<path d="M9 10.5h14M9 16h14M9 21.5h8" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>
</svg>
`;
