import {
  type AlternateContactType,
  GetAlternateContactCommand,
  ListRegionsCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-account";
import { DescribeBudgetsCommand, DescribeNotificationsForBudgetCommand } from "@aws-sdk/client-budgets";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { GetEbsEncryptionByDefaultCommand } from "@aws-sdk/client-ec2";
import { GetDetectorCommand, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { ListPoliciesCommand } from "@aws-sdk/client-iam";
import { ListSubscriptionsCommand } from "@aws-sdk/client-sns";
import { clientsFor } from "./clients";
import type { SandboxAccount } from "./gateway/account";

/** What an auditor sees in the account, read through the AWS SDK and not from Pulumi's state. */
export interface AccountView {
  /** Kind of contact -> mail address; a kind that nobody set is absent. */
  contacts: Record<string, string>;
  /** Region codes that are enabled. */
  enabledRegions: string[];
  /** Region codes with a GuardDuty detector that is on and publishes every 15 minutes. */
  watchedRegions: string[];
  /** Region codes where new EBS volumes are encrypted. */
  encryptedRegions: string[];
  /** Alarms on the account's charges that call somebody. */
  billingAlarms: number;
  /** Name of a budget -> number of its notifications. */
  budgets: Record<string, number>;
  /** Mail subscriptions, confirmed or not. */
  mailSubscriptions: number;
  /** Names of managed policies that the account itself made. */
  policies: string[];
}

const CONTACT_KINDS: readonly AlternateContactType[] = ["SECURITY", "BILLING", "OPERATIONS"];

async function contactsOf(account: SandboxAccount): Promise<Record<string, string>> {
  const client = clientsFor(account).account;
  const found = await Promise.all(
    CONTACT_KINDS.map(async (kind) => {
      try {
        const { AlternateContact } = await client.send(new GetAlternateContactCommand({ AlternateContactType: kind }));
        return [[kind.toLowerCase(), AlternateContact?.EmailAddress ?? ""]];
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return [];
        throw error;
      }
    }),
  );
  return Object.fromEntries(found.flat()) as Record<string, string>;
}

async function enabledRegionsOf(account: SandboxAccount): Promise<string[]> {
  const { Regions } = await clientsFor(account).account.send(
    new ListRegionsCommand({ RegionOptStatusContains: ["ENABLED", "ENABLED_BY_DEFAULT"], MaxResults: 50 }),
  );
  return (Regions ?? []).map((region) => region.RegionName!).sort();
}

async function isWatched(account: SandboxAccount, region: string): Promise<boolean> {
  const { guardduty } = clientsFor(account, region);
  const { DetectorIds = [] } = await guardduty.send(new ListDetectorsCommand({}));
  if (DetectorIds.length === 0) return false;
  const detector = await guardduty.send(new GetDetectorCommand({ DetectorId: DetectorIds[0] }));
  return detector.Status === "ENABLED" && detector.FindingPublishingFrequency === "FIFTEEN_MINUTES";
}

async function isEncrypted(account: SandboxAccount, region: string): Promise<boolean> {
  const answer = await clientsFor(account, region).ec2.send(new GetEbsEncryptionByDefaultCommand({}));
  return answer.EbsEncryptionByDefault === true;
}

async function budgetsOf(account: SandboxAccount): Promise<Record<string, number>> {
  const { budgets } = clientsFor(account);
  const AccountId = account.accountId;
  const { Budgets = [] } = await budgets.send(new DescribeBudgetsCommand({ AccountId }));
  const counted = Budgets.map(async ({ BudgetName }) => {
    const { Notifications = [] } = await budgets.send(
      new DescribeNotificationsForBudgetCommand({ AccountId, BudgetName }),
    );
    return [BudgetName!, Notifications.length] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

async function billingAlarmsOf(account: SandboxAccount): Promise<number> {
  const { MetricAlarms = [] } = await clientsFor(account).cloudwatch.send(new DescribeAlarmsCommand({}));
  const onCharges = MetricAlarms.filter(
    ({ MetricName, Metrics = [] }) =>
      MetricName === "EstimatedCharges" ||
      Metrics.some((query) => query.MetricStat?.Metric?.MetricName === "EstimatedCharges"),
  );
  return onCharges.filter(({ AlarmActions = [] }) => AlarmActions.length > 0).length;
}

async function mailSubscriptionsOf(account: SandboxAccount, regions: readonly string[]): Promise<number> {
  const counts = regions.map(async (region) => {
    const { Subscriptions = [] } = await clientsFor(account, region).sns.send(new ListSubscriptionsCommand({}));
    return Subscriptions.filter(({ Protocol }) => Protocol === "email").length;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function policiesOf(account: SandboxAccount): Promise<string[]> {
  const { Policies = [] } = await clientsFor(account).iam.send(new ListPoliciesCommand({ Scope: "Local" }));
  return Policies.map((policy) => policy.PolicyName!).sort();
}

/** The regions for which a question about one region is answered yes. */
async function regionsWhere(
  regions: readonly string[],
  holds: (region: string) => Promise<boolean>,
): Promise<string[]> {
  const answers = await Promise.all(regions.map(holds));
  return regions.filter((_, index) => answers[index]);
}

/** Reads the account. */
export async function viewAccount(account: SandboxAccount): Promise<AccountView> {
  const enabledRegions = await enabledRegionsOf(account);
  const [contacts, watchedRegions, encryptedRegions, billingAlarms, budgets, mailSubscriptions, policies] =
    await Promise.all([
      contactsOf(account),
      regionsWhere(enabledRegions, (region) => isWatched(account, region)),
      regionsWhere(enabledRegions, (region) => isEncrypted(account, region)),
      billingAlarmsOf(account),
      budgetsOf(account),
      mailSubscriptionsOf(account, enabledRegions),
      policiesOf(account),
    ]);
  return {
    contacts,
    enabledRegions,
    watchedRegions,
    encryptedRegions,
    billingAlarms,
    budgets,
    mailSubscriptions,
    policies,
  };
}

/** The view in words, one fact a line. */
export function describeView(view: AccountView): string[] {
  const of = (regions: readonly string[]) => `${regions.length} of ${view.enabledRegions.length} enabled regions`;
  const contacts = Object.entries(view.contacts).map(([kind, email]) => `${kind} ${email}`);
  const budgets = Object.entries(view.budgets).map(
    ([name, count]) => `${name} (${count} notification${count === 1 ? "" : "s"})`,
  );
  return [
    `contacts            ${contacts.join(", ") || "none: AWS writes to the root mailbox only"}`,
    `GuardDuty           ${of(view.watchedRegions)}`,
    `EBS encryption      ${of(view.encryptedRegions)}`,
    `billing alarms      ${view.billingAlarms || "none"}`,
    `budgets             ${budgets.join(", ") || "none"}`,
    `mail subscriptions  ${view.mailSubscriptions || "none"}`,
    `managed policies    ${view.policies.join(", ") || "none"}`,
  ];
}
