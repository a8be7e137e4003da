import { createHash } from "node:crypto";
import { Eta } from "eta";
import { printable } from "../untrusted";
import { OFF } from "./classes";
import { gapText, grouped, unaskedTexts } from "./gaps";
import { rowsOf, type SweepReport } from "./report";

/** What the page does: it sorts, filters, and opens a region that was chosen. Nothing is loaded and nothing is sent. */
const SCRIPT = `
"use strict";
const body = document.querySelector("#things tbody");
const rows = body ? [...body.rows] : [];
const words = document.querySelector("#words");
const where = document.querySelector("#where");
const shown = document.querySelector("#shown");
const filter = () => {
  const wanted = words.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    const fits = wanted.every((word) => text.includes(word)) && (where.value === "" || row.dataset.region === where.value);
    row.hidden = !fits;
    if (fits) count += 1;
  }
  shown.textContent = count + " of " + rows.length;
};
const valueOf = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
};
document.querySelectorAll("#things th button").forEach((button, column) => {
  button.addEventListener("click", () => {
    const heading = button.closest("th");
    const down = heading.getAttribute("aria-sort") === "ascending";
    document.querySelectorAll("#things th").forEach((each) => each.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const factor = down ? -1 : 1;
    rows.sort((a, b) => {
      const [left, right] = [valueOf(a, column), valueOf(b, column)];
      return factor * (typeof left === "number" ? left - right : left.localeCompare(right));
    });
    body.append(...rows);
  });
});
document.querySelectorAll("#matrix button").forEach((button) => {
  button.addEventListener("click", () => {
    where.value = button.dataset.region;
    filter();
    document.querySelector("#things").scrollIntoView();
  });
});
if (words) {
  words.addEventListener("input", filter);
  where.addEventListener("change", filter);
  filter();
}
`;

const STYLE = `
:root { color-scheme: light dark; --line: #c8ccd2; --soft: #f1f3f5; --heat: 196 43 28; --back: #ffffff; --text: #1c1f23; --quiet: #5b636d; }
@media (prefers-color-scheme: dark) { :root { --line: #3a4048; --soft: #22262b; --back: #15181c; --text: #e6e9ed; --quiet: #9aa3ad; --heat: 255 110 90; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; font: 16px/1.45 system-ui, sans-serif; background: var(--back); color: var(--text); }
h1 { font-size: 1.35rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
.quiet { color: var(--quiet); } .alarm { color: rgb(var(--heat)); font-weight: 600; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .55rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td.number, th.number { text-align: right; } #things td { white-space: nowrap; } #things td:nth-child(4), #things td:nth-child(9) { overflow-wrap: anywhere; white-space: normal; min-width: 10rem; }
#matrix td { white-space: nowrap; }
thead th { background: var(--soft); } th button, #matrix button { all: unset; cursor: pointer; text-decoration: underline dotted; }
th button:focus-visible, #matrix button:focus-visible { outline: 2px solid currentColor; }
th[aria-sort="ascending"] button::after { content: " ▲"; } th[aria-sort="descending"] button::after { content: " ▼"; }
.filters { display: flex; flex-wrap: wrap; gap: .75rem; margin: .5rem 0; } .filters label { display: grid; gap: .15rem; }
input, select { font: inherit; padding: .3rem .4rem; max-width: 100%; background: var(--back); color: var(--text); border: 1px solid var(--line); }
@media (max-width: 640px) {
  #things thead { display: none; } #things tr { display: block; border-bottom: 2px solid var(--line); padding: .4rem 0; } #things tr[hidden] { display: none; }
  #things td, #things td:nth-child(n) { display: flex; gap: .5rem; border: 0; padding: .1rem 0; text-align: left; white-space: normal; overflow-wrap: anywhere; min-width: 0; } #things td:empty { display: none; }
  #things td::before { content: attr(data-name); flex: 0 0 5.5rem; color: var(--quiet); }
}
@media print { .filters { display: none; } body { max-width: none; font-size: 11px; } .scroll { overflow: visible; } }
`;

