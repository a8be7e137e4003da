import { AwsError, type Document } from "../wire/codec";
import { unserved } from "../wire/unserved";
import { type Answer, type Policies, simulate } from "./simulator";

/** Results that AWS gives at a time, unless it is asked for another number. */
const PAGE = 100;

/** Each action is held against each of these; a question that names none is about everything. */
const EVERYTHING = "*";

const texts = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);
const lists = (value: unknown): Document[] => (Array.isArray(value) ? (value as Document[]) : []);
const invalid = (message: string): AwsError => new AwsError("InvalidInput", message);

/** What the simulator would have to know of resources. */
const UNSERVED = ["ResourcePolicy", "ResourceHandlingOption"];

/** The policies of a question, or what is wrong with one. */
function policiesOf(input: Document): Policies | AwsError {
  const boundary = texts(input.PermissionsBoundaryPolicyInputList);
  if (boundary.length > 1) return invalid("Only one permissions boundary can be simulated at a time.");
  const parse = (all: readonly string[]): unknown[] => all.map((text) => JSON.parse(text) as unknown);
  try {
    return {
      identity: parse(texts(input.PolicyInputList)),
      boundary: parse(boundary),
      organization: lists(input.OrderedOrganizationPolicyInputList).map((level) =>
        parse(texts(level.ServiceControlPolicyInputList)),
      ),
    };
  } catch {
    return invalid("Invalid policy document: it is not JSON.");
  }
}

/** A key of kind `stringList` may have several values; of the others the first counts. */
const contextIn = (input: Document): Record<string, string | string[]> =>
  Object.fromEntries(
    lists(input.ContextEntries).map(({ ContextKeyName, ContextKeyValues, ContextKeyType }) => {
      const values = texts(ContextKeyValues);
      return [String(ContextKeyName), String(ContextKeyType).endsWith("List") ? values : (values[0] ?? "")];
    }),
  );

const ALL = [{ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }];

/** The keys that identity-based policies ask for and nobody gave; those of service control policies are not told. */
function missingKeys(policies: Policies, given: Readonly<Record<string, unknown>>): string[] {
  const known = Object.keys(given).map((key) => key.toLowerCase());
  const asked = [...JSON.stringify([policies.identity, policies.boundary]).matchAll(/"([a-z0-9-]+:[\w/:.-]+)":/g)];
  const keys = [...new Set(asked.map(([, key = ""]) => key))].filter((key) => !key.startsWith("For"));
  return keys.filter((key) => !known.includes(key.toLowerCase()));
}

/**
 * `iam:SimulateCustomPolicy`: every action is decided for every resource, with the policies that came as texts.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export function simulateCustomPolicy(input: Document, accountId: string): Document | AwsError {
  const other = UNSERVED.find((name) => input[name] !== undefined);
  if (other !== undefined) return unserved(`simulations with ${other} are not in the sandbox`);
  const actions = texts(input.ActionNames);
  if (actions.length === 0) return invalid("ActionNames must name at least one action.");
  const wrong = actions.find((action) => !/^[\w-]+:\w+$/.test(action));
  if (wrong !== undefined) return invalid(`Invalid Action Name: ${wrong}`);
  const policies = policiesOf(input);
  if (policies instanceof AwsError) return policies;
  const context = contextIn(input);
  const caller = typeof input.CallerArn === "string" ? input.CallerArn : `arn:aws:iam::${accountId}:user/simulated`;
  const named = texts(input.ResourceArns);
  const resources = named.length === 0 ? [EVERYTHING] : named;
  const decide = (kinds: Partial<Policies>, action: string, resource: string): Answer =>
    simulate(
      { identity: ALL, boundary: [], organization: [], ...kinds },
      { caller, action, resource, accountId, context },
    );
  const missing = { member: missingKeys(policies, context) };

  const resultOf = (action: string): Document => {
    const decisions = resources.map((resource) => decide(policies, action, resource));
    // The one above is the most restrictive of all resources.
    const worst = (["explicitDeny", "implicitDeny"] as const).find((each) => decisions.includes(each)) ?? "allowed";
    const { boundary, organization } = policies;
    const isOpen = (kinds: Partial<Policies>): boolean =>
      resources.every((resource) => decide(kinds, action, resource) === "allowed");
    return {
      EvalActionName: action,
      EvalResourceName: EVERYTHING,
      EvalDecision: worst,
      MissingContextValues: missing,
      ...(organization.length > 0
        ? { OrganizationsDecisionDetail: { AllowedByOrganizations: isOpen({ organization }) } }
        : {}),
      ...(boundary.length > 0
        ? { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: isOpen({ boundary }) } }
        : {}),
      ResourceSpecificResults: {
        member: resources.map((resource, index) => ({
          EvalResourceName: resource,
          EvalResourceDecision: decisions[index],
          MissingContextValues: missing,
        })),
      },
    };
  };

  const start = Number(input.Marker ?? 0);
  const end = start + Number(input.MaxItems ?? PAGE);
  const isTruncated = end < actions.length;
  return {
    IsTruncated: isTruncated,
    ...(isTruncated ? { Marker: String(end) } : {}),
    EvaluationResults: { member: actions.slice(start, end).map(resultOf) },
  };
}
