import { specialSecretSig, specialSigKey, unknownValue } from "@pulumi/pulumi/runtime/rpc";
import * as proxy from "@pulumi/policy/proxy";
import { isUnknown, read, UNKNOWN_SENTINELS } from "../../../policies/engine/reader";

const sdk = proxy as unknown as Record<string, string> & { unknownCheckingProxy(value: object): object };

/** What the SDK hands to a policy: reading an unknown member of it throws. */
const fromSdk = (props: object): object => sdk.unknownCheckingProxy(props);

describe("a property", () => {
  const props = { region: "eu-west-1", id: unknownValue, none: null, list: ["a", unknownValue], tags: { "a.b": 1 } };

  it("is known, unknown or absent, and knows where it is", () => {
    const cases: [what: string, keys: (string | number)[], state: string, path: string, value: unknown][] = [
      ["a plain value", ["region"], "known", "region", "eu-west-1"],
      ["a sentinel", ["id"], "unknown", "id", undefined],
      ["null, which is how a program leaves something out", ["none"], "absent", "none", undefined],
      ["a name that is not there", ["other"], "absent", "other", undefined],
      ["an element", ["list", 0], "known", "list[0]", "a"],
      ["an unknown element", ["list", 1], "unknown", "list[1]", undefined],
      ["an element past the end", ["list", 9], "absent", "list[9]", undefined],
      ["a name with a dot", ["tags", "a.b"], "known", 'tags["a.b"]', 1],
      ["below an unknown, the unknown", ["id", "x", "y"], "unknown", "id", undefined],
      ["below a plain value, nothing", ["region", "length"], "absent", "region.length", undefined],
      ["below nothing, nothing", ["other", "x"], "absent", "other.x", undefined],
      ["a name that every object inherits", ["constructor"], "absent", "constructor", undefined],
    ];
    for (const source of [props, fromSdk(props)]) {
      const found = cases.map(([what, keys]) => ({ what, ...read(source).get(...keys) }));
      expect(found).toMatchObject(cases.map(([what, , state, path, value]) => ({ what, state, path, value })));
    }
  });

  it("is transparent to the envelope of a secret", () => {
    const secret = { [specialSigKey]: specialSecretSig, value: { token: "x" } };
    expect(read({ secret }).get("secret", "token")).toMatchObject({ state: "known", value: "x" });
  });

  it("is unknown when a secret is unknown", () => {
    const secret = { [specialSigKey]: specialSecretSig, value: unknownValue };
    expect(read({ secret }).get("secret").state).toBe("unknown");
  });
});

describe("items", () => {
  const pathsOf = (value: unknown) =>
    read({ at: value })
      .get("at")
      .items()
      .map(({ path, state }) => [path, state]);

  it.each([
    [
      "a list gives its elements",
      [{ a: 1 }, unknownValue],
      [
        ["at[0]", "known"],
        ["at[1]", "unknown"],
      ],
    ],
    ["the object form of v7 gives itself", { a: 1 }, [["at", "known"]]],
    ["an unknown gives itself", unknownValue, [["at", "unknown"]]],
    ["nothing gives nothing", undefined, []],
    ["an empty list gives nothing", [], []],
  ])("%s", (_, value, expected) => {
    expect(pathsOf(value)).toEqual(expected);
  });
});

it("knows every sentinel of the SDK", () => {
  const ofSdk = Object.entries(sdk).filter(([name]) => /^unknown\w+Value$/.test(name));
  expect([...UNKNOWN_SENTINELS].sort()).toEqual(ofSdk.map(([, value]) => value).sort());
});

it("takes a text around a sentinel for unknown, since it is not what the resource will get", () => {
  expect(isUnknown(`arn:aws:s3:::${unknownValue}/*`)).toBe(true);
  expect(isUnknown("arn:aws:s3:::bucket/*")).toBe(false);
});
