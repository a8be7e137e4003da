import type { Document } from "../wire/codec";
import type { ForwardedOperation, LocalService } from "./operation";

/** What other services have to know of the organization, which the emulator keeps. */
export interface Organization {
  id: string;
  /** The account that manages it. */
  managementAccountId: string;
  /** Its other accounts. */
  members: Set<string>;
  /** Services that may work in all of its accounts. */
  trustedServices: Set<string>;
}

/** The account's organization, while there is one. */
export interface Membership {
  organization?: Organization;
}

type Forwarded = ForwardedOperation<{ membership: Membership }, Document>;

const CreateOrganization: Forwarded = {
  remember: ({ membership }, _input, output, { principal }) => {
    const { Id } = output.Organization as { Id: string };
    const managementAccountId = principal.accountId;
    membership.organization = { id: Id, managementAccountId, members: new Set(), trustedServices: new Set() };
  },
};

const DeleteOrganization: Forwarded = {
  remember: ({ membership }) => {
    delete membership.organization;
  },
};

const CreateAccount: Forwarded = {
  remember: ({ membership }, _input, output) => {
    membership.organization?.members.add((output.CreateAccountStatus as { AccountId: string }).AccountId);
  },
};

const leaves: Forwarded = {
  remember: ({ membership }, { AccountId }) => {
    membership.organization?.members.delete(AccountId as string);
  },
};

const EnableAWSServiceAccess: Forwarded = {
  remember: ({ membership }, { ServicePrincipal }) => {
    membership.organization?.trustedServices.add(ServicePrincipal as string);
  },
};

const DisableAWSServiceAccess: Forwarded = {
  remember: ({ membership }, { ServicePrincipal }) => {
    membership.organization?.trustedServices.delete(ServicePrincipal as string);
  },
};

/** The emulator has the service; of its answers is remembered what calls of other services hang on. */
export const organizationsService: LocalService = {
  served: {},
  forwarded: {
    CreateOrganization,
    DeleteOrganization,
    CreateAccount,
    CloseAccount: leaves,
    RemoveAccountFromOrganization: leaves,
    EnableAWSServiceAccess,
    DisableAWSServiceAccess,
  },
};
