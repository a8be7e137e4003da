import * as fc from "../../support/properties";
import { read } from "../../../policies/engine/reader";
import { change, keysOf } from "../../../policies/facts/change";

it.each<[string, (string | number)[]]>([
  ["encrypted", ["encrypted"]],
  ["ebsBlockDevices[1].encrypted", ["ebsBlockDevices", 1, "encrypted"]],
  ['tags["a.b"]', ["tags", "a.b"]],
  ['tags["a\\"]b"].c[0][2]', ["tags", 'a"]b', "c", 0, 2]],
])("the path %s has its members", (path, keys) => {
  expect(keysOf(path)).toEqual(keys);
});

it("finds the members again by which the reader went", () => {
  const key = fc.oneof(fc.string({ minLength: 1 }), fc.nat(3));
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 5 }), (keys) => {
      const value = keys.reduceRight<unknown>(
        (below, name) => (typeof name === "number" ? Object.assign([], { [name]: below }) : { [name]: below }),
        true,
      );
      expect(change(read(value).get(...keys), false)).toEqual({ path: keys, value: false });
    }),
  );
});
