/**
 * The look of the page: one column, two sets of colours by what the reader's machine prefers, cards instead of tables on a phone, and
 * everything open on paper. Colours keep a contrast of 4.5 for text; no meaning rests on a colour alone.
 */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #f6f7f9; --paper: #fff; --ink: #1b2027; --soft: #56606b; --line: #d5dae0; --link: #0a58b5;
  --good: #17713a; --good-wash: #e4f4e9; --bad: #b3202b; --bad-wash: #fdeaeb; --warn: #8a5200; --warn-wash: #fdf1dc;
  --halt: #4d4f8f; --halt-wash: #ebecf8; --mute: #5b6570; --mute-wash: #eef0f3; --wire: #0a66c2; --wait: #b9d4ee; }
@media (prefers-color-scheme: dark) { :root { --ground: #0e1217; --paper: #171c23; --ink: #e7ecf1; --soft: #a3adb8; --line: #343d47; --link: #7db7ff;
  --good: #63c583; --good-wash: #14301f; --bad: #ff8a8f; --bad-wash: #3d1a1d; --warn: #f0b357; --warn-wash: #38290f;
  --halt: #b3b6f5; --halt-wash: #262848; --mute: #a3adb8; --mute-wash: #232a32; --wire: #6cb2ff; --wait: #27486a; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere }
main { max-width: 1080px; margin: 0 auto; padding: 16px }
h1 { font-size: clamp(24px, 4.5vw, 38px); line-height: 1.15; margin: 4px 0 8px }
h2 { font-size: 20px; margin: 0 0 6px } h3 { font-size: 16px; margin: 16px 0 6px } p { margin: 6px 0 }
a { color: var(--link) } code, pre { font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
small, .words, .lead, .aside, .where, .at, .tile-words, .tile-name { color: var(--soft); font-size: 14px } small { font-size: 13px }
pre { margin: 6px 0; padding: 8px 10px; background: var(--mute-wash); border-radius: 6px; white-space: pre-wrap; max-height: 380px; overflow: auto }
section, .card, .top { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; margin: 0 0 16px }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.top { border-left: 10px solid currentColor; margin-bottom: 0; border-radius: 10px 10px 0 0; border-bottom: 0 }
.top h1, .top .where { color: var(--ink) } .top .verdict { font-weight: 700; font-size: 18px; margin: 0 }
.top.good { background: var(--good-wash); color: var(--good) } .top.bad { background: var(--bad-wash); color: var(--bad) }
.top.warn { background: var(--warn-wash); color: var(--warn) } .top.halt { background: var(--halt-wash); color: var(--halt) }
.first { border-left: 10px solid var(--mute); border-radius: 0 0 10px 10px } .first .what { font-size: 17px } .follows { font-weight: 600 }
.first.good { border-left-color: var(--good) } .first.bad { border-left-color: var(--bad) } .first.warn { border-left-color: var(--warn) } .first.halt { border-left-color: var(--halt) }
dl.facts { margin: 10px 0; display: grid; gap: 6px } dl.facts div { display: grid; grid-template-columns: 190px 1fr; gap: 2px 12px } dt { color: var(--soft); font-size: 14px; padding-top: 1px } dd { margin: 0 }
.chip { display: inline-block; font-size: 13px; font-weight: 600; padding: 0 8px; border-radius: 10px; border: 1px solid currentColor; white-space: nowrap }
.good > .sign, .chip.good, .card.good h3 { color: var(--good) } .bad > .sign, .chip.bad, .card.bad h3 { color: var(--bad) } .warn > .sign, .chip.warn, .card.warn h3 { color: var(--warn) }
.halt > .sign, .chip.halt { color: var(--halt) } .mute > .sign, .chip.mute { color: var(--mute) } .card h3 .sign { color: inherit }
ul, ol { padding-left: 20px; margin: 6px 0 } .stages, .tiles, .legend, .rungs, .falls, .gauges, .checks, .reasons { list-style: none; padding: 0 }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(165px, 46%), 1fr)); gap: 10px; margin: 0 0 12px }
.tiles li { border: 1px solid var(--line); border-top: 4px solid var(--mute); border-radius: 8px; padding: 8px 12px; display: grid; align-content: start } .tile-figure { font-size: 24px; font-weight: 650; line-height: 1.2 }
.tiles .good { border-top-color: var(--good) } .tiles .bad { border-top-color: var(--bad) } .tiles .warn { border-top-color: var(--warn) } .tiles .halt { border-top-color: var(--halt) }
.shares, .gauge, .falls svg { display: block } .falls svg { overflow: visible } .shares { border-radius: 5px } .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: 14px; color: var(--soft) } .legend svg { vertical-align: -2px; margin-right: 5px }
.dot { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 5px; background: var(--mute); vertical-align: -1px }
.dot.good { background: var(--good) } .dot.bad { background: var(--bad) } .dot.warn { background: var(--warn) } .dot.halt { background: var(--halt) } .dot.mute { background: var(--line) } .dot.empty { background: var(--mute-wash); border: 1px solid var(--line) }
.fill-good { fill: var(--good) } .fill-bad { fill: var(--bad) } .fill-warn { fill: var(--warn) } .fill-halt { fill: var(--halt) } .fill-mute { fill: var(--line) } .ground { fill: var(--mute-wash) }
.stage { display: grid; grid-template-columns: 34px 1fr auto; gap: 4px 8px; padding: 7px 0; position: relative; align-items: start } .stage p { margin: 0 }
.stage > .sign { width: 26px; height: 26px; border-radius: 50%; border: 2px solid currentColor; display: grid; place-items: center; font-weight: 700; font-size: 14px; background: var(--paper); z-index: 1 }
.stage:not(:last-child)::before { content: ""; position: absolute; left: 12px; top: 30px; bottom: -8px; border-left: 2px solid var(--line) }
.stage .time { text-align: right; font-variant-numeric: tabular-nums } .rungs { font-size: 13px; color: var(--soft); display: flex; flex-wrap: wrap; gap: 0 14px } .rungs .bad { color: var(--bad); font-weight: 600 } .rungs .warn { color: var(--warn) }
.falls li { display: grid; grid-template-columns: minmax(150px, 250px) 1fr minmax(90px, 210px); gap: 0 12px; align-items: center; border-top: 1px solid var(--line); min-height: 26px } .falls .label { font-size: 14px } .falls .axis { border-top: 0; font-size: 13px; color: var(--soft) }
.axis text, .grid text { fill: var(--soft); font: 12px system-ui, sans-serif } .came { fill: var(--wire) } .came.end { fill: var(--good) } .came.trouble, .came.stray { fill: var(--bad) } .seen { fill: var(--good) }
.wait { fill: var(--wait) } line.target { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 3 2 } line.limit { stroke: var(--bad); stroke-width: 2 } .way { stroke: var(--good); stroke-width: 2 } .falls .at, .gauges .at { font-variant-numeric: tabular-nums }
.gauges li { display: grid; grid-template-columns: minmax(150px, 250px) 1fr minmax(90px, 210px); gap: 0 12px; align-items: center; font-size: 14px } .gauges { margin-top: 14px }
table { width: 100%; border-collapse: collapse } th, td { text-align: left; padding: 6px 8px; border-top: 1px solid var(--line); vertical-align: top } thead th { border-top: 0; font-size: 13px; color: var(--soft); font-weight: 600 }
tbody th { font-weight: 500; overflow-wrap: break-word } tbody th code { white-space: nowrap } .figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap } tr.bad td.figure:first-of-type, tr.bad > th { color: var(--bad); font-weight: 650 } tr.warn > th { color: var(--warn) } td .gauge { min-width: 90px; margin-top: 6px }
details { margin: 4px 0 } summary { cursor: pointer } details > summary { color: var(--link) } td details > summary, .checks summary { color: var(--ink) } .payload { color: var(--soft) }
.card.bad { border-left: 6px solid var(--bad) } .card.warn { border-left: 6px solid var(--warn) } .card h3 { margin: 0 0 4px } .card .seen-once { margin: 8px 0 }
.cell-own { fill: var(--good) } .cell-empty { fill: var(--mute-wash) } .cell-leak { fill: var(--bad); stroke: var(--ink); stroke-width: 2 } .cell-absent { fill: var(--warn); stroke: var(--ink); stroke-width: 2 }
.grid { max-width: 100%; height: auto } .grid text.on-own, .grid text.on-leak, .grid text.on-absent { fill: var(--paper); font-weight: 650 } nav { font-size: 14px; margin: 0 0 14px; display: flex; flex-wrap: wrap; gap: 4px 16px }
.spark { vertical-align: middle } .spark polyline { fill: none; stroke: var(--wire); stroke-width: 1.5 } .spark .now { fill: var(--wire) } .spark .change { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 2 2 } .trend.slower { color: var(--bad) } .trend.faster { color: var(--good) }
@media (max-width: 700px) { main { padding: 8px } section, .card, .top { padding: 12px } dl.facts div { grid-template-columns: 1fr } .stage { grid-template-columns: 34px 1fr } .stage .time { grid-column: 2; text-align: left }
  .falls li, .gauges li { grid-template-columns: 1fr auto } .falls svg, .gauges svg { grid-column: 1 / -1; grid-row: 2 } .falls .axis .label { display: none } .falls .at { text-align: right; max-width: 45vw }
  table, thead, tbody, tr, th, td { display: block } thead { display: none } tbody tr { border: 1px solid var(--line); border-radius: 8px; padding: 6px 10px; margin: 8px 0 } tbody th, td { border: 0; padding: 2px 0; text-align: left }
  td.figure { white-space: normal; text-align: left } td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); font-size: 13px } }
@media print { :root { --ground: #fff } body { font-size: 11pt } main { max-width: none; padding: 0 } section, .card, .top { break-inside: auto; border-color: #999 } .stage, .falls li, tr, .seen-once, .tiles li { break-inside: avoid } h2, h3 { break-after: avoid }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact } pre { max-height: none } nav { display: none } details::details-content { content-visibility: visible; block-size: auto } a { color: inherit } }
`;
