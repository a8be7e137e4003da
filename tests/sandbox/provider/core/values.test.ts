import { Struct } from "../../../../sandbox/provider/core/rpc";
import { decode, encode, hasUnknown, UNKNOWN, type Props, type Value } from "../../../../sandbox/provider/core/values";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const wire = (value: object) => Struct.fromJavaScript(value as never);

test("a bag comes back as it was sent, unknown values included", () => {
  const props: Props = { text: "a", number: 1.5, flag: false, list: [1, { deep: UNKNOWN }], map: { a: "b" } };
  expect(decode(encode(props))).toEqual(props);
});

test("properties without a value are left out", () => {
  expect(decode(wire({ a: null, b: { c: null, d: "1" } }))).toEqual({ b: { d: "1" } });
  expect(encode({ a: null, b: "1" }).toJavaScript()).toEqual({ b: "1" });
});

test("a secret is opened, at any depth", () => {
  const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
  expect(decode(wire({ a: secret("x"), b: [secret({ c: secret("y") })] }))).toEqual({ a: "x", b: [{ c: "y" }] });
});

test("an output is its value, or unknown without one", () => {
  const output = { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" };
  expect(decode(wire({ a: { ...output, value: "x" }, b: output }))).toEqual({ a: "x", b: UNKNOWN });
});

test("a reference to a resource is its id", () => {
  const reference = { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", id: "arn:topic" };
  expect(decode(wire({ topic: reference }))).toEqual({ topic: "arn:topic" });
});

test.each<[Value | undefined, boolean]>([
  [UNKNOWN, true],
  [["a", UNKNOWN], true],
  [{ a: { b: [UNKNOWN] } }, true],
  [{ a: ["b"] }, false],
  [undefined, false],
])("whether something in %j is unknown", (value, expected) => {
  expect(hasUnknown(value)).toBe(expected);
});
