import { IAM_WRITES } from "../../../../domain/documents/actions/iam-writes";
import { patternOf } from "../../../../domain/documents/pattern";
import { actionsLike, detailsOf } from "../../../support/actions";

const isNamed = (action: string): boolean => IAM_WRITES.some((pattern) => patternOf(pattern).test(action));

it("are every write of IAM to roles, groups and policies, and no look", async () => {
  const actions = await Promise.all(
    (await actionsLike("iam:*")).map(async (action) => ({ action, ...(await detailsOf(action)) })),
  );
  const looks = (level: string) => ["List", "Read"].includes(level);
  const onOwn = actions.filter(
    ({ accessLevel, resourceTypes }) =>
      !looks(accessLevel) && resourceTypes.some(({ name }) => ["group", "policy", "role"].includes(name)),
  );
  expect(onOwn.length).toBeGreaterThan(30);
  expect(onOwn.map(({ action }) => action).filter((action) => !isNamed(action))).toEqual([]);
  expect(actions.filter(({ action, accessLevel }) => isNamed(action) && looks(accessLevel))).toEqual([]);
});
