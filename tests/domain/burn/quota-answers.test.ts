import { merged, readQuotaAnswers } from "../../../domain/burn/quota-answers";

const quota = (region: string, QuotaCode: string, Value: unknown) => ({
  QuotaCode,
  QuotaArn: `arn:aws:servicequotas:${region}:123456789012:ec2/${QuotaCode}`,
  Value,
});
const ON_DEMAND = "L-1216C47A";
const SPOT = "L-34B43A08";

describe("quotas as the AWS CLI prints them", () => {
  it("are taken from lists and single answers of several regions; others are passed over", () => {
    expect(
      readQuotaAnswers([
        { Quotas: [quota("eu-west-1", ON_DEMAND, 32), quota("eu-west-1", "L-0263D0A3", 5)] },
        { Quota: quota("us-east-1", SPOT, 0) },
        { Quotas: [quota("eu-west-1", SPOT, 64)] },
      ]),
    ).toEqual({
      values: {
        "eu-west-1": { "on-demand": { value: 32, from: "file" }, spot: { value: 64, from: "file" } },
        "us-east-1": { spot: { value: 0, from: "file" } },
      },
    });
    expect(readQuotaAnswers({ Quotas: [quota("eu-west-1", ON_DEMAND, 1)] })).toEqual({
      values: { "eu-west-1": { "on-demand": { value: 1, from: "file" } } },
    });
  });

  it.each<[string, unknown, string[]]>([
    ["nothing", [], ["the file: has no quota; expected the answer of"]],
    ["another answer", { Services: [] }, ["the file: expected the answer of"]],
    [
      "several mistakes",
      [
        { Quotas: [quota("eu-west-1", ON_DEMAND, "32"), quota("mars-1", SPOT, 3)] },
        7,
        { Quota: quota("eu-west-1", SPOT, -1) },
      ],
      [
        "[0].Quotas[0]: expected a quota with QuotaCode, QuotaArn and a Value of 0 or more, received",
        '[0].Quotas[1].QuotaArn: names no region that AWS has: "arn:aws:servicequotas:mars-1:',
        "[1]: expected the answer of",
        "[2].Quota: expected a quota",
      ],
    ],
  ])("%s is no such answer", (_, value, expected) => {
    const result = readQuotaAnswers(value);
    const messages = "problems" in result ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
    expect(messages).toEqual(expected.map((text): unknown => expect.stringContaining(text)));
  });
});

it("of several sources the last one that knows a quota is right", () => {
  const value = (n: number, from: "account" | "file") => ({ value: n, from });
  expect(
    merged(
      {
        "eu-west-1": { spot: value(5, "account"), "on-demand": value(5, "account") },
        "us-east-1": { spot: value(1, "account") },
      },
      { "eu-west-1": { spot: value(64, "file") } },
    ),
  ).toEqual({
    "eu-west-1": { spot: value(64, "file"), "on-demand": value(5, "account") },
    "us-east-1": { spot: value(1, "account") },
  });
});
