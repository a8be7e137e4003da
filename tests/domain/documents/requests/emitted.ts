import * as fc from "../../../support/properties";
import { LEAST_PRIVILEGE } from "../../../../domain/documents/access/table";
import type { PolicyDocument, Statement } from "../../../../domain/documents/document";
import { covers } from "../../../../domain/documents/evaluate";
import { freeze } from "../../../../domain/documents/guardrails/freeze";
import { ARGS } from "../../../support/document-args";
import { ADMINISTRATOR } from "../../../support/simulate";
import { GUARDRAILS } from "../../../guardrails/guardrails";
import type { Attachments, TotalRequest } from "./oracle";
import { type Given, present } from "./small";

const organization = Object.values(GUARDRAILS.organization);
const attached = Object.values(GUARDRAILS.attached);
const boundary = GUARDRAILS.boundary.boundary!;
const access = LEAST_PRIVILEGE.flatMap(({ documents }) => Object.values(documents).map((document) => document(ARGS)));

/** What the product emits, in every way that it is attached. */
export const EMITTED: readonly Attachments[] = [
  { identity: [ADMINISTRATOR], organization },
  { identity: [ADMINISTRATOR, ...attached] },
  { identity: [ADMINISTRATOR], boundary },
  { identity: [ADMINISTRATOR, freeze(["arn:aws:iam::*:role/ringfence/exempt/*"])] },
  ...access.map((policy) => ({ identity: [policy, ...attached] })),
  ...access.map((policy) => ({ identity: [policy], boundary, organization })),
];

const statementsOf = ({ identity, boundary: bound, organization: scps = [] }: Attachments): Statement[] =>
  [...identity, ...(bound ? [bound] : []), ...scps].flatMap(({ Statement: statements }: PolicyDocument) => statements);

const listed = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** What stands in the place of a star or a variable. */
const FILLING = ["", "x", "eu-west-1", "123456789012", "ringfence-alarm", "anna", "micro"];

/** Texts that a pattern stands for, and some that it just fails to stand for. */
const near = (pattern: string): fc.Arbitrary<string> =>
  fc
    .record({
      filling: fc.array(fc.constantFrom(...FILLING), { minLength: 8, maxLength: 8 }),
      miss: fc.constantFrom("none", "none", "cut", "longer", "case"),
    })
    .map(({ filling, miss }) => {
      let index = 0;
      const text = pattern.replace(/\$\{[^}]*\}|[*?]/g, () => filling[index++ % filling.length]!);
      if (miss === "cut") return text.slice(0, -1);
      if (miss === "longer") return `${text}x`;
      return miss === "case" ? text.replace(/[a-z](?=[^a-z]*$)/, (letter) => letter.toUpperCase()) : text;
    });

const anyNear = (patterns: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...patterns).chain(near);

/** A value of the kind that is listed: AWS does not say what comes of a text where it compares numbers, or ARNs. */
function valueNear(texts: readonly string[]): fc.Arbitrary<string> {
  if (texts.some((text) => text.startsWith("arn:"))) return anyNear([...texts, "arn:aws:iam::aws:policy/Other"]);
  if (!texts.every((text) => /^\d+$/.test(text))) return anyNear([...texts, "other"]);
  return fc.constantFrom(...texts.flatMap((text) => [-1, 0, 1].map((step) => String(Number(text) + step))));
}

/** Values of each condition key that a statement asks for; a key with an operator for sets has several. */
function valuesOf(statements: readonly Statement[]): [key: string, values: fc.Arbitrary<string | string[]>][] {
  const lines = statements.flatMap(({ Condition = {} }) =>
    Object.entries(Condition).flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, texts]) => ({ operator, key, texts: listed(texts) })),
    ),
  );
  return [...new Set(lines.map(({ key }) => key))].map((key) => {
    const own = lines.filter((line) => line.key === key);
    const text = valueNear(own.flatMap(({ texts }) => texts));
    const isList = own.some(({ operator }) => operator.startsWith("For"));
    return [key, isList ? fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 3 })) : text];
  });
}

const REGIONS = ["ap-southeast-2", "us-east-1", "us-west-2", "eu-west-1", "xx-future-1"];
const CALLERS = [
  ...["user/anna", "role/ci", "role/ringfence/exempt/ringfence-deploy", "role/ringfence/auditor"],
  ...["role/AWSControlTowerExecution", "role/stacksets-exec-1"],
].map((name) => `arn:aws:iam::123456789012:${name}`);

/** Requests that meet what is attached: its own actions, resources, keys and values, and what just fails to be one. */
export function requestsFor(attachments: Attachments, catalogue: readonly string[]): fc.Arbitrary<TotalRequest> {
  const statements = statementsOf(attachments);
  const met = statements
    .map((each) => catalogue.filter((action) => covers(each, action)))
    .filter((actions) => actions.length > 0)
    .map((actions) => fc.constantFrom(...actions));
  const patterns = statements.flatMap(({ Resource }) => listed(Resource)).filter((pattern) => pattern !== "*");
  const allowsOnlySome = statements.some(({ Effect, Resource }) => Effect === "Allow" && Resource !== "*");
  const resources = [
    fc.constant("arn:aws:ec2:ap-southeast-2:123456789012:instance/i-1"),
    ...(patterns.length > 0 ? [anyNear(patterns)] : []),
    // The simulator takes it for every resource, not for none.
    ...(allowsOnlySome ? [] : [fc.constant("*")]),
  ];
  const keys = valuesOf(statements).map(([key, values]) =>
    fc.option(values, { freq: 2, nil: undefined }).map((value): Given => [key, value]),
  );
  const always = fc
    .record({
      region: fc.constantFrom(...REGIONS),
      caller: fc.constantFrom(...CALLERS),
      name: fc.option(fc.constantFrom("anna", "x"), { nil: undefined }),
    })
    .map(({ region, caller, name }): Given[] => [
      ["aws:RequestedRegion", region],
      ["aws:PrincipalArn", caller],
      ["aws:username", name],
    ]);
  return fc.record({
    action: fc.oneof(fc.constantFrom(...catalogue), ...met),
    resource: fc.oneof(...resources),
    keys: fc.tuple(fc.tuple(...keys), always).map(([own, rest]) => present([...own, ...rest])),
  });
}
