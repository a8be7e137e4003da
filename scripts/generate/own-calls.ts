import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateDetectorCommand, EnableOrganizationAdminAccountCommand } from "@aws-sdk/client-guardduty";
import {
  EnableOrganizationAdminAccountCommand as EnableHubAdministratorCommand,
  EnableSecurityHubCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { CreateGroupCommand, CreateRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { CONTROLS } from "../../domain/controls/table";
import { VERSION_TAG } from "../../domain/fields/values";
import { VERSION } from "../../domain/version";
import { BILLING_REGION } from "../../domain/regions/regions";
import type { OwnCall } from "../../domain/documents/own-calls";
import { ANSWERS, stackFile } from "../../sandbox/answers";
import { clientsFor } from "../../sandbox/account/clients";
import type { SandboxAccount } from "../../sandbox/account/account";
import { actionsOf } from "../../sandbox/account/authorization/actions";
import { openStack } from "../../sandbox/host/pulumi-cli";
import { type Session, startSession } from "../../sandbox/session";
import { changeByHand } from "./hand-changes";
import type { Generator } from "./generator";

const HOME = "ap-southeast-2";
const IDLE = "eu-west-1";
const REGIONS = [HOME, IDLE, BILLING_REGION];

const primary = (city: string) => ({
  fullName: "Mia Chen",
  addressLine1: "1 Bridge Street",
  city,
  postalCode: "2000",
  countryCode: "AU",
  phone: "+61 2 9374 4000",
});

/** What depends on the account that the baseline lives in. */
interface Home {
  guardrails: object;
  /** What somebody changes by hand before the refresh. */
  handChanges?: (account: SandboxAccount, subscriptions: readonly string[]) => Promise<void>;
  /** Controls that this life says nothing new about. */
  off?: readonly string[];
  /** Controls that only this life has, or with other options. */
  on?: object;
  /** What is there already. */
  existing?: object;
  /** True to destroy it once without teardown: the next run looks for what stayed, and takes it over. */
  comesBack?: boolean;
}

const switchedOff = (ids: readonly string[] = []) => Object.fromEntries(ids.map((id) => [id, "off"]));

/** Everything that can be switched on, so that every call is made once. */
const everything = ({ guardrails, off, on, existing }: Home) => ({
  ...ANSWERS,
  ...(existing ? { existing } : {}),
  contacts: { ...ANSWERS.contacts, primary: primary("Sydney") },
  enabledRegions: REGIONS,
  profile: "compliance",
  alerts: { httpsEndpoints: ["https://hooks.acme.sandbox/aws"] },
  controls: {
    "alert-channel": { encrypt: true },
    "audit-trail": { encrypt: true, keepDays: 400, lockDays: 30 },
    "canary-key": "on",
    guardduty: { features: ["S3_DATA_EVENTS"] },
    "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" },
    ...switchedOff(off),
    ...on,
  },
  guardrails,
  tags: { stage: "first", owner: "security" },
});

/** The same with another value wherever a resource can be changed in place. */
const everythingChanged = ({ guardrails, off, on, existing }: Home) => {
  const before = everything({ existing, guardrails: { ...guardrails, allowedInstanceTypes: ["t3.*"] } });
  const contacts = Object.fromEntries(
    Object.entries(before.contacts).map(([kind, contact]) => [
      kind,
      kind === "primary" ? primary("Newcastle") : { ...contact, title: "On duty" },
    ]),
  );
  const github = { githubSubject: "repo:acme/infrastructure:environment:staging" };
  const trail = { encrypt: true, keepDays: 90, lockDays: 60 };
  const filters = { retentionDays: 90 };
  const changed = { "audit-trail": trail, "cis-metric-filters": filters, "least-privilege": github };
  const controls = { ...before.controls, ...changed, ...switchedOff(off), ...on };
  return { ...before, contacts, controls, monthlyBudgetUsd: 250, tags: { stage: "second" } };
};

/** A group and a role to bind, as an account has them that somebody worked on. */
async function someAccount(account: SandboxAccount): Promise<Home> {
  const { iam } = clientsFor(account);
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  await iam.send(new CreateGroupCommand({ GroupName: "admins" }));
  await iam.send(new CreateRoleCommand({ RoleName: "ci", AssumeRolePolicyDocument: JSON.stringify(trust) }));
  return {
    guardrails: { mode: "account", groups: ["admins"], roles: ["ci"] },
    comesBack: true,
    handChanges: (there, subscriptions) => changeByHand(there, [HOME, BILLING_REGION], subscriptions),
  };
}

/** What an Organization is asked for; the other controls work there as in any account. */
const IN_AN_ORGANIZATION = ["region-guard", "launch-guard", "tamper-guard", "freeze", "audit-trail", "serial-console"];

/** What an organization must trust before its services have an administrator, and before members' contacts and roots are in reach. */
const TRUSTED = [
  "access-analyzer.amazonaws.com",
  "account.amazonaws.com",
  "config.amazonaws.com",
  "config-multiaccountsetup.amazonaws.com",
  "cloudtrail.amazonaws.com",
  "iam.amazonaws.com",
];

const POLICY_TYPES = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "DECLARATIVE_POLICY_EC2"] as const;

