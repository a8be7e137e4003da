import { evaluate, type ApplicablePolicies } from "../../../../sandbox/account/authorization/evaluate";
import { policy } from "./people";

const named = (name: string, text: string) => ({ name, policy: JSON.parse(text) as unknown });
const ALL = named("all", policy({ Action: "*" }));
const instance = (id: string) => `arn:aws:ec2:eu-west-1:123456789012:instance/${id}`;
const request = (resource = instance("i-1"), action = "ec2:TerminateInstances") => ({
  principal: "arn:aws:iam::123456789012:user/anna",
  action,
  resource,
  accountId: "123456789012",
  context: {},
});
const met = (policies: Partial<ApplicablePolicies>): ApplicablePolicies => ({
  identity: [],
  boundary: null,
  organization: [],
  ...policies,
});

test("nothing allows: no identity-based policy does", async () => {
  expect(await evaluate(request(), met({}))).toEqual({ kind: "identity" });
  expect(await evaluate(request(), met({ identity: [ALL] }))).toBeUndefined();
});

test("of several that deny, the one is named that nobody in the account can change", async () => {
  const deny = (Sid: string) => named(Sid, policy({ Action: "*" }, { Sid, Effect: "Deny", Action: "ec2:*" }));
  const identity = [ALL, deny("own")];
  const boundary = [deny("bound")];
  const organization = [{ orgIdentifier: "r-1", policies: [deny("organized")] }];
  expect(await evaluate(request(), met({ identity, boundary, organization }))).toEqual({
    kind: "organization",
    policy: "organized",
    statement: "organized",
  });
  expect(await evaluate(request(), met({ identity, boundary }))).toMatchObject({ kind: "boundary" });
  expect(await evaluate(request(), met({ identity }))).toMatchObject({ kind: "identity", policy: "own" });
});

test("a boundary that is gone allows nothing", async () => {
  expect(await evaluate(request(), met({ identity: [ALL], boundary: [] }))).toEqual({ kind: "boundary" });
});

test("a thing that is unknown yet is not one that a policy names", async () => {
  const one = [named("one", policy({ Action: "ec2:*", Resource: instance("i-1") }))];
  const any = [named("any", policy({ Action: "ec2:*", Resource: instance("*") }))];
  expect(await evaluate(request(instance("*")), met({ identity: one }))).toEqual({ kind: "identity" });
  expect(await evaluate(request(instance("*")), met({ identity: any }))).toBeUndefined();
});

test("what the evaluator cannot judge is an error, and no permission", async () => {
  await expect(evaluate(request("arn:aws:s3:::b"), met({ identity: [ALL] }))).rejects.toThrow(
    /ec2:TerminateInstances on/,
  );
  const broken = { name: "broken", policy: { Version: "2012-10-17", Statement: [{ Effect: "Maybe" }] } };
  await expect(evaluate(request(), met({ identity: [ALL, broken] }))).rejects.toThrow(/policy\.errors/);
});
