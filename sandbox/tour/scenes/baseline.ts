import { ANSWERS } from "../../answers";
import { describeView, viewAccount } from "../account-view";
import type { EngineRun } from "../engine/engine";
import { changesOf, saidOf, type Seen, tally } from "../engine/events";
import { seconds } from "../show/lines";
import { createProgress } from "../show/progress";
import { packOptions } from "./policy-pack";
import { type Failures, failUnless, type RunContext, type Scene } from "./scene";

const succeeded = ({ code, relevant }: EngineRun, what: string): Failures =>
  failUnless(code === 0, [`${what} ended with code ${code}`, ...relevant].join("\n"));

const show = async ({ session, sights, screen }: RunContext, when: "before" | "after") => {
  const view = await viewAccount(session.account);
  sights[when].view = view;
  screen.say(
    describeView(view)
      .map(([what, found]) => `${what}: ${found}`)
      .join("; "),
  );
  return view;
};

const engine = (context: RunContext, args: string[], onEvents?: (seen: readonly Seen[]) => void): Promise<EngineRun> =>
  context.engine.run([...args, "--stack", "sandbox", "--config-file", context.configFile], {
    cwd: context.root,
    onEvents,
  });

/** Before the first run the account must be bare, or the scene after it would prove nothing. */
export const accountBefore: Scene = {
  title: "The account before",
  run: async (context) => {
    const view = await show(context, "before");
    return [
      ...failUnless(Object.keys(view.contacts).length === 0, "the account has contacts already"),
      ...failUnless(view.enabledRegions.length === 17, "the account has not the 17 regions of a new one"),
      ...failUnless(view.watchedRegions.length === 0, "GuardDuty is on already"),
    ];
  },
};

/** With --keep the account is what the last run left. */
export const accountAsLeft: Scene = {
  title: "The account as it was left",
  run: async (context) => {
    await show(context, "before");
    return [];
  },
};

/** The preview tells how much there is to do; without it no bar would know its end. */
export const apply: Scene = {
  title: "pulumi up, judged by the policy pack",
  run: async (context) => {
    const { screen } = context;
    const { groups } = ANSWERS.guardrails;
    screen.say(`guardrails.groups names ${groups.join(", ")}: nobody else who was there before is bound`);
    const preview = await engine(context, ["preview", ...packOptions(context)]);
    if (preview.code !== 0) return succeeded(preview, "pulumi preview");
    const planned = new Map(tally(preview.seen).map(({ stem, begun }) => [stem, begun]));
    const resources = [...planned.values()].reduce((sum, each) => sum + each, 0);
    screen.say(`preview: ${resources} resources of AWS, nothing against a rule (${seconds(preview.seconds)})`);
    for (const warning of saidOf(preview.events, "warning")) screen.say(`warning: ${warning}`);

    const progress = createProgress(planned, screen);
    const up = ["up", "--yes", "--skip-preview", ...packOptions(context)];
    const result = await engine(context, up, progress.update).finally(progress.stop);
    const done = tally(result.seen).reduce((sum, each) => sum + each.done, 0);
    screen.say(`up: ${done} of ${resources} resources stand (${seconds(result.seconds)})`);
    return [
      ...succeeded(result, "pulumi up"),
      ...failUnless(done === resources, `${resources - done} of ${resources} planned resources were not made`),
    ];
  },
};

/** The operations of a run that changed something, other than outputs. */
const changed = (run: EngineRun): string[] =>
  Object.entries(changesOf(run.events)).flatMap(([op, count]) => (op === "same" ? [] : [`${op} ${count}`]));

export const applyAgain: Scene = {
  title: "pulumi up again: nothing to change",
  run: async (context) => {
    const result = await engine(context, ["up", "--yes", "--skip-preview", "--suppress-outputs"]);
    const { same = 0 } = changesOf(result.events);
    context.screen.say(`${same} resources as they were, the program's own components among them`);
    return [
      ...succeeded(result, "the second pulumi up"),
      ...failUnless(same > 0 || result.code !== 0, "the second pulumi up found no resource"),
      ...failUnless(changed(result).length === 0, `the second pulumi up changed something: ${changed(result).join()}`),
    ];
  },
};

export const accountAfter: Scene = {
  title: "The account after, read through the AWS SDK",
  run: async (context) => {
    const view = await show(context, "after");
    const everywhere = (regions: readonly string[]) => regions.length === view.enabledRegions.length;
    return [
      ...failUnless(
        Object.entries(ANSWERS.contacts).every(([kind, { email }]) => view.contacts[kind] === email),
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
