import { execute } from "../../../cli/contain/execute";
import { createJournal } from "../../../cli/contain/journal";
import { createModel } from "../../../cli/contain/model";
import { makePlan } from "../../../cli/contain/plan";
import { describePlan } from "../../../cli/contain/report/describe";
import { incidentOf } from "../../../cli/contain/report/incident";
import { incidentPage } from "../../../cli/contain/report/page";
import { loadRows } from "../../../cli/contain/rows";
import { attacked, factsOf, machine, request } from "./attacked";

const HOSTILE = [
  "a\nb",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<%= process.env %>",
  "</pre><style>*{display:none}</style>",
  "\u001b[2J\u001b]0;owned\u0007",
  "\u202egnp.exe",
];

async function incident(facts = attacked(["us-east-1", "us-east-2", "eu-west-1"])) {
  const rows = await loadRows();
  const model = createModel(facts, { refillSeconds: 30, callSeconds: 0.15, intruder: true });
  const journal = createJournal(() => undefined, model.hands.now);
  journal.append({ type: "begin", plan: makePlan(request(), facts, rows) });
  await execute(journal, model.hands, { rows, settle: [60, 180, 600], maxActions: 1000, evidenceSeconds: 60 });
  return incidentOf(journal.lines);
}

it("tells what ran, what it cost, what was done and in which order", async () => {
  const { clean, remaining, ran, usd, done, timeline, evidence, supportCase } = await incident();
  expect({ clean, remaining }).toEqual({ clean: true, remaining: [] });
  expect(ran.length).toBe(19);
  // Three hours and some seconds, at 0.06 USD an hour each, with the owner's left out.
  expect(usd).toBeGreaterThan(19 * 0.06 * 3);
  expect(usd).toBeLessThan(19 * 0.06 * 3.1);
  expect(done[0]).toMatchObject({ call: "iam:AttachUserPolicy", target: "user/mallory", result: "done" });
  expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).sort());
  expect(evidence.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  expect(evidence.length).toBeGreaterThan(0);
  expect(supportCase).toMatch(/19 compute resources in 3 regions/);
});

it("is a page that names of an attacker cannot change", async () => {
  const machines = HOSTILE.map((id) => machine(id));
  const page = incidentPage(await incident(factsOf({ machines: { "eu-west-1": machines } })));
  expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).toContain("&lt;%= process.env %&gt;");
  expect(page.match(/<style>/g)).toHaveLength(1);

  expect(page).not.toMatch(/[\u001b\u0007\u202e]/);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<[a-z][^<>]*\s(src|href)=/);
});

it("is a text that names of an attacker cannot move about", async () => {
  const machines = HOSTILE.map((id) => machine(id));
  const plan = makePlan(request(), factsOf({ machines: { "eu-west-1": machines } }), await loadRows());
  const text = describePlan(plan, "plan.json");

  expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
  expect(text).toMatch(/a\?b/);
  expect(text).toMatch(/\n {2}npx ringfence contain --execute plan\.json\n$/);
});