async function someOrganization({ endpoint, credentials }: SandboxAccount): Promise<Home> {
  const organizations = new OrganizationsClient({ endpoint, credentials, region: BILLING_REGION });
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { Roots = [] } = await organizations.send(new ListRootsCommand({}));
  const RootId = Roots[0]!.Id!;
  for (const PolicyType of POLICY_TYPES) await organizations.send(new EnablePolicyTypeCommand({ RootId, PolicyType }));
  for (const ServicePrincipal of TRUSTED)
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  const member = new CreateAccountCommand({ AccountName: "security", Email: "security@acme.sandbox" });
  const { CreateAccountStatus } = await organizations.send(member);
  const services = ["guardduty", "access-analyzer", "config", "security-hub"];
  const on = {
    "delegated-administrators": { enabled: true, account: CreateAccountStatus!.AccountId!, services },
    "audit-trail": { organization: true },
    "member-contacts": "on",
    "root-access": "on",
    "declarative-policies": "on",
    "resource-control": "on",
  };
  return { guardrails: { mode: "organization", targets: [RootId] }, off: allBut(IN_AN_ORGANIZATION), on };
}

/** What the administrator of these services makes in its own account, which here manages the organization too. */
async function someAdministrator(account: SandboxAccount): Promise<Home> {
  const { endpoint, credentials } = account;
  const organizations = new OrganizationsClient({ endpoint, credentials, region: BILLING_REGION });
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  for (const ServicePrincipal of ["access-analyzer.amazonaws.com", "config.amazonaws.com"])
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  for (const region of REGIONS) {
    const { guardduty } = clientsFor(account, region);
    const securityhub = new SecurityHubClient({ endpoint, credentials, region });
    await securityhub.send(new EnableHubAdministratorCommand({ AdminAccountId: account.accountId }));
    await securityhub.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
    await guardduty.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: account.accountId }));
    await guardduty.send(new CreateDetectorCommand({ Enable: true, Tags: { [VERSION_TAG]: VERSION } }));
  }
  const on = {
    "organization-detectors": "on",
    "organization-hubs": "on",
    "organization-analyzers": "on",
    "organization-aggregator": "on",
  };
  const hubs = Object.fromEntries(
    REGIONS.map((region) => [region, `arn:aws:securityhub:${region}:${account.accountId}:hub/default`]),
  );
  const off = allBut(["guardduty", "config-recorder", "security-hub"]);
  return { guardrails: { mode: "none" }, existing: { hubs }, off, on };
}

const allBut = (ids: readonly string[]): string[] => CONTROLS.map(({ id }) => id).filter((id) => !ids.includes(id));

