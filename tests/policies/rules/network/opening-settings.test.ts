import aws from "../../../../domain/generated/types/aws.json";
import native from "../../../../domain/generated/types/aws-native.json";
import { rules } from "../../../../policies/rules";
import type { ExampleResource, Rule } from "../../../../policies/rule";
import { appliesTo } from "../../../../policies/engine/judge";
import { judgeExample, outcomeOf } from "../../../support/judge-example";

/** Declared properties that open something, which no rule of this family judges, and why. */
const LEFT: readonly { path: RegExp; why: string }[] = [
  {
    path: /(associate|assign|map)PublicIp|[pP]ublicIp(v4Pool|Source|DnsHostname\w*)?$|createPublicIp/,
    why: "an address opens nothing without a security group",
  },
  {
    path: /isPubliclyAccessible$|^aws(-native)?:m2.*publiclyAccessible$/,
    why: "applications, which are made to be reached",
  },
  {
    path: /imagebuilder.*isPublic$|evs.*isHcxPublic$|mediaconnect.*public$/,
    why: "which images a policy skips; how a network is connected",
  },
  { path: /redshiftserverless.* workgroup\.publiclyAccessible$/, why: "what the service answers" },
  { path: /secretsmanager.*blockPublicPolicy$/, why: "a check of AWS at the deployment; the policy itself is judged" },
  {
    path: /s3:MultiRegionAccessPoint|s3control|s3express/,
    why: "the examples of s3-bucket-block-public try the access point",
  },
];

const OPEN: readonly unknown[] = [
  true,
  false,
  "SERVICE_PROVIDED_EIPS",
  { type: "SERVICE_PROVIDED_EIPS" },
  ["0.0.0.0/0"],
  { blockPublicPolicy: false },
  {},
];

/** `a.b` with a value: `{ a: { b: value } }`. */
const at = (path: string, value: unknown): Record<string, unknown> =>
  path.split(".").reduceRight<unknown>((below, key) => ({ [key]: below }), value) as Record<string, unknown>;

function refuses(rule: Rule, subject: ExampleResource): boolean {
  if (rule.kind === "stack") {
    return outcomeOf(judgeExample(rule, { title: "case", subject: { resources: [subject] } })) === "fail";
  }
  return appliesTo(rule, subject.type) && outcomeOf(judgeExample(rule, { title: "case", subject })) === "fail";
}

it("every declared property that opens something is judged, or left for a reason", () => {
  const watched = [aws, native].flatMap(({ watched: { public: paths } }) =>
    Object.entries(paths as Record<string, string[]>).flatMap(([type, list]) => list.map((path) => ({ type, path }))),
  );
  expect(watched.length).toBeGreaterThan(90);
  const network = rules.filter(({ id }) => /^(database|s3|eks)-/.test(id));
  const left = watched.filter(
    ({ type, path }) =>
      !LEFT.some((row) => row.path.test(`${type} ${path}`)) &&
      !OPEN.some((value) =>
        network.some((rule) => refuses(rule, { type, props: { bucket: "b", ...at(path, value) } })),
      ),
  );
  expect(left).toEqual([]);
});
