import { alike, tellingTexts } from "../../../domain/burn/alike";
import type { Statement } from "../../../domain/documents/document";
import { compile } from "../../../domain/documents/evaluate";

const policies = (Condition: Statement["Condition"], Resource: string | string[] = "*") => [
  compile([{ Version: "2012-10-17", Statement: [{ Sid: "", Effect: "Deny", Action: "*", Resource, Condition }] }]),
];
const TYPES = ["m5.large", "m5.xlarge", "t3.micro", "c5.large"];
const classes = (Condition: Statement["Condition"]) =>
  alike(TYPES, tellingTexts(policies(Condition), ["ec2:InstanceType"]), (type) => [type]);

it.each<[string, Statement["Condition"], string[][]]>([
  ["a policy without the key tells none apart", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }, [TYPES]],
  [
    "patterns do, whatever the operator",
    { "ForAnyValue:StringNotLike": { "EC2:instancetype": ["m5.*", "*.large"] } },
    [["m5.large"], ["m5.xlarge"], ["t3.micro"], ["c5.large"]],
  ],
  [
    "a name in other letters does",
    { StringEqualsIgnoreCase: { "ec2:InstanceType": "T3.MICRO" } },
    [["m5.large", "m5.xlarge", "c5.large"], ["t3.micro"]],
  ],
  ["whether there is one does not", { Null: { "ec2:InstanceType": "true" } }, [TYPES]],
])("%s", (_, condition, expected) => {
  expect(classes(condition)).toEqual(expected);
});

it.each<[string, Statement["Condition"]]>([
  ["a number", { NumericGreaterThan: { "ec2:InstanceType": "4" } }],
  ["a variable among what is listed", { StringLike: { "ec2:InstanceType": "${aws:PrincipalTag/type}" } }],
  ["the key as a variable elsewhere", { StringLike: { "aws:ResourceTag/type": "${ec2:InstanceType}" } }],
])("%s leaves each alone", (_, condition) => {
  expect(classes(condition)).toEqual(TYPES.map((type) => [type]));
});

it("a resource with the key as a variable leaves each alone, too", () => {
  expect(tellingTexts(policies({}, "arn:aws:s3:::${aws:RequestedRegion}/*"), ["aws:RequestedRegion"])).toBeUndefined();
});
