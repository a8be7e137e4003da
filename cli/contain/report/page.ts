import { Eta } from "eta";
import { callText } from "./call";
import { plain, plural, usd } from "../words";
import type { Incident } from "./incident";

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --bad: #b3261e; --good: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --bad: #f2b8b5; --good: #7dd6a0; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.bad { color: var(--bad); } .good { color: var(--good); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
td.n { text-align: right; white-space: nowrap; }
pre { border: 1px solid var(--line); padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dd { margin: 0; overflow-wrap: anywhere; }
@media print { details { display: block; } summary { display: none; } }
`;

/** Of the page: no script, nothing from elsewhere. Every value goes through `<%= %>`, which escapes it. */
const TEMPLATE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Incident in account <%= it.account %></title>
<style><%~ it.style %></style>
</head>
<body>
<h1>Incident in account <%= it.account %></h1>
<p class="<%= it.clean ? "good" : "bad" %>"><strong><%= it.verdict %></strong></p>
<dl>
<dt>Since</dt><dd><%= it.t0 %></dd>
<dt>Contained</dt><dd><%= it.began %> to <%= it.ended %></dd>
<dt>Suspects</dt><dd><%= it.suspects.join(", ") || "none was named" %></dd>
<dt>Ran</dt><dd><%= it.ranWords %></dd>
<dt>Evidence</dt><dd><%= it.evidence.length %> files, with their SHA-256 in the bundle</dd>
</dl>
<h2>What is left</h2>
<% if (it.remaining.length === 0) { %><p>Nothing that was found.</p><% } else { %>
<div class="wide"><table><thead><tr><th>Region</th><th>What</th><th>Name</th><th>Why</th></tr></thead><tbody>
<% for (const one of it.remaining) { %><tr><td><%= one.region %></td><td><%= one.kind %></td><td><%= one.target %></td><td><%= one.because %></td></tr>
<% } %></tbody></table></div><% } %>
<% if (it.gaps.length > 0) { %><h2>What could not be seen</h2>
<div class="wide"><table><thead><tr><th>Region</th><th>What</th><th>State</th><th>Why</th></tr></thead><tbody>
<% for (const one of it.gaps) { %><tr><td><%= one.region %></td><td><%= one.what %></td><td><%= one.state %></td><td><%= one.because %></td></tr>
<% } %></tbody></table></div><% } %>
<h2>Timeline</h2>
<div class="wide"><table><tbody>
<% for (const one of it.timeline) { %><tr><td><%= one.at %></td><td><%= one.what %></td></tr>
<% } %></tbody></table></div>
<h2>What ran, and what it cost</h2>
<p>By the list prices of us-east-1, without discounts; other regions cost more, spot is an estimate.</p>
<div class="wide"><table><thead><tr><th>Region</th><th>What</th><th>Name</th><th>From</th><th>Until</th><th>USD</th></tr></thead><tbody>
<% for (const one of it.ran) { %><tr><td><%= one.region %></td><td><%= one.kind %></td><td><%= one.target %></td><td><%= one.from %></td><td><%= one.until %></td><td class="n"><%= one.usd === undefined ? "unknown" : it.money(one.usd) %></td></tr>
<% } %></tbody></table></div>
<h2>What was done</h2>
<div class="wide"><table><thead><tr><th>At</th><th>Region</th><th>Call</th><th>Name</th><th>Result</th></tr></thead><tbody>
<% for (const one of it.done) { %><tr><td><%= one.at %></td><td><%= one.region %></td><td><%= it.callText(one, one.call) %></td><td><%= one.target %></td><td<% if (one.result === "failed") { %> class="bad"<% } %>><%= one.result %><%= one.because ? ": " + one.because : "" %><%= one.reversible || one.keeps ? "" : ", for good" %></td></tr>
<% } %></tbody></table></div>
<h2>What stays, for people to decide</h2>
<div class="wide"><table><thead><tr><th>Region</th><th>What</th><th>Name</th><th>Why</th></tr></thead><tbody>
<% for (const one of it.listed) { %><tr><td><%= one.region %></td><td><%= one.kind %></td><td><%= one.target %></td><td><%= one.because %></td></tr>
<% } %></tbody></table></div>
<h2>What was spared</h2>
<div class="wide"><table><thead><tr><th>Region</th><th>What</th><th>Name</th><th>Why</th></tr></thead><tbody>
<% for (const one of it.spared) { %><tr><td><%= one.region %></td><td><%= one.kind %></td><td><%= one.target %></td><td><%= one.because %></td></tr>
<% } %></tbody></table></div>
<h2>Text for the case at AWS</h2>
<pre><%= it.supportCase %></pre>
</body>
</html>
`;

/** Names without what cannot be seen, at any depth. */
function visible<T>(value: T): T {
  if (typeof value === "string") return value.split("\n").map(plain).join("\n") as T;
  if (Array.isArray(value)) return value.map(visible) as T;
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visible(part as unknown)])) as T;
  }
  return value;
}

export const verdictOf = ({
  clean,
  stopped,
  remaining,
  gaps,
}: Pick<Incident, "clean" | "stopped" | "remaining" | "gaps">): string => {
  if (clean) return "Clean: two looks in a row found nothing left in any region.";
  if (stopped !== undefined) return `Not finished: ${stopped}.`;
  if (gaps.length > 0)
    return `Not known: ${plural(gaps.length, "answer")} of the account ${gaps.length === 1 ? "is" : "are"} missing, ${plural(remaining.length, "thing")} left.`;
  return `${plural(remaining.length, "thing")} left.`;
};

/** The incident as one page that needs nothing else. */
export function incidentPage(incident: Incident): string {
  const eta = new Eta({ autoEscape: true, autoTrim: false });
  const shown = visible(incident);
  const unpriced = shown.unpriced > 0 ? `, ${shown.unpriced} without a known price` : "";
  return eta.renderString(TEMPLATE, {
    ...shown,
    style: STYLE,
    verdict: verdictOf(shown),
    ranWords: `${plural(shown.ran.length, "thing")}, about USD ${usd(shown.usd)}${unpriced}`,
    money: usd,
    callText,
  });
}
