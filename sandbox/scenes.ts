import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AccountView, describeView, viewAccount } from "./account-view";
import { ANSWERS, stackFile } from "./answers";
import { type CliResult, openStack } from "./pulumi-cli";
import { leakedKey } from "./scenes/leaked-key";
import { type Failures, failUnless, type Scene, type Stage } from "./scenes/scene";

const succeeded = ({ code }: CliResult, what: string): Failures =>
  failUnless(code === 0, `${what} ended with code ${code}`);

const show = async ({ session, say }: Stage): Promise<AccountView> => {
  const view = await viewAccount(session.account);
  for (const line of describeView(view)) say(`  ${line}\n`);
  return view;
};

const pack = ({ root, packConfig }: Stage): string[] => [
  "--policy-pack",
  join(root, "policies"),
  "--policy-pack-config",
  packConfig,
];

const up = (stage: Stage, ...more: string[]): Promise<CliResult> =>
  stage.session.pulumi.run(
    ["up", "--yes", "--skip-preview", "--stack", "sandbox", "--config-file", stage.configFile, ...pack(stage), ...more],
    { cwd: stage.root, onOutput: stage.say },
  );

/** Before the first run the account must be bare, or the scene after it would prove nothing. */
const before: Scene = {
  title: "The account before",
  play: async (stage) => {
    const view = await show(stage);
    return [
      ...failUnless(Object.keys(view.contacts).length === 0, "the account has contacts already"),
      ...failUnless(view.enabledRegions.length === 17, "the account has not the 17 regions of a new one"),
      ...failUnless(view.watchedRegions.length === 0, "GuardDuty is on already"),
    ];
  },
};

/** With --keep the account is what the last run left. */
const beforeAgain: Scene = {
  title: "The account as it was left",
  play: async (stage) => {
    await show(stage);
    return [];
  },
};

const apply: Scene = {
  title: "pulumi up, judged by the policy pack",
  play: async (stage) => {
    const { groups } = ANSWERS.guardrails as { groups: string[] };
    stage.say(
      `  guardrails.groups names ${groups.join(", ")}: without that, nobody who was there before would be bound\n`,
    );
    return succeeded(await up(stage), "pulumi up");
  },
};

const applyAgain: Scene = {
  title: "pulumi up again: nothing to change",
  play: async (stage) => {
    const result = await up(stage, "--suppress-outputs");
    return [
      ...succeeded(result, "the second pulumi up"),
      ...failUnless(
        !/^\s+[+~-]+\s*\d+ (created|updated|deleted|replaced)/m.test(result.output),
        "the second pulumi up changed something",
      ),
    ];
  },
};

const after: Scene = {
  title: "The account after, read through the AWS SDK",
  play: async (stage) => {
    const view = await show(stage);
    const { contacts } = ANSWERS as { contacts: Record<string, { email: string }> };
    const everywhere = (regions: readonly string[]) => regions.length === view.enabledRegions.length;
    return [
      ...failUnless(
        Object.entries(contacts).every(([kind, { email }]) => view.contacts[kind] === email),
        "the contacts are not the ones that were given",
      ),
      ...failUnless(everywhere(view.watchedRegions), "GuardDuty is not on in every region"),
      ...failUnless(everywhere(view.encryptedRegions), "EBS encryption is not on in every region"),
      ...failUnless(view.billingAlarms === 5, "there are not five billing alarms"),
      ...failUnless(Object.keys(view.budgets).length === 3, "there are not three budgets"),
      ...failUnless(view.mailSubscriptions === 4, "there are not four mail subscriptions"),
      ...failUnless(
        view.policies.some((name) => name.includes("region-deny")),
        "there is no region deny",
      ),
    ];
  },
};

/** Rules that the intruder's program must break, each for its own reason. */
const BROKEN_RULES = ["region-allowed", "spot-forbidden", "aws-key-anywhere"];

const refuse: Scene = {
  title: "The policy pack refuses an intruder's program: a spot fleet in an idle region, with a key on board",
  play: async (stage) => {
    const cwd = join(stage.root, "examples", "refused-by-pack");
    const { pulumi } = stage.session;
    await openStack(pulumi, "sandbox", cwd, stage.folder);
    const configFile = join(stage.folder, "Pulumi.refused.yaml");
    writeFileSync(configFile, stackFile({}));
    const result = await pulumi.run(["preview", "--stack", "sandbox", "--config-file", configFile, ...pack(stage)], {
      cwd,
      onOutput: stage.say,
    });
    return [
      ...failUnless(result.code !== 0, "the preview was not refused"),
      ...BROKEN_RULES.flatMap((rule) => failUnless(result.output.includes(rule), `${rule} did not fire`)),
    ];
  },
};

const REAL = [
  "real: the Pulumi engine and command line, the program and its components, the policy pack and its protocol, the AWS SDK",
  "stand-in: the aws provider (this project's own, over the AWS SDK, with the names of @pulumi/aws)",
  "simulated: the AWS APIs (moto, and a gateway for what moto lacks); nothing is charged or mailed",
  "evaluated: permissions, by an evaluator (iam-simulate) over the policies that the account holds, and not by AWS itself",
  "not shown: whether AWS accepts each value, quotas, delays, policies of topics, queues and functions",
];

const honest: Scene = {
  title: "What was real, and what was not",
  play: ({ say }) => {
    for (const line of REAL) say(`  ${line}\n`);
    return Promise.resolve([]);
  },
};

/** The main job from start to end. */
export function scenes(keep: boolean): Scene[] {
  const leak = leakedKey(keep);
  return [keep ? beforeAgain : before, leak.before, apply, applyAgain, after, leak.after, refuse, honest];
}
