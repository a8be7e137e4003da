import * as fc from "../../../support/properties";
import type { PolicyDocument, Statement } from "../../../../domain/documents/document";
import { policyDocument } from "../../../../domain/documents/document";
import type { Attachments, TotalRequest } from "./oracle";

const TEXTS = ["a", "A", "ab", "b", "a*b", "a?", "x.y", "${x}", "*", "ä b"];
const ARNS = ["role/a", "role/ab", "role/path/a", "user/a"].flatMap((name) =>
  ["111122223333", "444455556666"].map((account) => `arn:aws:iam::${account}:${name}`),
);
const ARN_PATTERNS = ["role/a", "role/a*", "role/*", "*/a", "user/?", "role/${one}"].flatMap((name) =>
  ["111122223333", "*", "4444????6666"].map((account) => `arn:aws:iam::${account}:${name}`),
);
const NUMBERS = ["0", "1", "10", "-5", "2.5", "4096"];
const DATES = ["2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", "2026-06-30T12:00:00Z", "2027-01-01"];
const EPOCHS = ["1767225600", "1782820800", "0"];

/** Operators that compare values of one kind: which values requests have, and which policies list. */
interface Family {
  operators: readonly string[];
  values: readonly string[];
  listed: readonly string[];
}

const FAMILIES: Readonly<Record<string, Family>> = {
  // `${*}` and its like mean their sign wherever variables are taken; the simulator takes them as they stand here.
  text: {
    operators: ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
    values: TEXTS,
    listed: ["a", "A", "ab", "a*b", "a?", "x.y", "${one}", "${none, 'a'}", "*"],
  },
  pattern: {
    operators: ["StringLike", "StringNotLike"],
    values: TEXTS,
    listed: ["a", "A", "ab", "a*", "*b", "?", "a${*}b", "a${?}", "x.y", "${$}{x}", "${one}", "${none, 'a'}", "*"],
  },
  arn: { operators: ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"], values: ARNS, listed: ARN_PATTERNS },
  number: {
    operators: [
      ...["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"],
      ...["NumericGreaterThan", "NumericGreaterThanEquals"],
    ],
    values: NUMBERS,
    listed: NUMBERS,
  },
  date: {
    operators: [
      ...["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals"],
      ...["DateGreaterThan", "DateGreaterThanEquals"],
    ],
    values: DATES,
    listed: DATES,
  },
  // The simulator takes such a number for milliseconds, and AWS for seconds: it is compared with its like only.
  epoch: { operators: ["DateGreaterThanEquals", "DateLessThan", "DateEquals"], values: EPOCHS, listed: EPOCHS },
  truth: { operators: ["Bool"], values: ["true", "false", "True"], listed: ["true", "false", "TRUE"] },
  bytes: { operators: ["BinaryEquals"], values: ["YQ==", "Yg=="], listed: ["YQ==", "Yg=="] },
};

/** Each family has a key that takes one value and one that takes several: `test:text`, `test:textList`. */
const KEYS = Object.entries(FAMILIES).flatMap(([kind, family]) =>
  [`test:${kind}`, `test:${kind}List`].map((key) => ({ key, family, isList: key.endsWith("List") })),
);

type Line = [operator: string, key: string, listed: string[]];

const some = <T>(of: readonly T[], most: number) => fc.array(fc.constantFrom(...of), { minLength: 1, maxLength: most });

/** A text that a policy lists, without a variable: where the request lacks it, AWS's pages say two things of a negation. */
const withoutVariables = (texts: readonly string[]) => texts.filter((text) => !/\$\{[a-z]/.test(text));

const line: fc.Arbitrary<Line> = fc.constantFrom(...KEYS).chain(({ key, family, isList }) =>
  fc
    .record({
      operator: fc.constantFrom(...family.operators),
      prefix: fc.constantFrom(...(isList ? ["ForAllValues:", "ForAnyValue:"] : ["", "", "", "ForAllValues:"])),
      // With ForAnyValue the simulator forgets about it.
      ifExists: fc.boolean(),
      key: fc.constantFrom(key, key.toUpperCase()),
    })
    .chain(({ operator, prefix, ifExists, key: name }) =>
      some(operator.includes("Not") ? withoutVariables(family.listed) : family.listed, 3).map((listed): Line => [
        `${prefix}${operator}${ifExists && prefix !== "ForAnyValue:" ? "IfExists" : ""}`,
        name,
        listed,
      ]),
    ),
);

const nullLine: fc.Arbitrary<Line> = fc
  .tuple(fc.constantFrom(...KEYS), fc.constantFrom("true", "false"))
  .map(([{ key }, wanted]) => ["Null", key, [wanted]]);

const ACTIONS = ["ec2:RunInstances", "ec2:RunScheduledInstances", "ec2:StartInstances", "s3:GetObject", "iam:GetRole"];
const ACTION_PATTERNS = ["ec2:Run*", "EC2:runinstances", "s3:*", "iam:Get?ole", "*", "ec2:*Instances", "s3:Put*"];
const RESOURCES = ["a", "a/b", "ab/c"].flatMap((name) =>
  ["eu-west-1", "us-east-1"].map((region) => `arn:aws:test:${region}:111122223333:thing/${name}`),
);
const RESOURCE_PATTERNS = [
  ...["*", "arn:aws:test:*:*:thing/a*", "arn:aws:test:eu-west-1:111122223333:thing/a", "arn:aws:test:eu-*:*:thing/*"],
  ...["arn:aws:test:us-east-?:*:thing/${one}", "arn:aws:other:*:*:*", "arn:aws:test", "arn:aws:test:*:*:thing/?b/c"],
];

const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom("Allow" as const, "Deny" as const),
    element: fc.constantFrom("Action" as const, "Action" as const, "NotAction" as const),
    actions: some(ACTION_PATTERNS, 2),
    about: fc.constantFrom("Resource" as const, "Resource" as const, "NotResource" as const),
    resources: some(RESOURCE_PATTERNS, 2),
    lines: fc.array(fc.oneof({ arbitrary: line, weight: 6 }, { arbitrary: nullLine, weight: 1 }), { maxLength: 2 }),
  })
  .map(({ Effect, element, actions, about, resources, lines }) => ({
    Sid: "One",
    Effect,
    [element]: actions,
    // A variable that is missing in what is excluded is one of the things that AWS does not say.
    [about]: about === "Resource" ? resources : withoutVariables(resources).concat("arn:aws:none:::none"),
    ...(lines.length > 0
      ? {
          Condition: lines.reduce<Record<string, Record<string, string[]>>>((all, [operator, key, listed]) => {
            return { ...all, [operator]: { ...all[operator], [key]: listed } };
          }, {}),
        }
      : {}),
  }));

