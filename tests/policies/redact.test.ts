import { redact, redactTo } from "../../policies/redact";

const long = "wJalrXUtnFEMI/K7MDENGbPxRfiCYzzzzzzzzzz1";

describe("redact", () => {
  it.each([
    ["an access key id", `key AKIA${"Q".repeat(16)} here`, "key AKIA… here"],
    ["a secret key", `"${long}"`, '"wJal…"'],
    ["a GitHub token", `ghp_${"a1B2".repeat(9)}`, "ghp_…"],
    ["a token of another kind", `glpat-${"x".repeat(20)}`, "glpa…"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----MIIE", "----…"],
    ["two in one line", `AKIA${"A".repeat(16)} ASIA${"B".repeat(16)}`, "AKIA… ASIA…"],
  ])("shows four characters of %s", (_, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    "aws:ec2/spotFleetRequest:SpotFleetRequest",
    "aws:route53recoveryreadiness/recoveryGroup:RecoveryGroup",
    "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
    "arn:aws:iam::123456789012:role/deploy",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "ap-southeast-2",
  ])("leaves %s alone", (text) => {
    expect(redact(text)).toBe(text);
  });
});

it("redacts before it shortens, since half a credential is not recognised", () => {
  expect(redactTo(30, `"${"x".repeat(10)} ${long}"`)).toBe('"xxxxxxxxxx wJal…"');
  expect(redactTo(10, "a long and harmless text")).toBe("a long and…");
});

it("takes no time over a text made to take long", () => {
  const begun = process.cpuUsage();
  redactTo(120, "eyJ".repeat(1_000_000));
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(50);
});
