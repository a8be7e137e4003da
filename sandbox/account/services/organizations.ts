import { AwsError, type Document } from "../wire/codec";
import { declarativeOperations } from "./declarative-policies";
import type { ForwardedOperation, LocalService } from "./operation";

/** What the gateway has to know of the organization that this account manages; the emulator has the rest. */
export interface Organization {
  /** `o-...`; absent while there is none. */
  id?: string | undefined;
  /** Service principals that are trusted. */
  trusted: Set<string>;
  /** The account that manages it; absent while there is none. */
  manager?: string | undefined;
  /** Its other accounts. */
  members: Set<string>;
}

export const newOrganization = (): Organization => ({ trusted: new Set(), members: new Set() });

interface State {
  organization: Organization;
}

const CreateOrganization: ForwardedOperation<State, Document, { Organization: { Id: string } }> = {
  remember: ({ organization }, _input, { Organization }, { principal }) => {
    organization.id = Organization.Id;
    organization.manager = principal.accountId;
  },
};

const DeleteOrganization: ForwardedOperation<State, Document> = {
  remember: ({ organization }) => {
    organization.id = undefined;
    organization.manager = undefined;
    organization.trusted.clear();
    organization.members.clear();
  },
};

interface Account {
  AccountId: string;
}

const CreateAccount: ForwardedOperation<State, Document, { CreateAccountStatus: Account }> = {
  remember: ({ organization }, _input, { CreateAccountStatus }) =>
    void organization.members.add(CreateAccountStatus.AccountId),
};

const leaves: ForwardedOperation<State, Account> = {
  remember: ({ organization }, { AccountId }) => void organization.members.delete(AccountId),
};

interface Service {
  ServicePrincipal: string;
}

const EnableAWSServiceAccess: ForwardedOperation<State, Service> = {
  remember: ({ organization }, { ServicePrincipal }) => void organization.trusted.add(ServicePrincipal),
};

const DisableAWSServiceAccess: ForwardedOperation<State, Service> = {
  remember: ({ organization }, { ServicePrincipal }) => void organization.trusted.delete(ServicePrincipal),
};

/** Reason SERVICE_ACCESS_NOT_ENABLED: https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html */
const RegisterDelegatedAdministrator: ForwardedOperation<State, Service> = {
  refuse: ({ organization }, { ServicePrincipal }) =>
    organization.id === undefined || organization.trusted.has(ServicePrincipal)
      ? undefined
      : new AwsError(
          "ConstraintViolationException",
          "You attempted to register a delegated administrator before you enabled service access.",
        ),
};

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html, of which the emulator answers every call. */
export const organizationsService: LocalService = {
  served: {},
  forwarded: {
    CreateOrganization,
    DeleteOrganization,
    ...declarativeOperations,
    CreateAccount,
    CloseAccount: leaves,
    RemoveAccountFromOrganization: leaves,
    EnableAWSServiceAccess,
    DisableAWSServiceAccess,
    RegisterDelegatedAdministrator,
  },
};
