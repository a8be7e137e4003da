import * as v from "valibot";
import { PAID_SERVICE_IDS } from "./paid-services";
import type { Problem } from "./problems";
import * as check from "./setting-checks";
import { pathOf } from "./setting-path";

/** Arguments that the components in IAM share, under the same names. What a component does not take is absent. */
const schema = v.looseObject({
  allowedRegions: v.optional(check.list(check.region, "a list of region codes")),
  targets: v.optional(check.list(check.policyTarget, "a list of target ids")),
  groups: v.optional(check.list(check.principalName("group"), "a list of group names")),
  roles: v.optional(check.list(check.principalName("role"), "a list of role names")),
  exemptPrincipals: v.optional(check.list(check.principalArn, "a list of ARNs")),
  allowedInstanceTypes: v.optional(check.list(check.instanceTypes, "a list of instance types or patterns")),
  unusedServices: v.optional(check.list(check.choice(PAID_SERVICE_IDS), "a list of services")),
  githubSubject: v.optional(check.gitHubSubject),
  githubProviderArn: v.optional(check.orDeferred(check.gitHubProviderArn)),
  auditors: v.optional(check.list(check.trustedArn, "a list of ARNs")),
  responders: v.optional(check.list(check.trustedArn, "a list of ARNs")),
});

/**
 * The checks of the settings for a component that is used alone: a wildcard for everybody in a trust policy or among the
 * exempt would open what the component closes.
 *
 * @param args the arguments of the component; what is not checked here passes
 * @returns every problem at once
 */
export const checkIdentityArgs = (args: object): Problem[] =>
  (v.safeParse(schema, args).issues ?? []).map((issue) => ({ path: pathOf(issue), message: issue.message }));
