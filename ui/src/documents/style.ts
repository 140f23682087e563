/** The look of every document, on screen and on paper. No colour but the tiers'. */
export const STYLE = `
@page { margin: 15mm 15mm 16mm; }
@page { @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt system-ui, sans-serif; color: #6e675c; } }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; background: #ece7dc; color: #1f1c18; font: 9.5pt/1.42 "Inter Variable", Inter, system-ui, "Segoe UI", "Helvetica Neue", sans-serif; font-variant-numeric: lining-nums; }
main { width: 210mm; max-width: 100%; margin: 8mm auto; padding: 15mm; background: #fff; }
.letter main { width: 216mm; }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1, h2, h3, li, td, th, p { overflow-wrap: anywhere; }
header { padding-bottom: 4mm; border-bottom: 1.2pt solid #1f1c18; margin-bottom: 5mm; }
.over { font-size: 8pt; font-weight: 600; color: #544e46; }
h1 { font-size: 21pt; line-height: 1.15; font-weight: 620; letter-spacing: -0.01em; text-wrap: balance; }
.under { color: #544e46; margin-top: 1mm; }
h2 { font-size: 13pt; line-height: 1.25; margin: 8mm 0 2.5mm; padding-top: 2mm; border-top: 0.5pt solid #8f8779; }
h3 { font-size: 10.5pt; line-height: 1.3; margin: 5mm 0 1mm; }
h2, h3 { break-after: avoid; }
.page { break-before: page; }
h3 .aside { float: inline-end; font-weight: 500; color: #544e46; }
p.body, p.lead { max-width: 150mm; text-wrap: pretty; }
p.lead { font-size: 11pt; margin-bottom: 3mm; }
p.voice { font: 13pt/1.35 "Newsreader Variable", Newsreader, Georgia, "Times New Roman", serif; margin: 1mm 0 3mm; max-width: 165mm; text-wrap: pretty; }
p.quiet, .quiet { color: #6e675c; }
p.quiet { font-size: 8.5pt; margin-top: 1.5mm; }
p.alert { border-inline-start: 2.2pt solid #1f1c18; padding-inline-start: 3mm; margin: 2mm 0; }
.list { padding-inline-start: 5mm; }
.list li { margin: 1mm 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 1.5mm 0 2mm; }
thead { display: table-header-group; }
th, td { text-align: start; vertical-align: baseline; padding: 1.1mm 2.5mm 1.1mm 0; border-bottom: 0.4pt solid #c8c0b0; font-weight: 400; }
thead th, thead td { font-size: 8pt; font-weight: 600; color: #544e46; border-bottom: 0.8pt solid #8f8779; vertical-align: bottom; }
tbody th { font-weight: 550; }
th:last-child, td:last-child { padding-inline-end: 0; }
.figures { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
tr { break-inside: avoid; }
thead .figures { white-space: normal; }
.figures + td:not(.figures) { padding-inline-start: 5mm; }
.figures + td > .bar { margin-inline-start: 0; }
.sum th, .sum td { border-top: 0.8pt solid #1f1c18; border-bottom: 0; font-weight: 640; }
.bar { position: relative; display: block; height: 2.3mm; top: 0.05em; background: #ece7dc; direction: ltr; }
.bar i { position: absolute; inset-block: 0; left: 0; background: #544e46; }
.bar .may { background: repeating-linear-gradient(135deg, #8f8779 0 0.9px, transparent 0.9px 3px); }
.bar .likely { width: 0.5mm; background: #1f1c18; margin-left: -0.25mm; }
.tier { font-weight: 620; white-space: nowrap; }
.bars { width: 0.8em; height: 0.8em; margin-inline-end: 0.28em; overflow: visible; }
figure { margin: 3mm 0; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 6mm; margin: 4mm 0 2mm; }
.facts dt { font-size: 8pt; color: #544e46; }
.facts dd { min-height: 7mm; border-bottom: 0.5pt solid #8f8779; }
.question { display: grid; grid-template-columns: 9mm 1fr; break-inside: avoid; padding: 3.5mm 0; border-top: 0.5pt solid #c8c0b0; }
h2 + .question { border-top: 0; padding-top: 0; }
.question h3 { margin: 0; font-size: 9.5pt; }
.place { font-size: 12pt; line-height: 1.1; font-weight: 620; color: #6e675c; }
.flag { display: inline-block; font-size: 7.5pt; font-weight: 620; padding: 0 1.6mm; border: 0.8pt solid #1f1c18; border-radius: 1mm; margin-inline-start: 1.5mm; vertical-align: 0.4mm; }
.effect { font-size: 8pt; color: #6e675c; }
.asks { font: 12pt/1.3 "Newsreader Variable", Newsreader, Georgia, "Times New Roman", serif; margin: 1mm 0; text-wrap: pretty; }
.asks .quiet { font: 8pt "Inter Variable", Inter, system-ui, sans-serif; }
.note { font-size: 8.5pt; font-weight: 600; margin: 1mm 0; }
.options, .grades { list-style: none; display: flex; flex-wrap: wrap; gap: 1.2mm 6mm; margin: 1.5mm 0; }
.options li, .grades li { display: flex; gap: 1.8mm; align-items: baseline; }
.grades { font-size: 8pt; color: #544e46; }
.box { flex: none; width: 3mm; height: 3mm; border: 0.8pt solid #544e46; border-radius: 0.5mm; align-self: center; background: #fff; }
.caps { font-size: 7.5pt; }
.write { display: flex; align-items: end; gap: 2mm; font-size: 8pt; color: #544e46; height: 8mm; }
.rule { flex: 1; border-bottom: 0.5pt solid #8f8779; }
.columns { display: grid; grid-template-columns: minmax(0, 2.7fr) minmax(0, 1fr); gap: 6mm; }
.columns h3:first-child { margin-top: 1.5mm; }
footer { margin-top: 8mm; padding-top: 2mm; border-top: 0.5pt solid #c8c0b0; font-size: 7.5pt; color: #6e675c; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.none { border-bottom: 0.8pt solid #8f8779; }
.one main { padding: 12mm; }
.one header { padding-bottom: 2mm; margin-bottom: 2.5mm; }
.one h1 { font-size: 17pt; }
.one h3 { margin: 2.5mm 0 0.5mm; font-size: 9pt; }
.one figure { margin: 1mm 0; }
.one { font-size: 8.5pt; line-height: 1.32; }
.one p.voice { font-size: 12.5pt; margin: 0.5mm 0 1mm; }
.one p.quiet { font-size: 7.5pt; margin-top: 0.6mm; }
.one .list { padding-inline-start: 3.5mm; }
.one .list li { margin: 0.5mm 0; }
.one th, .one td { padding-block: 0.75mm; }
.one footer { margin-top: 2mm; padding-top: 1mm; }
.one figure svg { width: 88%; }
.one.d1 { font-size: 8pt; line-height: 1.25; } .one.d1 th, .one.d1 td { padding-block: 0.45mm; } .one.d1 figure svg { width: 74%; }
.one.d2 { font-size: 7.2pt; line-height: 1.2; } .one.d2 th, .one.d2 td { padding-block: 0.28mm; } .one.d2 figure svg { width: 66%; } .one.d2 p.voice { font-size: 11pt; }
.one.d3 { font-size: 6.3pt; line-height: 1.15; } .one.d3 th, .one.d3 td { padding-block: 0.12mm; } .one.d3 figure svg { width: 54%; } .one.d3 p.voice { font-size: 10.5pt; } .one.d3 .bar { height: 1.7mm; }
.one.d2 tbody th, .one.d2 tbody td, .one.d3 tbody th, .one.d3 tbody td { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
@media screen and (max-width: 46rem) { .columns { grid-template-columns: minmax(0, 1fr); } .one.d2 tbody th, .one.d2 tbody td, .one.d3 tbody th, .one.d3 tbody td { white-space: normal; } main { padding: 8mm; } }
@media screen and (prefers-color-scheme: dark) { body { background: #2b2926; } }
@media print {
  body { background: #fff; }
  main { width: auto; margin: 0; padding: 0; }
  .one main { padding: 0; }
}
.one { page: one; }
@page one { margin: 11mm 12mm 12mm; }
`;

/** For the preview: the paper stays white, and lies on the desk of the window it is shown in. */
export const NO_DESK = "@media screen { body { background: none; } }";
