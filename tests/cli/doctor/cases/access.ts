import { changed } from "../healthy";
import { type Case, some } from "./case";

const DELETED = JSON.stringify({
  Statement: { Effect: "Allow", Principal: { AWS: "AIDAEXAMPLE000000000" }, Action: "sts:AssumeRole" },
});

export const ACCESS_CASES: readonly Case[] = [
  {
    what: "a guardrail hangs on nobody",
    spoil: (facts) =>
      changed(facts, "bindings", "us-east-1", (items) =>
        items.map((one) => ({ ...one, policies: one.policies.filter((arn) => !arn.includes("tamper-deny")) })),
      ),
    finds: ["guardrails", undefined, /^tamper-deny hangs on nobody/],
  },
  {
    what: "a user with a key is bound by nothing",
    spoil: (facts) =>
      changed(
        changed(facts, "bindings", "us-east-1", (items) =>
          items.map((one) => (one.kind === "user" ? { ...one, groups: [] } : one)),
        ),
        "users",
        "us-east-1",
        some(0, { hasKey: true, groups: [] }),
      ),
    finds: ["unbound-keys", undefined, /1 user has an access key and is bound by nothing: dora/],
  },
  {
    what: "a role is gone",
    spoil: (facts) => changed(facts, "bindings", "us-east-1", (items) => items.filter(({ id }) => !/auditor/.test(id))),
    finds: ["roles", undefined, /the role auditor is missing/],
  },
  {
    what: "whom a role trusts was deleted",
    spoil: (facts) =>
      changed(facts, "bindings", "us-east-1", (items) =>
        items.map((one) => (/responder/.test(one.id) ? { ...one, trust: DELETED } : one)),
      ),
    finds: ["roles", undefined, /responder-\w+: whom it trusts was deleted/],
  },
  {
    what: "a role is denied everything",
    spoil: (facts) =>
      changed(facts, "bindings", "us-east-1", (items) =>
        items.map((one) =>
          /responder/.test(one.id) ? { ...one, policies: ["arn:aws:iam::aws:policy/AWSDenyAll"] } : one,
        ),
      ),
    finds: ["roles", undefined, /AWSDenyAll hangs on it/],
  },
  {
    what: "root has a key",
    spoil: (facts) => changed(facts, "root", "us-east-1", some(0, { hasKey: true })),
    finds: ["root", undefined, /access key/],
  },
  {
    what: "root has no second factor",
    spoil: (facts) => changed(facts, "root", "us-east-1", some(0, { mfa: false })),
    finds: ["root", undefined, /no second factor/],
  },
];
