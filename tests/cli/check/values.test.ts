import { wireProperties } from "../../../cli/check/values";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN } from "../../../domain/pulumi/values";

const signed = (kind: keyof typeof SIGNATURES, members: object) => ({ [SIGNATURE_KEY]: SIGNATURES[kind], ...members });

function sent(value: unknown, blinded?: string) {
  const met = { encrypted: 0 };
  return { value: wireProperties({ value }, met, blinded)["value"], ...met };
}

describe("a value of a state file, as the engine would send it", () => {
  it.each<[string, unknown, unknown]>([
    ["plain", { a: [1, true, null, "x"] }, { a: [1, true, null, "x"] }],
    ["the engine's own members", { __defaults: ["a"], a: { __meta: "{}", b: 1 } }, { a: { b: 1 } }],
    ["a secret in plain text", signed("secret", { plaintext: '{"a":"b"}' }), signed("secret", { value: { a: "b" } })],
    [
      "a secret in a secret",
      signed("secret", { plaintext: JSON.stringify([signed("secret", { plaintext: "1" })]) }),
      signed("secret", { value: [signed("secret", { value: 1 })] }),
    ],
    ["a resource", signed("resource", { urn: "urn:pulumi:a::b::c::d", id: "i-1" }), "i-1"],
    ["a component", signed("resource", { urn: "urn:pulumi:a::b::c::d" }), "urn:pulumi:a::b::c::d"],
    ["a resource without an id yet", signed("resource", { urn: "urn:pulumi:a::b::c::d", id: "" }), UNKNOWN],
    ["a text", signed("asset", { text: "x", hash: "h" }), signed("asset", { text: "x", hash: "h" })],
    ["a file of which only the hash is left", signed("asset", { hash: "h" }), UNKNOWN],
    [
      "an archive",
      signed("archive", { assets: { a: signed("asset", { text: "x" }) } }),
      signed("archive", { assets: { a: signed("asset", { text: "x" }) } }),
    ],
    ["an archive that lost a file", signed("archive", { assets: { a: signed("asset", { hash: "h" }) } }), UNKNOWN],
    ["something newer than this", { [SIGNATURE_KEY]: "something", value: 1 }, UNKNOWN],
  ])("%s", (_, value, expected) => {
    expect(sent(value)).toEqual({ value: expected, encrypted: 0 });
  });

  it.each([
    ["an encrypted secret", signed("secret", { ciphertext: "v1:abc" }), undefined],
    ["a secret that is no JSON", signed("secret", { plaintext: "{" }), undefined],
    ["a secret of a preview", "[secret]", "[secret]"],
  ])("%s is not known, and is counted", (_, value, blinded) => {
    expect(sent(value, blinded)).toEqual({ value: UNKNOWN, encrypted: 1 });
  });

  it("in a state file, the words of a preview are a text like any other", () => {
    expect(sent("[secret]")).toEqual({ value: "[secret]", encrypted: 0 });
  });
});
