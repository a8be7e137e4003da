import { readPolicy } from "../../../domain/burn/account-policy";

const WRITTEN = {
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Action: "s3:*",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": true }, NumericLessThan: { "s3:max-keys": 10 } },
  },
};
const READ = {
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "",
        Effect: "Allow",
        Action: ["s3:*"],
        Resource: ["*"],
        Condition: { Bool: { "aws:SecureTransport": ["true"] }, NumericLessThan: { "s3:max-keys": ["10"] } },
      },
    ],
  },
  unread: [],
};

it.each([
  ["an object", WRITTEN],
  ["JSON", JSON.stringify(WRITTEN)],
  ["JSON as IAM's API encodes it", encodeURIComponent(JSON.stringify(WRITTEN))],
])("reads %s", (_, value) => {
  expect(readPolicy("p", value)).toEqual(READ);
});

it("leaves a deny of everything but some resources out, and says so", () => {
  const Statement = [
    { Sid: "Own", Effect: "Deny", Action: "ec2:*", NotResource: "arn:aws:ec2:*:*:instance/mine" },
    { Effect: "Allow", NotAction: ["iam:*"], NotResource: "arn:aws:s3:::x" },
  ];
  expect(readPolicy("p", { Statement })).toEqual({
    document: { Version: "2012-10-17", Statement: [{ Sid: "", Effect: "Allow", NotAction: ["iam:*"] }] },
    unread: ["a deny of p with NotResource (Own) is left out"],
  });
});

it.each([undefined, null, "", "%7Bno", "text", 7, {}, []])("%p is no policy", (value) => {
  expect(readPolicy("p", value)).toBeUndefined();
});
