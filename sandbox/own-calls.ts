import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateGroupCommand, CreateRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateOrganizationCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { BILLING_REGION } from "../domain/regions";
import type { OwnCall } from "../domain/own-calls";
import { ANSWERS, stackFile } from "./answers";
import { clientsFor } from "./clients";
import type { SandboxAccount } from "./gateway/account";
import { actionsOf } from "./gateway/authorization/actions";
import { openStack } from "./pulumi-cli";
import { type Session, startSession } from "./session";

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

/** Everything that can be switched on, so that every call is made once. */
const everything = (guardrails: object) => ({
  ...ANSWERS,
  contacts: { ...(ANSWERS.contacts as Record<string, object>), primary: primary("Sydney") },
  enabledRegions: REGIONS,
  profile: "compliance",
  alerts: { httpsEndpoints: ["https://hooks.acme.internal/aws"] },
  controls: {
    "alert-channel": { encrypt: true },
    guardduty: { features: ["S3_DATA_EVENTS"] },
    "least-privilege": { githubSubject: "repo:acme/infrastructure:environment:production" },
  },
  guardrails,
  tags: { stage: "first", owner: "security" },
});

/** The same with another value wherever a resource can be changed in place. */
const everythingChanged = (guardrails: object) => {
  const before = everything({ ...guardrails, allowedInstanceTypes: ["t3.*"] });
  const contacts = Object.fromEntries(
    Object.entries(before.contacts).map(([kind, contact]) => [
      kind,
      kind === "primary" ? primary("Newcastle") : { ...contact, title: "On duty" },
    ]),
  );
  const github = { githubSubject: "repo:acme/infrastructure:environment:staging" };
  const controls = { ...before.controls, "least-privilege": github };
  return { ...before, contacts, controls, monthlyBudgetUsd: 250, tags: { stage: "second" } };
};

/** A group and a role to bind, as an account has them that somebody worked on. */
async function someAccount(account: SandboxAccount): Promise<object> {
  const { iam } = clientsFor(account);
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  await iam.send(new CreateGroupCommand({ GroupName: "admins" }));
  await iam.send(new CreateRoleCommand({ RoleName: "ci", AssumeRolePolicyDocument: JSON.stringify(trust) }));
  return { mode: "account", groups: ["admins"], roles: ["ci"] };
}

async function someOrganization({ endpoint, credentials }: SandboxAccount): Promise<object> {
  const organizations = new OrganizationsClient({ endpoint, credentials, region: BILLING_REGION });
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { Roots = [] } = await organizations.send(new ListRootsCommand({}));
  const RootId = Roots[0]!.Id!;
  await organizations.send(new EnablePolicyTypeCommand({ RootId, PolicyType: "SERVICE_CONTROL_POLICY" }));
  return { mode: "organization", targets: [RootId] };
}

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

/** The life of one baseline: made, refreshed, changed, taken down for real. */
async function live(root: string, folder: string, prepare: (account: SandboxAccount) => Promise<object>, seen: Seen) {
  mkdirSync(folder, { recursive: true });
  const session = await startSession({ folder });
  try {
    const guardrails = await prepare(session.account);
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
    const first = everything(guardrails);
    const second = everythingChanged(guardrails);
    await run(["up"], first);
    await run(["refresh"], first);
    await run(["up"], second);
    await run(["up"], { ...second, teardown: true });
    await run(["destroy"], { ...second, teardown: true });
    await note(seen, session);
  } finally {
    await session.stop();
  }
}

/**
 * Every call that the whole baseline makes on an account, from the journal of the sandbox: applied, refreshed, changed and
 * destroyed, once in mode account and once in mode organization. Takes about a minute.
 *
 * @param root folder of the project
 * @param folder an empty folder to work in
 * @throws Error when a run fails, with what the engine said
 */
export async function recordOwnCalls(root: string, folder: string): Promise<OwnCall[]> {
  const seen: Seen = new Map();
  await live(root, join(folder, "account"), someAccount, seen);
  await live(root, join(folder, "organization"), someOrganization, seen);
  return [...seen]
    .map(([action, regions]) => ({ action, where: whereOf(regions) }))
    .sort((a, b) => (a.action < b.action ? -1 : 1));
}
