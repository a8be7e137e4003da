import { meantKey, parseKey, strayKeyProblems } from "../../../domain/settings/config-keys";

const told = (keys: string[], project = "ringfence") =>
  strayKeyProblems(keys, project).map(({ path, message }) => `${path}: ${message}`);

it.each([
  ["guardrails", "ringfence", "guardrails"],
  ["ringfence:guardrails", "ringfence", "guardrails"],
  ["ringfence:config:guardrails", "ringfence", "guardrails"],
  ["aws:region", "aws", "region"],
])("%s is what the engine makes of it", (key, namespace, name) => {
  expect(parseKey(key, "ringfence")).toEqual({ namespace, name });
});

describe("a key that nobody reads", () => {
  it.each([
    [
      "Ringfence:guardrails",
      'Ringfence:guardrails: is a key of "Ringfence", which nobody reads; write ringfence:guardrails',
    ],
    ["ring-fence:alerts", 'ring-fence:alerts: is a key of "ring-fence", which nobody reads; write ringfence:alerts'],
    ["ringfense:alert", 'ringfense:alert: is a key of "ringfense", which nobody reads; write ringfence:alerts'],
    [
      "ringfence:ringfence",
      "ringfence:ringfence: holds settings, each of which needs a key of its own; write ringfence:<setting>",
    ],
  ])("%s has a word of its own", (key, message) => {
    expect(told([key])).toEqual([message]);
  });

  it("is left to others when it is not near: packages, other projects, and names that are no setting", () => {
    expect(told(["aws:region", "aws:profile", "pulumi:tags", "other:profile", "ring-fence:colour"])).toEqual([]);
    // Three letters are near everything that has three.
    expect(told(["aws:profile"], "acme")).toEqual([]);
  });

  it("is no setting of this project, right or wrong: these have their own check", () => {
    expect(told(["ringfence:guardrails", "ringfence:guardrail"])).toEqual([]);
  });

  it("is ringfence: itself where somebody gave the project another name", () => {
    expect(told(["ringfence:contacts"], "acme-baseline")).toEqual([
      'ringfence:contacts: is a key of "ringfence", which nobody reads; write acme-baseline:contacts',
    ]);
  });
});

it.each([
  ["guardrails", "ringfence:guardrails"],
  ["ringfence:guardrail", "ringfence:guardrail"],
  ["Ringfence:guardrail", "ringfence:guardrails"],
  ["ringfence", "ringfence:<setting>"],
  ["config", undefined],
  ["environment", undefined],
  ["encryptionsalt", undefined],
  ["secretsprovider", undefined],
  ["aws:region", undefined],
])("%s outside config was meant as %s", (key, meant) => {
  expect(meantKey(key, "ringfence")).toBe(meant);
});
