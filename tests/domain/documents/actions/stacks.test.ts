import { LAUNCHES } from "../../../../domain/documents/actions/launches";
import { STACK_WORK, stackActions } from "../../../../domain/documents/actions/stacks";
import { globalActions } from "../../../../domain/regions/global-services";
import { actionsLike } from "../../../support/actions";
import { faultsOf } from "./lists";

const expand = async (patterns: readonly string[]) => (await Promise.all(patterns.map(actionsLike))).flat();

it("the list names actions of AWS, each once, with a reason and a page", async () => {
  expect(await faultsOf(stackActions())).toEqual([]);
  const isSaid = ({ reason, source }: (typeof STACK_WORK)[number]) =>
    /^\S.*[^.\s]$/.test(reason) && source.startsWith("https://");
  expect(STACK_WORK.filter((work) => !isSaid(work))).toEqual([]);
});

it("nothing of it is left alone for everybody: the deny of stacks would take it from them", async () => {
  const open = new Set(await expand(globalActions()));
  expect((await expand(stackActions())).filter((action) => open.has(action))).toEqual([]);
});

it("of launches it has stacks and functions, and none that is denied, limited or of a paid service", async () => {
  const work = new Set(await expand(stackActions()));
  const opened = await Promise.all(
    LAUNCHES.map(async ({ actions, open }) => ({
      open,
      actions: (await expand(actions)).filter((action) => work.has(action)),
    })),
  );
  const launches = opened.filter(({ actions }) => actions.length > 0);
  expect(launches.filter(({ open }) => open === undefined).flatMap(({ actions }) => actions)).toEqual([
    "lambda:AddPermission",
  ]);
  const services = launches.flatMap(({ actions }) => actions.map((action) => action.split(":")[0]));
  expect([...new Set(services)].sort()).toEqual(["cloudformation", "lambda"]);
});
