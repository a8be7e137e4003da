import { execute } from "../../../cli/contain/execute";
import { createJournal, type Journal } from "../../../cli/contain/journal";
import { createModel, type Model } from "../../../cli/contain/model";
import { makePlan } from "../../../cli/contain/plan";
import { planRestore, restore } from "../../../cli/contain/restore";
import type { Row } from "../../../cli/contain/row";
import { loadRows } from "../../../cli/contain/rows";
import { attacked, request } from "./attacked";

/** What a person gets who asks for all of it. */
const ALL = { suspects: true, starters: true, only: [] };
/** What a person gets who asks for nothing more. */
const DEFAULT = { suspects: false, starters: false, only: [] };

let rows: ReadonlyMap<string, Row>;
let model: Model;
let journal: Journal;
const FOUR = ["us-east-1", "us-east-2", "eu-west-1", "ap-southeast-2"];

beforeEach(async () => {
  rows = await loadRows();
  model = createModel(attacked(FOUR), { refillSeconds: 30, callSeconds: 0.01, intruder: false });
  journal = createJournal(() => undefined, model.hands.now);
  journal.append({ type: "begin", plan: makePlan(request(), model.facts(), rows) });
  await execute(journal, model.hands, { rows, settle: [60, 180, 600], maxActions: 1000, evidenceSeconds: 60 });
});

const state = () => {
  const { found } = model.facts();
  const list = (look: string) => [...found.get(look)!.values()].flat();
  return {
    keys: list("suspects-keys").map(({ id }) => id),
    denied: list("principals")
      .filter(({ was }) => (was!["attached"] as string[]).length > 0)
      .map(({ id }) => id),
    groups: list("groups").map(({ id }) => id),
  };
};

it("brings back what the plan says can be taken back, and nothing else", async () => {
  expect(state()).toEqual({ keys: [], denied: ["user/mallory", "user/ada", "role/backdoor"], groups: ["web"] });
  const { results, forGood, stopped } = await restore(journal, model.hands, { rows, choice: ALL });
  expect(results.filter(({ result }) => result === "failed")).toEqual([]);
  expect(stopped).toBe(false);
  expect(state()).toEqual({ keys: ["AKIAIOSFODNN7EXAMPLE"], denied: [], groups: ["group-1", "web"] });
  expect(new Set(forGood.map(({ call }) => call))).toEqual(
    new Set([
      "ec2:CancelSpotFleetRequests",
      "ec2:DeleteFleets",
      "ec2:CancelSpotInstanceRequests",
      "ec2:ModifyInstanceAttribute",
      "ec2:TerminateInstances",
    ]),
  );
});

it("frees the honest users only, when nothing else is asked for", async () => {
  const { results, left } = await restore(journal, model.hands, { rows, choice: DEFAULT });
  expect(results.map(({ step }) => step)).toEqual(["freeze-launches/0/us-east-1/user/ada"]);
  expect(state()).toEqual({ keys: [], denied: ["user/mallory", "role/backdoor"], groups: ["web"] });
  expect(left.map(({ step: { target, undo }, option }) => `${target} ${undo!} ${option}`)).toEqual([
    "group-1 autoscaling:UpdateAutoScalingGroup --starters",
    "group-1 autoscaling:ResumeProcesses --starters",
    "role/backdoor iam:DetachRolePolicy --suspects or --only role/backdoor",
    "AKIAIOSFODNN7EXAMPLE iam:UpdateAccessKey --suspects",
    "user/mallory iam:DetachUserPolicy --suspects",
  ]);
});

it("takes what was left out another time", async () => {
  await restore(journal, model.hands, { rows, choice: DEFAULT });
  await restore(journal, model.hands, { rows, choice: { ...DEFAULT, starters: true } });
  expect(state()).toEqual({ keys: [], denied: ["user/mallory", "role/backdoor"], groups: ["group-1", "web"] });
  await restore(journal, model.hands, { rows, choice: { ...DEFAULT, suspects: true } });
  expect(state()).toEqual({ keys: ["AKIAIOSFODNN7EXAMPLE"], denied: [], groups: ["group-1", "web"] });
});

it("lists the same as it takes back, and does nothing meanwhile", async () => {
  const before = { state: state(), lines: journal.lines.length };
  const { undo } = planRestore(journal.lines, rows, DEFAULT);
  expect({ state: state(), lines: journal.lines.length }).toEqual(before);
  const { results } = await restore(journal, model.hands, { rows, choice: DEFAULT });
  expect(undo.map(({ step }) => step.id)).toEqual(results.map(({ step }) => step));
});

it("goes from the end to the beginning: the deny of a suspect goes last", async () => {
  const { results } = await restore(journal, model.hands, { rows, choice: ALL });
  expect(results.at(-1)!.step).toBe("deny-suspects/0/us-east-1/user/mallory");
});

it("does nothing the second time", async () => {
  await restore(journal, model.hands, { rows, choice: ALL });
  expect((await restore(journal, model.hands, { rows, choice: ALL })).results).toEqual([]);
});

it("frees a role only after the sessions that were stolen are over", async () => {
  const model2 = createModel(attacked(FOUR), { refillSeconds: 30, callSeconds: 0.01, intruder: false });
  const other = createJournal(() => undefined, model2.hands.now);
  const suspects = ["arn:aws:iam::123456789012:role/web"];
  other.append({ type: "begin", plan: makePlan(request({ suspects }), model2.facts(), rows) });
  await execute(other, model2.hands, { rows, settle: [1, 2, 3], maxActions: 1000, evidenceSeconds: 60 });
  expect((await restore(other, model2.hands, { rows, choice: ALL })).held.map(({ step }) => step.target)).toEqual([
    "role/web",
  ]);
  model2.advance(12 * 3_600_000);
  expect((await restore(other, model2.hands, { rows, choice: ALL })).held).toEqual([]);
});
