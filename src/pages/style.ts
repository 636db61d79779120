/** How the pages look: for a telephone held in one hand, a tablet at a door, light and dark. */
export const style = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --soft: #4b5563; --line: #6b7280; --act: #0b5394; --on-act: #ffffff; --care: #9b1c1c; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171b; --ink: #f3f4f6; --soft: #c3c9d2; --line: #9ca3af; --act: #8ec5ff; --on-act: #10151b; --care: #ffb4ab; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
p { margin: 0 0 1rem; }
.soft { color: var(--soft); font-size: 1rem; }
.care { color: var(--care); font-weight: 600; }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
label span { display: block; font-weight: 400; color: var(--soft); font-size: 1rem; }
input, select { width: 100%; min-height: 3rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 2px solid var(--line); border-radius: .5rem; }
button { width: 100%; min-height: 3.25rem; margin-top: 1.25rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 2px solid var(--act); border-radius: .5rem; cursor: pointer; }
button + .soft, form + .soft { margin-top: .5rem; }
button.second { color: var(--act); background: var(--paper); }
:focus-visible { outline: 3px solid var(--act); outline-offset: 3px; }
details { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; }
summary { min-height: 3rem; padding: .6rem 0; font-weight: 600; cursor: pointer; }
main:has(.door) h1, .door { text-align: center; }
.door svg { display: block; width: min(100%, 60vh); height: auto; margin: 0 auto 1rem; background: #fff; }
.code { font-size: clamp(3rem, 18vw, 6rem); font-weight: 700; letter-spacing: .12em; line-height: 1; margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
`
