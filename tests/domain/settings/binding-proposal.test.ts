import type { AccountUser } from "../../../domain/settings/account-facts";
import { proposeBinding } from "../../../domain/settings/binding-proposal";
import { planOf } from "../../support/plan";

const arnOf = (name: string) => `arn:aws:iam::123456789012:user/${name}`;
const unasked = (name: string, groups: string[]): AccountUser => ({ arn: arnOf(name), groups });
const user = (name: string, groups: string[], hasKey = true): AccountUser => ({ ...unasked(name, groups), hasKey });
const guardrails = (given: object = {}) => planOf({ guardrails: given }).settings.guardrails;
const namesOf = (users: readonly AccountUser[]) => users.map(({ arn }) => arn.split("/").at(-1));

const USERS = [
  user("anna", ["admins", "everybody"]),
  user("ben", ["everybody", "robots"]),
  user("cleo", ["everybody"], false),
  user("dora", []),
  user("emil", ["admins"]),
  unasked("fred", ["admins"]),
];

describe("in mode account", () => {
  const proposal = proposeBinding(guardrails({ groups: ["readers"] }), [...USERS, user("gina", ["readers"])]);

  it("the groups bind every holder that is in one, and as few others as can be", () => {
    expect(proposal.groups).toEqual([
      { name: "admins", members: ["anna", "emil", "fred"].map(arnOf), holders: ["anna", "emil"].map(arnOf) },
      { name: "robots", members: [arnOf("ben")], holders: [arnOf("ben")] },
    ]);
  });

  it("who is in no group, whom something binds and who was not asked stand apart", () => {
    expect(namesOf(proposal.unbound)).toEqual(["anna", "ben", "dora", "emil"]);
    expect(namesOf(proposal.alone)).toEqual(["dora"]);
    expect(namesOf(proposal.bound)).toEqual(["gina"]);
    expect(namesOf(proposal.unasked)).toEqual(["fred"]);
  });
});

it("a group of the baseline itself, or one that is named, binds", () => {
  const users = [user("anna", ["ringfence-least-privilege-developer-1a2b3c4"]), user("ben", ["people"])];
  expect(proposeBinding(guardrails({ groups: ["people"] }), users)).toMatchObject({ unbound: [], groups: [] });
});

it("mode none proposes groups as well; an organization binds accounts and no groups", () => {
  expect(proposeBinding(guardrails({ mode: "none" }), USERS).groups.map(({ name }) => name)).toEqual([
    "admins",
    "robots",
  ]);
  const targets = ["ou-abcd-12345678"];
  expect(proposeBinding(guardrails({ mode: "organization", targets }), USERS).groups).toEqual([]);
});

it("an account without users has nothing to propose", () => {
  expect(proposeBinding(guardrails(), [])).toEqual({ unbound: [], bound: [], unasked: [], groups: [], alone: [] });
});
