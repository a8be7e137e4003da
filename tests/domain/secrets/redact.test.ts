import { redact, redactTo } from "../../../domain/secrets/redact";
import { fastest } from "../../support/fastest";

const long = "wJalrXUtnFEMI/K7MDENGbPxRfiCYzzzzzzzzzz1";

describe("redact", () => {
  it("shows four characters of a credential", () => {
    const shown: [what: string, text: string, expected: string][] = [
      ["an access key id", `key AKIA${"Q".repeat(16)} here`, "key AKIA… here"],
      ["a secret key", `"${long}"`, '"wJal…"'],
      ["a GitHub token", `ghp_${"a1B2".repeat(9)}`, "ghp_…"],
      ["a token of another kind", `glpat-${"x".repeat(20)}`, "glpa…"],
      ["a private key", "-----BEGIN RSA PRIVATE KEY-----MIIE", "----…"],
      ["two in one line", `AKIA${"A".repeat(16)} ASIA${"B".repeat(16)}`, "AKIA… ASIA…"],
    ];
    expect(shown.map(([what, text]) => [what, redact(text)])).toEqual(
      shown.map(([what, , expected]) => [what, expected]),
    );
  });

  it("leaves names, tokens and identifiers alone", () => {
    const harmless = [
      "aws:ec2/spotFleetRequest:SpotFleetRequest",
      "aws:route53recoveryreadiness/recoveryGroup:RecoveryGroup",
      "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
      "arn:aws:iam::123456789012:role/deploy",
      "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
      "ap-southeast-2",
    ];
    expect(harmless.map(redact)).toEqual(harmless);
  });
});

it("redacts before it shortens, since half a credential is not recognised", () => {
  expect(redactTo(30, `"${"x".repeat(10)} ${long}"`)).toBe('"xxxxxxxxxx wJal…"');
  expect(redactTo(10, "a long and harmless text")).toBe("a long and…");
});

it("takes no longer for a text made to take long than for a harmless one", () => {
  const time = (text: string) => fastest(() => redactTo(120, text));
  expect(time("eyJ".repeat(1_000_000)) / Math.max(5, time("abc".repeat(1_000_000)))).toBeLessThan(10);
});
