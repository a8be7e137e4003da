import { valuesAt } from "../../../domain/documents/values-at";

test("values are found along a path through lists, in any spelling", () => {
  const input = { blockDeviceMapping: [{ Ebs: { Encrypted: true } }, { ebs: { encrypted: "false" } }], Size: 3 };
  expect(valuesAt(input, "BlockDeviceMapping.Ebs.Encrypted")).toEqual(["true", "false"]);
  expect(valuesAt(input, "Size")).toEqual(["3"]);
  expect(valuesAt(input, "Ebs")).toEqual([]);
  expect(valuesAt({ Names: ["a", "b"] }, "Names")).toEqual(["a", "b"]);
  expect(
    valuesAt({ instancesSet: { items: [{ instanceId: "i-1" }, { instanceId: "i-2" }] } }, "InstancesSet.InstanceId"),
  ).toEqual(["i-1", "i-2"]);
});
