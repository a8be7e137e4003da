import { identityOf } from "../../../domain/adoption/adoption";
import { EMPTY_STACK, isFresh, stackFacts } from "../../../domain/adoption/stack-facts";

const BASELINE = "ringfence:index:AccountBaseline";
const POLICY = "aws:iam/policy:Policy";
const urn = (chain: string, name: string) => `urn:pulumi:prod::ringfence::${chain}::${name}`;
const adopted = {
  [identityOf(POLICY, "ringfence-freeze")]: { id: "arn", given: { name: "ringfence-freeze-1a2b3c4" } },
};

it("the state of a stack tells its resources, and what was taken over", () => {
  const stack = stackFacts({
    [urn(BASELINE, "ringfence")]: { type: BASELINE, outputs: {} },
    [urn(`${BASELINE}$ringfence:index:Freeze$${POLICY}`, "ringfence-freeze")]: { type: POLICY, outputs: {} },
    [urn(`${BASELINE}$ringfence:index:Adopted`, "ringfence-adopted")]: {
      type: "ringfence:index:Adopted",
      outputs: { adopted },
    },
  });
  expect([...stack.identities]).toContain(identityOf(POLICY, "ringfence-freeze"));
  expect(stack.adopted).toEqual(adopted);
  expect(isFresh(stack)).toBe(false);
});

it("a stack is new while it holds no baseline, whatever else is in it", () => {
  expect(isFresh(EMPTY_STACK)).toBe(true);
  expect(isFresh(stackFacts({ [urn(POLICY, "other")]: { type: POLICY, outputs: {} } }))).toBe(true);
});
