import { COMMITMENTS, RAISING, UNCOUNTED } from "../../../domain/burn/commitments";
import { PURCHASES } from "../../../domain/documents/actions/purchases";
import { patternOf } from "../../../domain/documents/pattern";
import { actionsLike } from "../../support/actions";

it("every call is an action of AWS, or a pattern of some", async () => {
  const calls = [...COMMITMENTS, ...UNCOUNTED].flatMap(({ calls }) => calls).concat(RAISING);
  const found = await Promise.all(calls.map(actionsLike));
  expect(
    calls.filter((call, index) => (call.includes("*") ? found[index]!.length < 1 : found[index]!.length !== 1)),
  ).toEqual([]);
});

it("every commitment is one that the guardrails know, or a service that is closed", () => {
  const known = [...PURCHASES, "bedrock:*"].map(patternOf);
  expect(COMMITMENTS.flatMap(({ calls }) => calls).filter((call) => !known.some((each) => each.test(call)))).toEqual(
    [],
  );
});

it("names what the launch table has beside the paths, and nothing that a path counts", () => {
  const titles = UNCOUNTED.map(({ title }) => title);
  expect(titles).toEqual([...new Set(titles)]);
  expect(UNCOUNTED).toContainEqual({
    title: "braket",
    calls: expect.arrayContaining([expect.stringMatching("^braket:")]) as string[],
  });
  expect(titles).not.toContain("ec2");
  expect(titles).not.toContain("cloudformation");
});
