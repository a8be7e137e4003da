import { PERSISTENCE } from "../../../../domain/documents/actions/persistence";
import { covers } from "../../../../domain/documents/evaluate";
import { freeze } from "../../../../domain/documents/guardrails/freeze";
import { actionsLike } from "../../../support/actions";
import { faultsOf, leftOpenByBoundary } from "./lists";

it("the list names actions of AWS, each once", async () => {
  expect(await faultsOf(PERSISTENCE)).toEqual([]);
});

it("a role that the boundary binds makes no way to stay", async () => {
  expect(await leftOpenByBoundary(PERSISTENCE)).toEqual([]);
});

it("the freeze stops every way to stay", async () => {
  const actions = (await Promise.all(PERSISTENCE.map(actionsLike))).flat();
  const { Statement: statements } = freeze();
  expect(actions.filter((action) => !statements.some((statement) => covers(statement, action)))).toEqual([]);
});
