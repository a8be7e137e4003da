import { readSettingsFile } from "../../../cli/adopt/settings-file";

const read = (text: string) => readSettingsFile("Pulumi.prod.yaml", text);
const problemsOf = (text: string) => {
  const result = read(text);
  return "problems" in result ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};

it("reads values as the engine hands them to the program, and leaves out what only the owner knows", () => {
  const text = `
# A comment.
encryptionsalt: v1:abc
config:
  aws:region: us-east-1
  ringfence:accountId: 012345678901
  ringfence:monthlyBudgetUsd: "100"
  ringfence:teardown: true
  ringfence:allowedRegions: [ap-southeast-2]
  ringfence:enabledRegions: '["ap-southeast-2","us-east-1"]'
  ringfence:controls: { guardduty: off, budgets: { idleRegionsUsd: 5 } }
  ringfence:contacts: { secure: v1:def }
  ringfence:homeRegion: &home ap-southeast-2
  ringfence:optInRegions: []
  profile: minimal
`;
  expect(read(text)).toEqual({
    settings: {
      accountId: "012345678901",
      monthlyBudgetUsd: 100,
      teardown: true,
      allowedRegions: ["ap-southeast-2"],
      enabledRegions: ["ap-southeast-2", "us-east-1"],
      controls: { guardduty: "off", budgets: { idleRegionsUsd: 5 } },
      homeRegion: "ap-southeast-2",
      optInRegions: [],
      profile: "minimal",
    },
  });
});

it.each([
  ["", "--settings: Pulumi.prod.yaml: there is no map `config`; give the Pulumi.<stack>.yaml of the program"],
  [
    "config:\n  aws:region: us-east-1\n",
    "--settings: Pulumi.prod.yaml: config has no setting of this program; expected names such as ringfence:allowedRegions",
  ],
  [
    "config:\n  ringfence:allowedRegions: { secure: v1:abc }\n",
    "allowedRegions: is encrypted in Pulumi.prod.yaml, and only contacts and alerts may be; set it again without --secret",
  ],
  [
    "config:\n  aws:region: us-east-1\nringfence:guardrails: { groups: [admins] }\n",
    "ringfence:guardrails: stands outside config: in Pulumi.prod.yaml, where Pulumi ignores it; indent it below config:",
  ],
  [
    "config:\n  Ringfence:allowedRegions: [us-east-1]\n",
    'Ringfence:allowedRegions: is a key of "Ringfence", which nobody reads; write ringfence:allowedRegions',
  ],
])("says what is wrong with %j", (text, message) => {
  expect(problemsOf(text)).toEqual([message]);
});

it("names the line of what is no YAML", () => {
  expect(problemsOf("config:\n  a: [1\n  b: 2\n")[0]).toMatch(
    /^--settings: Pulumi\.prod\.yaml: no YAML: .* at line \d+/,
  );
});
