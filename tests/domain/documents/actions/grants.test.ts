import { GRANTS } from "../../../../domain/documents/actions/grants";
import { denyingStatement } from "../../../../domain/documents/evaluate";
import { freeze } from "../../../../domain/documents/guardrails/freeze";
import { GUARDRAILS } from "../../../guardrails/guardrails";
import { PRINCIPALS } from "../../../guardrails/principals";
import { PEOPLE } from "../../../guardrails/modes";
import { HOME } from "../../../support/document-args";
import { faultsOf } from "./lists";

const each = GRANTS.flatMap(({ actions, open }) => actions.map((action) => ({ action, isOpen: open !== undefined })));
const call = (action: string) => ({ action, region: HOME, principal: PRINCIPALS.administrator.arn });

it("the decisions are about actions of AWS, each once", async () => {
  expect(await faultsOf(each.map(({ action }) => action))).toEqual([]);
});

it.each(PEOPLE)("what is open is denied by no statement on everything, and the rest by one, in mode %s", (mode) => {
  const documents = Object.values(GUARDRAILS[mode]).map((document) => ({
    ...document,
    Statement: document.Statement.filter(({ Resource }) => [Resource].flat().includes("*")),
  }));
  const isOpen = (action: string) => denyingStatement(documents, call(action)) === undefined;
  expect(each.map(({ action }) => ({ action, isOpen: isOpen(action) }))).toEqual(each);
});

it("what the freeze is said to deny, it denies", () => {
  const said = GRANTS.filter(({ open }) => open === undefined || open.includes("The freeze denies it"));
  const actions = said.flatMap((grant) => grant.actions);
  expect(actions.length).toBeGreaterThan(10);
  expect(actions.filter((action) => denyingStatement([freeze()], call(action)) === undefined)).toEqual([]);
});

it("each has its reason and a page of AWS", () => {
  const isSaid = ({ does, open, source }: (typeof GRANTS)[number]) =>
    /^[a-z].*[^.]$/.test(does) && open !== "" && source.startsWith("https://docs.aws.amazon.com/");
  expect(GRANTS.filter((grant) => !isSaid(grant))).toEqual([]);
});
