/** The style sheet of the page: light and dark as the reader's system asks for, wide enough for two excerpts beside each other. */
export const style = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --dim: #59636e; --page: #ffffff; --panel: #f6f8fa; --line: #d1d9e0;
  --breaking: #b3261e; --source: #8a5300; --compatible: #1a6e34; --none: #59636e; --mark: #ffe9a8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --dim: #9198a1; --page: #0d1117; --panel: #161b22; --line: #3d444d;
    --breaking: #ff7b72; --source: #e3b341; --compatible: #56d364; --none: #9198a1; --mark: #5c4a08;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; }
h2 { margin-top: 2.5rem; font-size: 1.15rem; }
a { color: inherit; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
table { border-collapse: collapse; }
th, td { padding: 0.2rem 1rem 0.2rem 0; text-align: left; vertical-align: top; font-weight: normal; }
.dim, dt, figcaption, .number { color: var(--dim); }
.change { margin: 1rem 0; padding: 0.8rem 1rem; border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px; }
.wire { border-left-color: var(--breaking); }
.may-break, .source { border-left-color: var(--source); }
.compatible { border-left-color: var(--compatible); }
.breaking-word { color: var(--breaking); }
.may-break-word { color: var(--source); }
.compatible-word { color: var(--compatible); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0.6rem 0; }
dd { margin: 0; }
dd pre { margin: 0.3rem 0; padding: 0.4rem 0.6rem; background: var(--panel); border-radius: 4px; white-space: pre-wrap; }
.spans { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr)); gap: 1rem; }
figure { margin: 0; min-width: 0; }
figure pre { margin: 0.2rem 0 0; padding: 0.5rem; background: var(--panel); border-radius: 4px; overflow-x: auto; }
.number { display: inline-block; min-width: 3.5ch; margin-right: 1.5ch; text-align: right; user-select: none; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
summary { cursor: pointer; font-weight: 600; }
`;