/** A call as it was seen. */
type SeenCall = Pick<OwnCall, "action" | "where">;

/** Every region that an action was called in. */
type Seen = Map<string, Set<string>>;

async function note(seen: Seen, { account }: Session): Promise<void> {
  for (const { service, operation, region } of account.journal.entries()) {
    const actions = await actionsOf({ service, signingName: service, operation });
    if (!actions) throw new Error(`the IAM action of ${service}:${operation} is not known`);
    for (const action of actions) seen.set(action, (seen.get(action) ?? new Set()).add(region));
  }
}

const whereOf = (regions: Set<string>): string => {
  if (regions.has(IDLE)) return "every region";
  return regions.has(HOME) ? "home and us-east-1" : "us-east-1";
};

const root = join(__dirname, "..", "..");

/** ARNs of the subscriptions in the state of the stack. */
async function subscriptionsOf({ pulumi }: Session): Promise<string[]> {
  const { output } = await pulumi.run(["stack", "export", "--stack", "calls"], { cwd: root });
  const { deployment } = JSON.parse(output.slice(output.indexOf("{"))) as {
    deployment: { resources: { type: string; id?: string }[] };
  };
  return deployment.resources.flatMap(({ type, id }) =>
    type === "aws:sns/topicSubscription:TopicSubscription" && id ? [id] : [],
  );
}

/** The life of one baseline: made, destroyed and made again, changed by somebody else, refreshed, repaired and changed, taken down for real. */
async function live(folder: string, prepare: (account: SandboxAccount) => Promise<Home>, seen: Seen) {
  mkdirSync(folder, { recursive: true });
  const session = await startSession({ folder, checkpoints: false });
  try {
    const home = await prepare(session.account);
    session.account.journal.clear();
    await openStack(session.pulumi, "calls", root, folder);
    const configFile = join(folder, "Pulumi.calls.yaml");
    const run = async (command: string[], settings: object) => {
      const { accountId } = session.account;
      writeFileSync(configFile, stackFile({ accountId, ...settings }));
      const args = [...command, "--yes", "--skip-preview", "--stack", "calls", "--config-file", configFile];
      const { code, output } = await session.pulumi.run(args, { cwd: root });
      if (code !== 0) throw new Error(`pulumi ${command.join(" ")} ended with code ${code}:\n${output}`);
    };
    const first = everything(home);
    const second = { ...everythingChanged(home), teardown: true };
    await run(["up"], first);
    if (home.comesBack) {
      await run(["destroy"], first);
      await run(["up"], first);
    }
    await note(seen, session);
    await home.handChanges?.(session.account, await subscriptionsOf(session));
    session.account.journal.clear();
    await run(["refresh"], first);
    await run(["up"], second);
    await run(["destroy"], second);
    await note(seen, session);
  } finally {
    await session.stop();
  }
}

/**
 * Every call that the whole baseline makes on an account, from the journal of the sandbox: applied, refreshed after
 * changes by hand, repaired, changed and destroyed, once in mode account, once in mode organization and once
 * as the administrator of one. Takes about two minutes.
 *
 * @throws Error when a run fails, with what the engine said
 */
export async function recordOwnCalls(): Promise<SeenCall[]> {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-own-calls-"));
  const seen: Seen = new Map();
  try {
    await live(join(folder, "account"), someAccount, seen);
    await live(join(folder, "organization"), someOrganization, seen);
    await live(join(folder, "administrator"), someAdministrator, seen);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [...seen]
    .map(([action, regions]) => ({ action, where: whereOf(regions) }))
    .sort((a, b) => (a.action < b.action ? -1 : 1));
}

/** The calls that the deploy role's rights are made from; tests/integration/own-calls.test.ts compares them with a run. */
export const ownCalls: Generator = {
  name: "own-calls",
  needs: "engine",
  files: async () => [
    { path: "domain/generated/own-calls.json", text: `${JSON.stringify(await recordOwnCalls(), undefined, 2)}\n` },
  ],
};
