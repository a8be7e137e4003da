import { keyOwner } from "../../../cli/contain/suspects";
import { launches } from "../../../cli/contain/launchers";
import { PHASES } from "../../../cli/contain/phases";
import { type Act, lookOf, operationOf, type Row } from "../../../cli/contain/row";
import { loadRows } from "../../../cli/contain/rows";
import { DENY_ALL } from "../../../domain/documents/own-principals";
import { responder, responderReads } from "../../../domain/documents/access/responder";
import { actionsOf } from "../../../sandbox/account/authorization/actions";
import { decide } from "../../support/decisions";
import { FREEZE_ARN } from "./attacked";

const CONTEXT = { since: new Date(0), users: [] };
let rows: readonly Row[];
beforeAll(async () => {
  rows = [...(await loadRows()).values()];
});

/** IAM's names of an operation of the SDK. */
async function actions(service: string, operation: string): Promise<string[]> {
  const found = await actionsOf({ service, signingName: service, operation });
  if (!found) throw new Error(`IAM has no action for ${service}:${operation}`);
  return found;
}

/** Condition keys that a call of the row has, and what it acts on: AWS sends them with the call. */
const MEANT: Readonly<Record<string, { resource?: string; context: Record<string, string> }>> = {
  "autoscaling:UpdateAutoScalingGroup": {
    resource: "arn:aws:autoscaling:*:ACCOUNT:autoScalingGroup:*:autoScalingGroupName/miners",
    context: { "autoscaling:MaxSize": "0" },
  },
  "autoscaling:SuspendProcesses": {
    resource: "arn:aws:autoscaling:*:ACCOUNT:autoScalingGroup:*:autoScalingGroupName/miners",
    context: {},
  },
  "ec2:ModifyInstanceAttribute": {
    resource: "arn:aws:ec2:*:ACCOUNT:instance/i-0123456789abcdef0",
    context: { "ec2:Attribute/DisableApiTermination": "false" },
  },
  "ec2:CreateTags": { resource: "arn:aws:ec2:*::snapshot/snap-0123456789abcdef0", context: {} },
  "ec2:CreateSnapshots": { resource: "arn:aws:ec2:*:ACCOUNT:volume/vol-0123456789abcdef0", context: {} },
};

const documents = [responder(), responderReads()];

async function denied(all: readonly { action: string; resource?: string; context?: Record<string, string> }[]) {
  const decided = await Promise.all(
    all.map(async ({ action, ...meant }) => ({
      action,
      decision: await decide(documents, { call: action, region: "sa-east-1", ...meant }),
    })),
  );
  return [...new Set(decided.filter(({ decision }) => decision === "denied").map(({ action }) => action))].sort();
}

it("looks at nothing that the responder may not see", async () => {
  const probes = [...rows.map((row) => lookOf(row, CONTEXT)), keyOwner("AKIAIOSFODNN7EXAMPLE"), launches(new Date(0))];
  const calls = await Promise.all(
    probes.flatMap(({ service, calls: asked }) =>
      Object.values(asked as Record<string, { command: { name: string } }>).map(({ command }) =>
        actions(service, command.name.replace(/Command$/, "")),
      ),
    ),
  );
  expect(await denied(calls.flat().map((action) => ({ action })))).toEqual([]);
});

const acts = (): { service: string; act: Act; row: Row }[] =>
  rows.flatMap((row) => row.acts.map((act) => ({ service: lookOf(row, CONTEXT).service, act, row })));

it("does nothing that the responder may not do", async () => {
  const attaching = ["AttachUserPolicy", "AttachRolePolicy"];
  const calls = await Promise.all(
    acts().map(async ({ service, act }) =>
      (await actions(service, operationOf(act))).flatMap((action) => {
        if (attaching.includes(operationOf(act))) {
          const resource = `arn:aws:iam::ACCOUNT:${operationOf(act) === "AttachUserPolicy" ? "user" : "role"}/mallory`;
          return [DENY_ALL, FREEZE_ARN].map((arn) => ({ action, resource, context: { "iam:PolicyARN": arn } }));
        }
        // What is made with tags needs the right to tag it, too.
        const tagged = "TagSpecifications" in act.input([{ id: "x", was: {} }]) ? ["ec2:CreateTags"] : [];
        return [action, ...tagged].map((each) => ({ action: each, ...MEANT[each] }));
      }),
    ),
  );
  expect(await denied(calls.flat())).toEqual([]);
});

it("restores by calls that start things again, which the responder may not make: that takes whoever applies the baseline", async () => {
  const undone = await Promise.all(
    acts().flatMap(({ service, act }) => (act.undo ? [actions(service, operationOf(act.undo))] : [])),
  );
  const needs = await denied(undone.flat().map((action) => ({ action })));
  expect(needs).toContain("autoscaling:ResumeProcesses");
  expect(needs).toContain("lightsail:StartInstance");
  expect(needs).not.toContain("iam:UpdateAccessKey");
});

it("never calls what deletes data, keys, traces or logs, or makes anything but a snapshot", () => {
  const named = acts().flatMap(({ service, act }) =>
    [act, ...(act.alone ? [act.alone] : [])].map((one) => `${service}:${operationOf(one)}`),
  );
  expect(
    named.filter((call) => /^(s3|kms|cloudtrail|dynamodb|rds|logs|backup|secretsmanager|config|guardduty):/.test(call)),
  ).toEqual([]);
  expect(
    named
      .filter((call) => /:(Create|Run|Put|Start|Request|Register)/.test(call))
      .filter((call) => call !== "lambda:PutFunctionConcurrency"),
  ).toEqual(["ec2:CreateSnapshots"]);
});

it("has every row in one phase or more, and every phase's rows", () => {
  const placed = PHASES.flatMap((phase): readonly string[] => phase.rows);
  expect([...new Set(placed)].sort()).toEqual(rows.map(({ id }) => id).sort());
  expect(placed).toHaveLength(new Set(placed).size);
});

it("only lists what is in the phase of what stays", () => {
  const stays: readonly string[] = PHASES.find(({ id }) => id === "persistence")!.rows;
  expect(rows.filter(({ id, acts: all }) => (all.length === 0) !== stays.includes(id)).map(({ id }) => id)).toEqual([]);
});
