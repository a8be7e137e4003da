import { resolveSuspects } from "../../../cli/contain/suspects";
import { CALLER, MALLORY, PEOPLE } from "./attacked";

const resolve = (...typed: string[]) =>
  resolveSuspects(typed, PEOPLE, new Map([["AKIAIOSFODNN7EXAMPLE", "mallory"]]), { caller: CALLER, exempt: [] });

it("finds who is meant by key, name, kind and name, or ARN", () => {
  for (const word of ["AKIAIOSFODNN7EXAMPLE", "mallory", "user/mallory", MALLORY]) {
    expect(resolve(word)).toEqual({ arns: [MALLORY] });
  }
});

it("says what is wrong with all of them at once", () => {
  const result = resolve(
    "malory",
    "ASIAIOSFODNN7EXAMPLE",
    "root",
    "AKIAI44QH8DHBEXAMPLE",
    "ringfence-responder-1a2b3c4",
  );
  expect("problems" in result ? result.problems.map(({ message }) => message) : result).toEqual([
    'there is no user, role or access key "malory" in the account, did you mean "mallory"?',
    "ASIAIOSFODNN7EXAMPLE is a key of a session, which IAM does not know; name the user or role whose session it is",
    "root cannot be frozen by IAM; change its password and delete its keys as root",
    'there is no user, role or access key "AKIAI44QH8DHBEXAMPLE" in the account',
    "role ringfence-responder-1a2b3c4 is who asks; take another identity, such as the responder's role, and name this one again",
  ]);
});

it("does not guess between a user and a role of one name", () => {
  const twins = ["user", "role"].map((kind) => ({
    id: `${kind}/ci`,
    arn: `arn:aws:iam::123456789012:${kind}/ci`,
    was: { kind, name: "ci" },
  }));
  expect(resolveSuspects(["ci"], twins, new Map(), { caller: CALLER, exempt: [] })).toHaveProperty("problems");
  expect(resolveSuspects(["role/ci"], twins, new Map(), { caller: CALLER, exempt: [] })).toEqual({
    arns: [twins[1]!.arn],
  });
});
