import { type Analyzers, accessAnalyzerService } from "./access-analyzer";
import { accountService, newRegions } from "./account";
import { billingService, newBillingAlerts } from "./billing";
import { budgetsService } from "./budgets/service";
import type { Budgets } from "./budgets/state";
import { costExplorerService } from "./cost-explorer/service";
import { newAnomalies } from "./cost-explorer/state";
import { plainCircumstances } from "./circumstances";
import { newDeclarativePolicies } from "./declarative-policies";
import { ec2Service } from "./ec2";
import { emptyLists } from "./empty-lists";
import { guardDutyService, type Detectors } from "./guardduty/service";
import { iamService, type NewRoles } from "./iam";
import { notificationsContactsService, notificationsService } from "./notifications/service";
import { newNotifications } from "./notifications/state";
import type { ForwardedOperation, LocalService, Operation } from "./operation";
import type { Administrators } from "./organization-administrators";
import { newOrganization, organizationsService } from "./organizations";
import { newRootAccess } from "./root-access";
import { serviceQuotasService } from "./service-quotas";
import { securityHubService } from "./security-hub/service";
import { newSecurityHubs } from "./security-hub/state";
import { newExplorer } from "./resource-explorer/state";
import { resourceExplorerService } from "./resource-explorer/service";
import { sesService } from "./ses";
import { settingOperations, type Settings } from "./settings";
import { SETTINGS } from "./settings-table";
import { type ServiceSettings, ssmService } from "./ssm";
import { stsService, type Sessions } from "./sts";
import type { Document } from "../wire/codec";

/** The services that the gateway answers, wholly or in part, by their name in the AWS CLI. */
const SERVICES: Record<string, LocalService | undefined> = {
  accessanalyzer: accessAnalyzerService,
  account: accountService,
  billing: billingService,
  budgets: budgetsService,
  ce: costExplorerService,
  ec2: ec2Service,
  guardduty: guardDutyService,
  iam: iamService,
  notifications: notificationsService,
  notificationscontacts: notificationsContactsService,
  organizations: organizationsService,
  "service-quotas": serviceQuotasService,
  "resource-explorer-2": resourceExplorerService,
  securityhub: securityHubService,
  sesv2: sesService,
  ssm: ssmService,
  sts: stsService,
};

/** The state of an account that was opened a moment ago: what the gateway knows, everything else is the emulator's. */
export const newState = () => ({
  administrators: new Map() as Administrators,
  /** A member of the organization of the account that was opened. */
  isMember: false,
  analyzers: new Map() as Analyzers,
  circumstances: plainCircumstances(),
  regions: newRegions(),
  billingAlerts: newBillingAlerts(),
  budgets: new Map() as Budgets,
  anomalies: newAnomalies(),
  /** Of the organization, so that all of its accounts have the same. */
  declarative: newDeclarativePolicies(),
  detectors: new Map() as Detectors,
  explorer: newExplorer(),
  notifications: newNotifications(),
  newRoles: new Map() as NewRoles,
  organization: newOrganization(),
  rootAccess: newRootAccess(),
  securityHubs: newSecurityHubs(),
  serviceSettings: new Map() as ServiceSettings,
  sessions: new Map() as Sessions,
  settings: new Map() as Settings,
});

export type SandboxState = ReturnType<typeof newState>;

const settings = settingOperations(SETTINGS);

/** How the gateway handles an operation; with neither `serve` nor `around` it goes to the emulator as it is. */
interface Handling {
  serve?: Operation<SandboxState, Document>;
  around?: ForwardedOperation<SandboxState, Document>;
  /** The error code for an input that the service's model does not allow. */
  invalidInput: string;
}

export function handlingOf(service: string, operation: string): Handling {
  const { served, forwarded, invalidInput = "ValidationException" } = SERVICES[service] ?? { served: {} };
  const serve = served[operation] ?? settings[`${service}:${operation}`] ?? emptyLists[`${service}:${operation}`];
  const around = forwarded?.[operation];
  return {
    ...(serve ? { serve: serve as Operation<SandboxState, Document> } : {}),
    ...(around ? { around: around as ForwardedOperation<SandboxState, Document> } : {}),
    invalidInput,
  };
}
