import { isChildOf } from "../../../policies/facts/parents";

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
