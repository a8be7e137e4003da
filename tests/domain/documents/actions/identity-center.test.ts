import {
  APPLICATION_TOKENS,
  IDENTITY_CENTER,
  IDENTITY_CENTER_SERVICES,
} from "../../../../domain/documents/actions/identity-center";
import { covers } from "../../../../domain/documents/evaluate";
import { freeze } from "../../../../domain/documents/guardrails/freeze";
import { decide } from "../../../guardrails/decide";
import { GUARDRAILS } from "../../../guardrails/guardrails";
import { PEOPLE } from "../../../guardrails/modes";
import { rowsOf } from "../../../guardrails/row";
import { HOME } from "../../../support/document-args";
import { actionsLike, detailsOf } from "../../../support/actions";
import { faultsOf, leftOpenByBoundary } from "./lists";

/** Every action of the services, with whether AWS counts it as one that only looks. */
async function classified(): Promise<{ action: string; looks: boolean }[]> {
  const actions = (await Promise.all(IDENTITY_CENTER_SERVICES.map((service) => actionsLike(`${service}:*`)))).flat();
  const levels = await Promise.all(actions.map(async (action) => (await detailsOf(action)).accessLevel));
  return actions.map((action, index) => ({ action, looks: /^(Read|List)$/.test(levels[index]!) }));
}

it("the list names actions of AWS, each once", async () => {
  expect(await faultsOf(IDENTITY_CENTER)).toEqual([]);
  expect(await faultsOf(APPLICATION_TOKENS)).toEqual([]);
});

it.each(PEOPLE)("every change is denied to who is bound and nothing that only looks, in mode %s", async (mode) => {
  const actions = await classified();
  const decided = await Promise.all(
    actions.map(async ({ action, looks }) => {
      const [row] = rowsOf("", [{ calls: [action], regions: [HOME], decision: "denied", reason: "", source: "" }]);
      return { action, looks, open: await decide(row!, mode, GUARDRAILS) };
    }),
  );
  const closed = ({ action, looks, open }: (typeof decided)[number]) =>
    open === (looks || APPLICATION_TOKENS.includes(action));
  expect(decided.filter((each) => !closed(each))).toEqual([]);
  expect(decided.filter(({ looks }) => looks).length).toBeGreaterThan(80);
  expect(decided.filter(({ looks }) => !looks).length).toBeGreaterThan(120);
});

it("every change of what the region deny leaves open is denied in every region, with a stranger's too", async () => {
  const changes = (await classified()).filter(({ action, looks }) => action.startsWith("sso:") && !looks);
  for (const region of ["sa-east-1", "us-east-1", "xx-future-1"]) {
    const rows = rowsOf("", [
      { calls: changes.map(({ action }) => action), regions: [region], decision: "denied", reason: "", source: "" },
    ]);
    const allowed = await Promise.all(rows.map((row) => decide(row, "organization", GUARDRAILS)));
    expect(rows.filter((_, index) => allowed[index]).map(({ call }) => call)).toEqual([]);
  }
});

it("a role that the boundary binds changes nothing of it", async () => {
  expect(await leftOpenByBoundary(IDENTITY_CENTER)).toEqual([]);
});

it("the freeze closes all of it, tokens too", async () => {
  const { Statement: statements } = freeze();
  const actions = await classified();
  expect(actions.filter(({ action }) => !statements.some((each) => covers(each, action)))).toEqual([]);
});
