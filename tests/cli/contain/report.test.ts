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

it("says of every machine that is ended for good where it is, those in allowed regions first", async () => {
  const machines = (region: string, count: number) =>
    Array.from({ length: count }, (_, index) => machine(`i-${region}-${index}`, { region }));
  const facts = factsOf({
    machines: { "sa-east-1": machines("sa-east-1", 9), "eu-west-1": machines("eu-west-1", 2) },
  });
  const rows = await loadRows();
  const text = describePlan(makePlan(request({ allowedRegions: ["eu-west-1"] }), facts, rows), "plan.json");
  const all = Array.from({ length: 9 }, (_, index) => `i-sa-east-1-${index}`).join(", ");
  expect(text).toContain(
    "  ec2:TerminateInstances: 11 machines in 2 regions, for good:\n" +
      "    eu-west-1, an allowed region, so look whether it is yours: i-eu-west-1-0, i-eu-west-1-1\n" +
      `    sa-east-1: ${all}\n`,
  );
  expect(text).not.toContain("--allowed-regions");
  expect(describePlan(makePlan(request(), facts, rows), "plan.json")).toContain("--allowed-regions names them");
});

it("lists what was only stopped as what stays, and the templates that were made since", async () => {
  const facts = attacked(["us-east-1", "us-east-2", "eu-west-1"]);
  const found = new Map([
    ...facts.found,
    ["launch-templates", new Map([["us-east-2", [{ id: "miner", startedAt: new Date("2026-11-20T03:00:00Z") }]]])],
  ]);
  const { listed } = await incident({ ...facts, found });
  expect(listed.filter(({ kind }) => kind !== "user or role")).toEqual([
    expect.objectContaining({ kind: "launch template", target: "miner", region: "us-east-2" }),
    expect.objectContaining({
      kind: "Auto Scaling group",
      target: "group-1",
      because: expect.stringMatching(/^stopped/),
    }),
  ]);
});

it("says which policy went on whom, in the plan and in the report", async () => {
  const facts = attacked(["us-east-1"]);
  const text = describePlan(makePlan(request(), facts, await loadRows()), "plan.json");
  expect(text).toMatch(/\n {2}iam:AttachUserPolicy AWSDenyAll: 1 user or role .*: user\/mallory\n/);
  expect(text).toMatch(/\n {2}iam:AttachUserPolicy ringfence-freeze-1a2b3c4: 1 user or role .*: user\/ada\n/);
  const page = incidentPage(await incident(facts));
  expect(page).toContain("<td>iam:AttachUserPolicy AWSDenyAll</td><td>user/mallory</td>");
  expect(page).toContain("<td>iam:AttachUserPolicy ringfence-freeze-1a2b3c4</td><td>user/ada</td>");
});
