import { fill, isOf, variablesOf } from "../../../../sandbox/account/authorization/arn";

const place = { region: "eu-west-1", accountId: "123456789012" };
const TABLE = "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}";
const OBJECT = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";

test("the variables of a format are those that name the thing", () => {
  expect(variablesOf(TABLE)).toEqual(["TableName"]);
  expect(variablesOf(OBJECT)).toEqual(["BucketName", "ObjectName"]);
});

test("an ARN is filled with the place and each value; what is unknown is a star", () => {
  expect(fill(TABLE, place, { TableName: ["a", "b"] })).toEqual([
    "arn:aws:dynamodb:eu-west-1:123456789012:table/a",
    "arn:aws:dynamodb:eu-west-1:123456789012:table/b",
  ]);
  expect(fill(TABLE, place, {})).toEqual(["arn:aws:dynamodb:eu-west-1:123456789012:table/*"]);
  expect(fill(OBJECT, place, { BucketName: ["b"], ObjectName: ["k/$&"] })).toEqual(["arn:aws:s3:::b/k/$&"]);
});

test("a text is an ARN of a format when it fills all of it", () => {
  const cases: [format: string, text: string, expected: boolean][] = [
    [TABLE, "arn:aws:dynamodb:us-east-1:1:table/t", true],
    [TABLE, "arn:aws:dynamodb:us-east-1:1:stream/t", false],
    [TABLE, "arn:aws:dynamodb:us-east-1:table/t", false],
    [TABLE, "arn:aws:dynamodb:us-east-1:1:other:table/t", false],
    [OBJECT, "arn:aws:s3:::bucket/a/b:c", true],
    [OBJECT, "arn:aws:s3:::bucket", false],
  ];
  expect(cases.map(([format, text]) => [format, text, isOf(format, text)])).toEqual(cases);
});
