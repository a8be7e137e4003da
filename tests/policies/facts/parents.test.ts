import { isChildOf, isMadeByComponent } from "../../../policies/facts/parents";

const CANARY = "ringfence:index:CanaryKey";
const urn = (types: string) => `urn:pulumi:prod::account::${types}::name`;

it.each<[string | undefined, boolean]>([
  [urn(CANARY), true],
  [urn(`ringfence:index:AccountBaseline$${CANARY}`), true],
  [urn(`${CANARY}$acme:index:Other`), false],
  [urn("acme:index:Other"), false],
  ["", false],
  [undefined, false],
])("a resource below %s is a child of the component: %s", (parent, expected) => {
  expect(isChildOf(parent === undefined ? {} : { parent }, CANARY)).toBe(expected);
});

describe("what a component of Ringfence made", () => {
  it.each([
    ["ringfence:index:GuardDutyEverywhere", true],
    ["ringfence:index:AccountBaseline$ringfence:index:GuardDutyEverywhere", true],
    ["acme:index:Platform$ringfence:index:Imds", true],
    ["acme:index:Platform", false],
    ["acme-ringfence:index:Imds", false],
  ])("is below %s: %s", (types, expected) => {
    expect(isMadeByComponent({ parent: urn(types) })).toBe(expected);
  });

  it("is not told by the name of a parent", () => {
    expect(isMadeByComponent({ parent: "urn:pulumi:prod::project::acme:index:X::ringfence:index:Imds" })).toBe(false);
  });
});