// Every value is put in by <%= %>, which escapes; the two that are not, script and style, are those above.
const TEMPLATE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '<%~ it.scriptHash %>'; style-src '<%~ it.styleHash %>'; base-uri 'none'; form-action 'none'">
<title>What runs in <%= it.report.account %></title>
<style><%~ it.style %></style>
</head>
<body>
<h1>What runs or bills in <%= it.report.account %></h1>
<p><%= it.report.takenAt %>: <strong><%= it.report.items.length %> found</strong>, <%= it.total %> USD an hour<% if (it.unpriced > 0) { %> and <%= it.unpriced %> without a known price<% } %>.<% if (it.report.since) { %> Not older than <%= it.report.since %>.<% } %>
<% if (!it.report.complete) { %> <span class="alarm">Not everything is known, see the end.</span><% } %></p>
<% if (it.rows.length > 0) { %>
<h2>Where</h2>
<div class="scroll"><table id="matrix">
<thead><tr><th>class</th><th>region</th><th class="number">USD/h</th><% for (const service of it.services) { %><th class="number"><%= service %></th><% } %></tr></thead>
<tbody>
<% for (const row of it.rows) { %><tr><td class="<%= row.alarm ? "alarm" : "quiet" %>"><%= row.regionClass %></td><td><button type="button" data-region="<%= row.name %>"><%= row.name %></button></td><td class="number"><%= row.cost %></td><% for (const cell of row.cells) { %><td class="number heat-<%= cell.heat %>"><%= cell.text %></td><% } %></tr>
<% } %>
</tbody></table></div>
<p class="quiet">A question mark: nobody knows, because the answer was refused or did not come. Choose a region to see what is in it.</p>
<% } %>
<% if (it.empty.length > 0) { %><p>Nothing in <%= it.empty.join(", ") %>.</p><% } %>
<% if (it.off.length > 0) { %><p class="quiet"><%= it.words.off %>: <%= it.off.join(", ") %>.</p><% } %>
<% if (it.items.length > 0) { %>
<h2>What</h2>
<div class="filters"><label>Words <input id="words" type="search"></label>
<label>Region <select id="where"><option value="">all</option><% for (const name of it.places) { %><option><%= name %></option><% } %></select></label>
<span id="shown" class="quiet" role="status"></span></div>
<div class="scroll"><table id="things">
<thead><tr><% for (const name of it.columns) { %><th><button type="button"><%= name %></button></th><% } %></tr></thead>
<tbody>
<% for (const item of it.items) { %><tr data-region="<%= item.region %>"><% for (const [index, cell] of item.cells.entries()) { %><td data-name="<%= it.columns[index] %>"<% if (cell.value !== undefined) { %> data-value="<%= cell.value %>"<% } %>><%= cell.text %></td><% } %></tr>
<% } %>
</tbody></table></div>
<% } %>
<% if (it.gaps.length > 0) { %>
<h2>Not known</h2>
<ul><% for (const gap of it.gaps) { %><li><%= gap %></li><% } %></ul>
<% } %>
<script><%~ it.script %></script>
</body>
</html>
`;

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

const COLUMNS = ["class", "region", "what", "id", "size", "units", "since", "USD/h", "of"];

/** Steps of the heat map. */
const HOTTEST = 4;
const heatOf = (count: number): number => Math.min(HOTTEST, count === 0 ? 0 : 1 + Math.floor(Math.log10(count) * 2));
const HEAT = [1, 2, 3, 4].map((step) => `.heat-${step} { background: rgb(var(--heat) / ${step * 0.16}); }`).join("\n");

const money = (value: number): string => value.toFixed(2);

/**
 * A report as one page: no script, style or picture from elsewhere, and a policy that lets none in. Every name in it is escaped.
 * https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP
 */
export function sweepPage(report: SweepReport): string {
  const all = rowsOf(report);
  const rows = all.filter(({ count, unknown }) => count > 0 || unknown > 0);
  const known = [...new Set(rows.flatMap(({ services }) => [...services.keys()]))];
  const isColumn = (service: string): boolean =>
    rows.some(({ services }) => (services.get(service)?.count ?? 0) > 0 || services.get(service)?.unknown === true);
  const services = known.filter(isColumn);
  const cellOf = (cell = { count: 0, unknown: false }) => ({
    heat: heatOf(cell.count),
    text: `${cell.count === 0 ? "" : cell.count}${cell.unknown ? "?" : ""}`,
  });
  const style = `${STYLE}${HEAT}\n`;
  const unpriced = all.reduce((sum, row) => sum + row.unpriced, 0);
  return new Eta({ autoEscape: true }).renderString(TEMPLATE, {
    report,
    services,
    unpriced,
    columns: COLUMNS,
    words: { off: OFF },
    script: SCRIPT,
    scriptHash: hashOf(SCRIPT),
    style,
    styleHash: hashOf(style),
    total: money(all.reduce((sum, { usdPerHour }) => sum + usdPerHour, 0)),
    rows: rows.map((row) => ({
      ...row,
      alarm: row.count > 0 && (row.regionClass === "idle" || row.regionClass === "enabled"),
      cost: `${money(row.usdPerHour)}${row.unpriced > 0 ? " + ?" : ""}`,
      cells: services.map((service) => cellOf(row.services.get(service))),
    })),
    empty: all
      .filter(({ regionClass, count, unknown }) => !["off", "global"].includes(regionClass) && count + unknown === 0)
      .map(({ name }) => name),
    off: report.regions.filter(({ regionClass }) => regionClass === "off").map(({ name }) => name),
    places: [...new Set(report.items.map(({ region }) => region))].sort(),
    items: report.items.map((item) => ({
      region: item.region,
      cells: [
        { text: item.regionClass },
        { text: item.region },
        { text: `${item.service} ${item.kind}` },
        { text: printable(item.id) },
        { text: printable(item.size ?? "") },
        { text: String(item.units ?? ""), value: item.units ?? 1 },
        { text: item.startedAt ?? "" },
        { text: item.usdPerHour === undefined ? "?" : money(item.usdPerHour), value: item.usdPerHour ?? -1 },
        { text: printable(item.owner ?? "") },
      ],
    })),
    gaps: [...grouped(report.gaps).map(gapText), ...unaskedTexts(report.unasked)].map(printable),
  });
}