const document: fc.Arbitrary<PolicyDocument> = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((statements) => policyDocument(statements));

const denials = document.map(({ Statement: statements }) =>
  policyDocument(
    // A part that is left out is no part of a service control policy.
    statements.map((each) => ({ ...each, Effect: "Deny" as const, Resource: "*", NotResource: undefined })),
  ),
);

const ALL = policyDocument([{ Sid: "All", Effect: "Allow", Action: "*", Resource: "*" }]);

/** Documents of a few statements, in every way to attach them. */
export const smallAttachments: fc.Arbitrary<Attachments> = fc.oneof(
  document.map((one) => ({ identity: [ALL, one] })),
  document.map((one) => ({ identity: [one] })),
  fc.tuple(document, document).map(([one, boundary]) => ({ identity: [one], boundary })),
  fc.tuple(document, denials).map(([one, deny]) => ({ identity: [ALL, one], organization: [deny] })),
);

/** A key of a request, and its value when it has one. */
export type Given = readonly [key: string, value: string | string[] | undefined];

const given = ({ key, family, isList }: (typeof KEYS)[number]): fc.Arbitrary<Given> => {
  const values: fc.Arbitrary<string | string[]> = isList ? some(family.values, 3) : fc.constantFrom(...family.values);
  return fc.option(values, { freq: 3, nil: undefined }).map((value) => [key, value] as const);
};

/** The keys that have a value. */
export const present = (all: readonly Given[]): TotalRequest["keys"] =>
  Object.fromEntries(all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

const one: fc.Arbitrary<Given> = fc
  .option(fc.constantFrom("a", "ab", "*"), { freq: 4, nil: undefined })
  .map((value) => ["one", value] as const);

export const smallRequest: fc.Arbitrary<TotalRequest> = fc.record({
  action: fc.constantFrom(...ACTIONS),
  resource: fc.constantFrom(...RESOURCES),
  keys: fc.tuple(one, ...KEYS.map(given)).map(present),
});
