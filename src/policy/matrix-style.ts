// How the matrix page looks: one style sheet of its own, light and dark, nothing loaded from elsewhere.

export const MATRIX_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --line: #d0d7de; --quiet: #59636e;
  --permit: #d3f2d9; --permit-ink: #0b5a24; --not-needed: #eef1f4; --not-needed-ink: #59636e;
  --not-open: #fbe4e2; --not-open-ink: #8c1d18; --head: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d; --quiet: #9198a1;
  --permit: #12371f; --permit-ink: #8ddb9f; --not-needed: #161b22; --not-needed-ink: #9198a1;
  --not-open: #3b1416; --not-open-ink: #ffa198; --head: #161b22; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { margin-top: 0; } h2 { margin: 2.5rem 0 .25rem; font-size: 1.15rem; } p { max-width: 60rem; }
.quiet { color: var(--quiet); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 12px; width: 100%; }
th, td { border: 1px solid var(--line); padding: .3rem .45rem; text-align: left; vertical-align: top; }
thead th { background: var(--head); position: sticky; top: 0; }
tbody th { background: var(--head); font-weight: 600; min-width: 11rem; }
td { overflow-wrap: anywhere; min-width: 6rem; }
.permit { background: var(--permit); color: var(--permit-ink); font-weight: 600; }
.not-needed { background: var(--not-needed); color: var(--not-needed-ink); }
.not-open { background: var(--not-open); color: var(--not-open-ink); }
.legend td { min-width: 0; }
nav ul { columns: 3 16rem; padding-left: 1.1rem; }
a { color: inherit; }
`;
