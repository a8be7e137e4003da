import type { Because } from "../../../../sandbox/account/authorization/evaluate";
import { denialMessage } from "../../../../sandbox/account/authorization/wording";

const say = (because: Because, resource = "arn:aws:ec2:eu-west-1:1:instance/*", protocol: "query" | "ec2" = "query") =>
  denialMessage({ user: "arn:aws:iam::1:user/u", action: "ec2:RunInstances", resource, because }, protocol);
const WHO = "User: arn:aws:iam::1:user/u is not authorized to perform: ec2:RunInstances";
const ON = " on resource: arn:aws:ec2:eu-west-1:1:instance/*";

test("a denial tells who may not do what, on what, and which kind of policy decided it", () => {
  const cases: [Because, string][] = [
    [{ kind: "identity", policy: "guard", statement: "S" }, "with an explicit deny in an identity-based policy: guard"],
    [{ kind: "organization", policy: "p", statement: "S" }, "with an explicit deny in a service control policy: p"],
    [{ kind: "boundary", policy: "b", statement: "S" }, "with an explicit deny in a permissions boundary: b"],
    [{ kind: "trust", statement: "S" }, "with an explicit deny in the role trust policy"],
    [{ kind: "identity" }, "because no identity-based policy allows the ec2:RunInstances action"],
    [{ kind: "organization" }, "because no service control policy allows the ec2:RunInstances action"],
    [{ kind: "boundary" }, "because no permissions boundary allows the ec2:RunInstances action"],
  ];
  expect(cases.map(([because]) => say(because))).toEqual(cases.map(([, reason]) => `${WHO}${ON} ${reason}`));
});

test("a call on nothing in particular names no resource", () => {
  expect(say({ kind: "identity" }, "*")).toBe(
    `${WHO} because no identity-based policy allows the ec2:RunInstances action`,
  );
});

test("EC2 begins with words of its own", () => {
  expect(say({ kind: "identity" }, "*", "ec2")).toMatch(/^You are not authorized to perform this operation\. User: /);
});
