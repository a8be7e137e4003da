import { parse } from "yaml";
import { settingFrom } from "../../../domain/settings/stack-config";
import { SETTINGS } from "../../../domain/settings/schema";
import { settingsPage } from "../../../scripts/docs/settings";
import { contacts } from "../../support/answers";
import { planOf, planProblems } from "../../support/plan";
import { withOwnDomain } from "../../support/program-folder";

/** Settings that warn of nothing, so that a warning is that of the example. */
const QUIET = { accountId: "123456789012", guardrails: { groups: ["admins"] } };

/** What a key needs beside it, as its description or its page says. */
const BESIDE: Readonly<Record<string, { [setting: string]: unknown }>> = {
  "guardrails.targets": { guardrails: { mode: "organization" } },
  "existing.unusedAccessAnalyzer": { controls: { "unused-access": "on" } },
  "existing.recorders": { profile: "compliance" },
  "existing.deliveryChannels": { profile: "compliance" },
  "existing.hubs": { profile: "compliance" },
  "existing.findingAggregator": { profile: "compliance" },
  "existing.githubProviderArn": {
    controls: { "least-privilege": { githubSubject: "repo:acme/infra:ref:refs/heads/main" } },
  },
};

/** What is warned of whenever it is on, so that nobody forgets it. */
const TOLD: Readonly<Record<string, readonly unknown[]>> = {
  teardown: [expect.stringMatching(/^teardown is on/)],
};

/** The settings of a file as the program reads them. */
const settingsOf = (text: string): { [setting: string]: unknown } =>
  Object.fromEntries(
    Object.entries((parse(text) as { config: object }).config).map(([key, value]) => {
      const name = key.replace(/^ringfence:/, "");
      return [name, typeof value === "object" ? value : settingFrom(name, String(value))];
    }),
  );

const verdict = (given: object) => {
  const problems = planProblems(given);
  return problems.length > 0 ? problems : planOf(given).warnings;
};

const page = withOwnDomain(settingsPage().text);
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => settingsOf(text!));
const keys = SETTINGS.flatMap(({ name, fields }) =>
  fields.map(({ name: key, example }) => ({ name, key, example: parse(withOwnDomain(example)) as unknown })),
);

describe("an example of docs/settings.md, with addresses of one's own, is right and warns of nothing unexpected", () => {
  it("each setting has one", () => {
    expect(blocks.map((given) => Object.keys(given))).toEqual(SETTINGS.map(({ name }) => [name]));
  });

  it.each(blocks.map((given) => [Object.keys(given)[0]!, given] as const))("%s", (name, given) => {
    expect(verdict({ ...QUIET, ...given })).toEqual(TOLD[name] ?? []);
  });

  it.each(keys)("$name, $key", ({ name, key, example }) => {
    const beside = BESIDE[`${name}.${key}`] ?? {};
    const others: { [setting: string]: unknown } = { contacts: contacts(), ...QUIET, ...beside };
    expect(verdict({ ...others, [name]: { ...(others[name] as object | undefined), [key]: example } })).toEqual([]);
  });
});
