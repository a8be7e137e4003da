import { EMPTY_LISTS } from "../../../../sandbox/account/services/empty-lists";
import type { ServiceModel, Shape } from "../../../../sandbox/account/wire/models";
import { botocoreModels } from "../support";

interface Detail {
  operations: Record<string, { output?: { shape: string } }>;
  shapes: Record<string, Shape>;
}

let models: ServiceModel[];
beforeAll(() => {
  models = [...botocoreModels().values()].flat();
});

/** The list, by the name that it has on the wire. */
function typeOf({ call, list }: (typeof EMPTY_LISTS)[number]): string | undefined {
  const [service, operation = ""] = call.split(":");
  const { operations, shapes } = models.find(({ id }) => id === service)!.detail() as unknown as Detail;
  const members = shapes[operations[operation]?.output?.shape ?? ""]?.members ?? {};
  const found = Object.entries(members).find(([name, { locationName }]) => (locationName ?? name) === list);
  return found && shapes[found[1].shape]?.type;
}

it("every empty list is one that the operation answers", () => {
  expect(EMPTY_LISTS.filter((each) => typeOf(each) !== "list").map(({ call }) => call)).toEqual([]);
});

it("every empty list has the page of its operation", () => {
  for (const { call, source } of EMPTY_LISTS) expect(source).toContain(`API_${call.split(":")[1]}.html`);
});
