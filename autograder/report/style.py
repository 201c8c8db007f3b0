"""How the page looks: dark on light, on a screen, on a telephone and on paper."""

STYLE = """
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 66rem; padding: 1rem 1rem 4rem; color: #1b1b1b;
  background: #fff; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 }
h2 { font-size: 1.25rem; margin: 2.6rem 0 .5rem; padding-top: .6rem; border-top: 1px solid #bbb }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem }
p { margin: .5rem 0; max-width: 46rem }
a { color: #0b5c94 }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid #0b5c94 }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem }
pre { background: #f4f4f4; border: 1px solid #ccc; padding: .6rem .8rem; margin: .5rem 0;
  overflow-x: auto; line-height: 1.4 }
.summary { font-size: 1.15rem; border-left: 4px solid #0b5c94; padding: .3rem 0 .3rem .9rem }
.caution { border: 2px solid #1b1b1b; padding: .5rem .9rem }
nav ul, .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem }
.legend svg { vertical-align: -3px }
.patterns { position: absolute }
.chart { display: block; margin: .8rem 0 .4rem; overflow: visible; font-size: 14px }
.chart text { fill: #1b1b1b; paint-order: stroke; stroke: #fff; stroke-width: 4px }
.chart .strong { font-weight: 600 }
.chart .name { font-family: ui-monospace, monospace; font-size: 13px }
ol.ranking { padding-left: 1.9rem } ol.ranking > li { margin: 0 0 1.4rem }
ol.ranking > li::marker { font-weight: 600 }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem;
  font-weight: 600 }
.bar { display: block; margin: .25rem 0 } .quiet { color: #555 }
details { margin: .4rem 0 } summary { cursor: pointer; color: #0b5c94; width: fit-content }
.scroll { overflow-x: auto; margin: .6rem 0 }
table { border-collapse: collapse; font-size: .9375rem }
caption { text-align: left; font-weight: 600; padding: .2rem 0 }
th, td { text-align: left; vertical-align: top; padding: .25rem .9rem .25rem 0;
  border-bottom: 1px solid #ddd }
thead th { border-bottom: 2px solid #1b1b1b; vertical-align: bottom } tbody th { font-weight: 400 }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
.students tbody th { position: sticky; left: 0; background: #fff }
.students td:last-child { min-width: 16rem }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt } nav { display: none }
  details::details-content { content-visibility: visible; height: auto }
  .scroll { overflow: visible } pre { white-space: pre-wrap }
  li, tr, .chart, pre { break-inside: avoid } h2, h3, caption { break-after: avoid }
  svg { print-color-adjust: exact }
}
"""
