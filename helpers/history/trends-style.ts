/** The look of the part about trends, in the colours of the run's page. */
export const trendsStyle = `
.trends .strip { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 3px 3px; margin: 10px 0 4px } .trends .strip li { width: 28px; display: grid; justify-items: center; font-size: 11px; color: var(--soft); line-height: 1.2 }
.trends .box { width: 26px; height: 26px; border-radius: 5px; display: grid; place-items: center; font-weight: 700; font-size: 14px; border: 1.5px solid currentColor }
.trends .strip-legend .box { display: inline-grid; width: 18px; height: 18px; font-size: 11px; vertical-align: -3px }
.trends .good .box { color: var(--good); background: var(--good-wash) } .trends .bad .box { color: var(--paper); background: var(--bad); border-color: var(--bad) } .trends .warn .box { color: var(--warn); background: var(--warn-wash) }
.trends .halt .box { color: var(--halt); background: var(--halt-wash) } .trends .missed .box { color: var(--soft); border-style: dashed; background: none } .trends .day { font-variant-numeric: tabular-nums; white-space: nowrap } .trends .month { min-height: 1.2em; font-weight: 600 }
.trends .phases { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 310px), 1fr)); gap: 12px } .trends figure { margin: 0; border: 1px solid var(--line); border-radius: 8px; padding: 8px 10px; break-inside: avoid }
.trends figure.changed { border-color: var(--bad); border-width: 2px } .trends figcaption { font-size: 14px; display: flex; justify-content: space-between; gap: 8px } .trends figure svg { width: 100%; height: auto; display: block }
.trends .arrow { color: var(--soft); white-space: nowrap } .trends .arrow.slower { color: var(--bad); font-weight: 650 } .trends .arrow.faster { color: var(--good); font-weight: 650 }
.trends svg text { fill: var(--soft); font: 14px system-ui, sans-serif } .trends text.scale, .trends text.to, .trends text.limit-words { text-anchor: end } .trends text.middle-words { text-anchor: middle } .trends line.rule { stroke: var(--line) }
.trends line.limit { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 6 3 } .trends svg text.change-label { fill: var(--bad); font-weight: 650 } .trends line.change { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 3 3 } .trends line.level { stroke: var(--bad); stroke-width: 5; opacity: .28 }
.trends polyline { fill: none; stroke-linejoin: round } .trends polyline.middle { stroke: var(--wire); stroke-width: 2.5 } .trends polyline.slow { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 4 3 } .trends .hit { fill: var(--wire) }
.trends .change-words { font-size: 14px; margin: 4px 0 0 } .trends .change-words span, .trends .changes .sign { color: var(--bad) } .trends .key { display: inline-block; width: 26px; border-top: 2.5px solid var(--wire); vertical-align: 4px; margin-right: 5px } .trends .key.slow { border-top: 1.5px dashed var(--soft) }
.trends figure.changed.faster { border-color: var(--good) } .trends .faster line.change, .trends .faster line.level { stroke: var(--good) } .trends svg .faster text.change-label { fill: var(--good) } .trends .change-words.faster span { color: var(--good) }
`;
