import { AwsError } from "../wire/codec";
import type { Operation } from "./operation";
import type { Organization } from "./organizations";

/** What the management account may do with the root users of its members. */
type Feature = "RootCredentialsManagement" | "RootSessions";

/** What is switched on. */
type RootAccess = Set<Feature>;

export const newRootAccess = (): RootAccess => new Set();

interface State {
  organization: Organization;
  rootAccess: RootAccess;
}

const IAM = "iam.amazonaws.com";

/**
 * What each of the operations refuses. The codes are those of IAM's model; in what order AWS looks it does not say.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html
 */
const operation =
  (act: (features: RootAccess) => void): Operation<State, object> =>
  ({ organization, rootAccess }, _input, { principal }) => {
    if (organization.id === undefined)
      return new AwsError("OrganizationNotFoundException", "No organization is associated with this account.", 404);
    if (principal.accountId !== organization.manager)
      return new AwsError(
        "AccountNotManagementOrDelegatedAdministratorException",
        "The account is not the management account or a delegated administrator.",
      );
    if (!organization.trusted.has(IAM))
      return new AwsError(
        "ServiceAccessNotEnabledException",
        "Trusted access is not enabled for IAM in the organization.",
      );
    act(rootAccess);
    return { OrganizationId: organization.id, EnabledFeatures: { member: [...rootAccess].sort() } };
  };

const enable = (feature: Feature) => operation((features) => features.add(feature));
const disable = (feature: Feature) => operation((features) => features.delete(feature));

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html */
export const rootAccessOperations = {
  ListOrganizationsFeatures: operation(() => undefined),
  EnableOrganizationsRootCredentialsManagement: enable("RootCredentialsManagement"),
  EnableOrganizationsRootSessions: enable("RootSessions"),
  DisableOrganizationsRootCredentialsManagement: disable("RootCredentialsManagement"),
  DisableOrganizationsRootSessions: disable("RootSessions"),
};
