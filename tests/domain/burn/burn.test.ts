import { type BurnArgs, burn, worstFirst } from "../../../domain/burn/burn";
import { LAUNCH_PATHS } from "../../../domain/burn/paths";
import type { Principal } from "../../../domain/burn/principal";
import { ADMINISTRATOR } from "../../../domain/burn/worked-example";
import type { PolicyDocument } from "../../../domain/documents/document";
import { compile } from "../../../domain/documents/evaluate";

const deny = (...actions: string[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [{ Sid: "", Effect: "Deny", Action: actions, Resource: "*" }],
});
const paths = (...quotas: string[]) => LAUNCH_PATHS.filter(({ quota }) => quotas.includes(quota));

const burnOne = (principal: Principal, args: Partial<BurnArgs["baseline"]> & { quotas?: string[] } = {}) => {
  const { quotas = ["lambda", "model-tokens"], ...baseline } = args;
  const [found] = burn([principal], {
    regions: ["eu-west-1", "us-east-1"],
    quotas: { "us-east-1": { lambda: { value: 10, from: "file" } } },
    baseline: { denies: [], freeze: deny(), bindsRoot: true, ...baseline },
    paths: paths(...quotas),
  });
  return found!;
};

describe("the three answers", () => {
  it("sum regions and paths, each region with its own quota", () => {
    // 1,000 functions by default and 10 as told, at 0.6; 200,000 tokens a minute at 36 in two regions.
    const { usdPerHour, paths: found } = burnOne(ADMINISTRATOR);
    expect(usdPerHour.asIs).toBeCloseTo(1010 * 0.6 + 2 * 36, 1);
    expect(found.map(({ quota, regions: { asIs } }) => [quota, asIs])).toEqual([
      ["lambda", 2],
      ["model-tokens", 2],
    ]);
    expect(found[0]!.worst.asIs).toMatchObject({ region: "eu-west-1", units: 1000, by: "lambda:CreateFunction" });
  });

  it("take off what the guardrails deny", () => {
    const { usdPerHour, paths: found } = burnOne(ADMINISTRATOR, { denies: [deny("bedrock:*")] });
    expect(usdPerHour.withBaseline).toBeCloseTo(1010 * 0.6, 1);
    expect(found[1]).toMatchObject({
      usdPerHour: { withBaseline: 0 },
      regions: { withBaseline: 0 },
      worst: { asIs: {} },
    });
    expect(found[1]!.worst.withBaseline).toBeUndefined();
  });

  it("leave half of what runs after a freeze, and nothing of what is paid by use", () => {
    const { usdPerHour } = burnOne(ADMINISTRATOR, { freeze: deny("lambda:*", "bedrock:*") });
    expect(usdPerHour.withFreeze).toBeCloseTo((1010 * 0.6) / 2, 1);
  });

  it("count a path whole that the freeze does not stop", () => {
    const { usdPerHour } = burnOne(ADMINISTRATOR, { freeze: deny("lambda:CreateFunction", "bedrock:*") });
    expect(usdPerHour.withFreeze).toBeCloseTo(1010 * 0.6, 1);
  });

  it("leave root alone where a managed policy cannot bind it", () => {
    const root: Principal = { ...ADMINISTRATOR, kind: "root", arn: "arn:aws:iam::123456789012:root" };
    const denies = [deny("*")];
    expect(burnOne(root, { denies, bindsRoot: false }).usdPerHour.withBaseline).toBeCloseTo(1010 * 0.6 + 2 * 36, 1);
    expect(burnOne(root, { denies, bindsRoot: true }).usdPerHour.withBaseline).toBe(0);
  });
});

it("commitments, launchers that nobody counts and more rights are told apart from the sum", () => {
  const { commitments, uncounted, raising } = burnOne(ADMINISTRATOR, {
    denies: [deny("shield:*", "glue:*", "iam:*")],
    freeze: deny("*"),
  });
  expect(commitments.asIs).toContain("Shield Advanced");
  expect(commitments.withBaseline).not.toContain("Shield Advanced");
  expect(commitments.withBaseline).toContain("Savings Plans");
  expect(uncounted.asIs).toContain("Glue and DataBrew");
  // DataBrew is left.
  expect(uncounted.withBaseline).toContain("Glue and DataBrew");
  expect([raising.asIs.length > 0, raising.withBaseline]).toEqual([true, []]);
  expect([commitments.withFreeze, uncounted.withFreeze]).toEqual([[], []]);
});

it("a principal that may start nothing spends nothing", () => {
  const { usdPerHour, paths: found } = burnOne({ ...ADMINISTRATOR, policies: { identity: compile([]) } });
  expect({ usdPerHour, found }).toEqual({ usdPerHour: { asIs: 0, withBaseline: 0, withFreeze: 0 }, found: [] });
});

it("those with active keys come first, then those who can spend most", () => {
  const of = (arn: string, activeKeys: number | undefined, identity?: Principal["policies"]): Principal => ({
    ...ADMINISTRATOR,
    arn: `arn:aws:iam::123456789012:user/${arn}`,
    ...(activeKeys === undefined ? {} : { activeKeys }),
    policies: identity ?? {},
  });
  const poor = { identity: compile([]) };
  const burns = [of("idle", 0), of("poor", 1, poor), of("rich", 2), of("unknown", undefined)].map((each) =>
    burnOne(each),
  );
  expect(worstFirst(burns).map(({ principal }) => principal.arn.split("/")[1])).toEqual([
    "rich",
    "poor",
    "idle",
    "unknown",
  ]);
});

it("regions that an ARN or a condition tells apart are asked one by one", () => {
  const identity = compile([
    {
      Version: "2012-10-17",
      Statement: [
        { Sid: "", Effect: "Allow", Action: "ec2:RunInstances", Resource: "arn:aws:ec2:us-east-1:*:instance/*" },
        {
          Sid: "",
          Effect: "Allow",
          Action: "lambda:CreateFunction",
          Resource: "*",
          Condition: { StringLike: { "aws:RequestedRegion": "eu-*" } },
        },
        { Sid: "", Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
      ],
    },
  ]);
  const { paths: found } = burnOne({ ...ADMINISTRATOR, policies: { identity } }, { quotas: ["on-demand", "lambda"] });
  const where = Object.fromEntries(
    found.map(({ quota, regions, worst }) => [quota, [regions.asIs, worst.asIs?.region]]),
  );
  expect(where).toEqual({ lambda: [1, "eu-west-1"], "on-demand": [1, "us-east-1"] });
});
