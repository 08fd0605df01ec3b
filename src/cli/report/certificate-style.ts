// How the report looks: one style sheet of its own, light and dark, and fit for paper.

export const CERTIFICATE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --line: #d0d7de; --quiet: #59636e;
  --head: #f6f8fa; --permit: #1a7f37; --deny: #bc4c00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d; --quiet: #9198a1;
  --head: #161b22; --permit: #3fb950; --deny: #db6d28; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { margin-top: 0; } h2 { margin: 2.5rem 0 .25rem; font-size: 1.15rem; }
.quiet { color: var(--quiet); margin: .25rem 0; }
figure { margin: 2rem 0; } figcaption { font-weight: 600; margin-bottom: .5rem; }
svg { max-width: 45rem; width: 100%; } svg text { fill: var(--ink); font-size: 12px; }
.permit { fill: var(--permit); } .deny { fill: var(--deny); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; width: 100%; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: var(--head); } .number { text-align: right; font-variant-numeric: tabular-nums; }
@media print { body { max-width: none; padding: 0; } }
`;
