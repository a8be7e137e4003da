import { reconcile } from "../../testing/config";

const POLICIES = [
  { name: "a", level: "mandatory", defaults: { most: 3 } },
  { name: "b", level: "advisory", defaults: {} },
];
const sections = (file: Parameters<typeof reconcile>[1]) => Object.fromEntries(reconcile(POLICIES, file));

it("without a file, policies keep level and defaults", () => {
  expect(sections({})).toEqual({
    a: { level: "mandatory", properties: { most: 3 } },
    b: { level: "advisory", properties: {} },
  });
});

it("a level for all, then that of each, and options beside the defaults", () => {
  expect(sections({ all: "disabled", a: { enforcementLevel: "remediate", least: 1 }, b: { x: 1 } })).toMatchObject({
    a: { level: "remediate", properties: { most: 3, least: 1 } },
    b: { level: "disabled", properties: { x: 1 } },
  });
});

it("a level that there is not, and an unknown policy without one, are refused with the words of the engine", () => {
  const refused = (file: Parameters<typeof reconcile>[1]) => () => reconcile(POLICIES, file);
  expect(refused({ a: "mandatry" })).toThrow('parsing enforcement level for "a": "mandatry" is not a valid');
  expect(refused({ a: { enforcementLevel: 1 } })).toThrow('parsing enforcement level for "a": 1 is not a valid');
  expect(refused({ c: { x: 1 } })).toThrow('invalid enforcement level ""');
});
