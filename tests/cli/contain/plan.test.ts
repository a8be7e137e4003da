import { makePlan, type Plan, stepsIn } from "../../../cli/contain/plan";
import type { Row } from "../../../cli/contain/row";
import { loadRows } from "../../../cli/contain/rows";
import { attacked, factsOf, machine, MALLORY, OWN, PEOPLE, request, T0 } from "./attacked";

let rows: ReadonlyMap<string, Row>;
beforeAll(async () => {
  rows = await loadRows();
});

const targets = (plan: Plan, call: string): string[] =>
  stepsIn(plan)
    .filter((step) => step.call === call)
    .map(({ target }) => target);

const planOf =
  (...machines: ReturnType<typeof machine>[]) =>
  (changes?: Parameters<typeof request>[0]) =>
    makePlan(request(changes), factsOf({ machines: { "eu-west-1": machines } }), rows);

describe("a plan", () => {
  it("has the phases in their order, and within them the calls in theirs", () => {
    const plan = makePlan(request(), attacked(), rows);
    expect(plan.phases.map(({ id }) => id)).toEqual([
      ...["freeze-identity", "freeze-launches", "controllers", "evidence", "compute", "persistence"],
    ]);
    const calls = [...new Set(stepsIn(plan).map(({ call }) => call))];
    expect(calls).toEqual([
      "iam:AttachUserPolicy",
      "iam:UpdateAccessKey",
      "iam:AttachRolePolicy",
      "ec2:CancelSpotFleetRequests",
      "ec2:DeleteFleets",
      "ec2:CancelSpotInstanceRequests",
      "autoscaling:SuspendProcesses",
      "autoscaling:UpdateAutoScalingGroup",
      "ec2:GetConsoleOutput",
      "ec2:DescribeInstanceAttribute",
      "ec2:CreateSnapshots",
      "ec2:ModifyInstanceAttribute",
      "ec2:TerminateInstances",
    ]);
  });

  it("says of each step where, which call, what and whether it is taken back", () => {
    const [step] = makePlan(request(), attacked(), rows).phases[0]!.steps;
    expect(step).toMatchObject({
      region: "us-east-1",
      call: "iam:AttachUserPolicy",
      target: "user/mallory",
      reversible: true,
      undo: "iam:DetachUserPolicy",
    });
  });

  it("is the same for the same facts", () => {
    expect(makePlan(request(), attacked(), rows)).toEqual(makePlan(request(), attacked(), rows));
  });

  it("ends no machine of the owner, and says why", () => {
    const plan = makePlan(request(), attacked(), rows);
    const ended = targets(plan, "ec2:TerminateInstances");
    expect(ended.filter((id) => OWN.includes(id))).toEqual([]);
    expect(
      plan.spared.filter(({ kind }) => kind === "machine").map(({ target, because }) => [target, because]),
    ).toEqual([
      ["i-old", "older"],
      ["i-web", "older: web"],
      ["i-kept", "keep tag"],
    ]);
  });

  it("keeps evidence of three machines of an image and no more", () => {
    const many = Array.from({ length: 9 }, (_, n) => machine(`i-${n}`));
    expect(targets(planOf(...many, machine("i-x", { was: { image: "ami-2" } }))(), "ec2:GetConsoleOutput")).toEqual([
      ...["i-0", "i-1", "i-2", "i-x"],
    ]);
  });
});

describe("what is spared", () => {
  it("is what a Pulumi state names, by its ARN or its number", () => {
    const of = planOf(machine("i-0a1b2c3d4e5f60718"), machine("i-mine"));
    const state = { arns: [machine("i-mine").arn!], ids: ["i-0a1b2c3d4e5f60718"] };
    expect(targets(of({ state }), "ec2:TerminateInstances")).toEqual([]);
    expect(targets(of(), "ec2:TerminateInstances")).toHaveLength(2);
  });

  it("is the machine on which contain itself runs", () => {
    const caller = "arn:aws:sts::123456789012:assumed-role/ops/i-self";
    expect(targets(planOf(machine("i-self"))({ caller }), "ec2:TerminateInstances")).toEqual([]);
  });

  it("is what has no date, unless that is asked for; but not what it made", () => {
    const undated = { id: "sfr-1", units: 1, tags: {}, was: {} };
    const facts = factsOf({
      "spot-fleets": { "eu-west-1": [undated] },
      machines: { "eu-west-1": [machine("i-1", { partOf: ["ec2:sfr-1"] })] },
    });
    const spared = makePlan(request(), facts, rows);
    expect(targets(spared, "ec2:CancelSpotFleetRequests")).toEqual([]);
    expect(targets(spared, "ec2:TerminateInstances")).toEqual(["i-1"]);
    expect(targets(makePlan(request({ includeUndated: true }), facts, rows), "ec2:CancelSpotFleetRequests")).toEqual([
      "sfr-1",
    ]);
  });

  it("is not what carries the name of something old in another region", () => {
    const old = { id: "web", startedAt: new Date(T0.getTime() - 1), units: 1, tags: {}, was: { max: 1 } };
    const facts = factsOf({
      groups: { "us-east-1": [old] },
      machines: { "eu-west-1": [machine("i-1", { partOf: ["autoscaling:web"] })] },
    });
    expect(targets(makePlan(request(), facts, rows), "ec2:TerminateInstances")).toEqual(["i-1"]);
  });

  it("is nothing for its age when older things are included", () => {
    expect(targets(makePlan(request({ includeOlder: true }), attacked(), rows), "ec2:TerminateInstances")).toEqual(
      expect.arrayContaining(["i-old", "i-web"]),
    );
  });
});

describe("the freeze of launches", () => {
  const frozen = (changes: Parameters<typeof request>[0]) => {
    const plan = makePlan(request(changes), factsOf({ principals: { "us-east-1": PEOPLE } }), rows);
    return plan.phases
      .find(({ id }) => id === "freeze-launches")!
      .steps.map(({ target }) => target)
      .sort();
  };

  it("binds users and what was made since, and never the caller, exempt roles, AWS's own or the suspect twice", () => {
    expect(frozen({})).toEqual(["role/backdoor", "user/ada"]);
  });

  it("binds every role only when that is asked for", () => {
    expect(frozen({ freeze: "all" })).toEqual(["role/backdoor", "role/web", "user/ada"]);
    expect(frozen({ freeze: "none" })).toEqual([]);
  });

  it("spares whom the owner names", () => {
    expect(frozen({ exempt: ["arn:aws:iam::*:user/ada"] })).toEqual(["role/backdoor"]);
  });

  it("spares a user who asks", () => {
    expect(frozen({ caller: "arn:aws:iam::123456789012:user/ada", suspects: [MALLORY] })).toEqual(["role/backdoor"]);
  });
});
