import { identityOf, isTagged, madeBy } from "../../../domain/adoption/adoption";

it("what Pulumi named tells the resource that made it, and nothing else does", () => {
  expect(madeBy("ringfence-", "ringfence-freeze-1a2b3c4")).toBe("ringfence-freeze");
  expect(madeBy("ringfence-", "ringfence-freeze")).toBeUndefined();
  expect(madeBy("ringfence-", "ringfence-freeze-1a2b3c4d")).toBeUndefined();
  expect(madeBy("ringfence-", "freeze-1a2b3c4")).toBeUndefined();
});

it("the tag of the version is the baseline's own", () => {
  expect(isTagged({ ringfence: "0.1.0" })).toBe(true);
  expect(isTagged({ owner: "security" })).toBe(false);
  expect(isTagged()).toBe(false);
});

it("two resources of one name differ by their type", () => {
  expect(identityOf("aws:iam/role:Role", "a")).not.toBe(identityOf("aws:iam/policy:Policy", "a"));
});
