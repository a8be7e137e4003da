import type { DeclarableId, Declared } from "../../../domain/settings/declared-facts";
import { planOf } from "../../support/plan";

const HOME = "ap-southeast-2";
const IDLE = ["eu-west-1", "us-east-1"];
const enabledRegions = [HOME, ...IDLE];

type All = Partial<Record<DeclarableId, Declared>>;
const warned = (declared: Record<string, All>, controls: object = {}) =>
  planOf(
    { enabledRegions, controls },
    { declared: Object.fromEntries(Object.entries(declared).map(([region, found]) => [region, { found }])) },
  ).warnings.filter((warning) => /organization (decides|keeps)/.test(warning));
const everywhere = (all: All) => Object.fromEntries(enabledRegions.map((region) => [region, all]));

const WEAKER = "what the organization decides is weaker than what this stack would set: ";

it("what is left alone is said in one line, with what was decided, the same regions together", () => {
  const console = { "serial-console": { state: "disabled" } };
  const declared = {
    ...everywhere({
      ...console,
      imds: { state: "required", hopLimit: 2 },
      "network-closure": { state: "block-bidirectional" },
    }),
    [HOME]: console,
  };
  expect(warned(declared)).toEqual([
    "the organization decides settings of EC2 by a declarative policy, so they are left alone here: imds in eu-west-1, us-east-1 (required, hop limit 2); serial-console in every covered region (disabled); network-closure in every idle region (block-bidirectional)",
  ]);
});

it("nothing is said of an account that decides itself", () => {
  expect(warned(everywhere({}))).toEqual([]);
});

it.each<[DeclarableId, Declared, object]>([
  ["imds", { state: "required", hopLimit: 1 }, {}],
  ["imds", { state: "required" }, {}],
  ["image-block", { state: "block-new-sharing" }, {}],
  ["snapshot-block", { state: "block-all-sharing" }, {}],
  ["snapshot-block", { state: "block-all-sharing" }, { "snapshot-block": { state: "block-new-sharing" } }],
  ["serial-console", { state: "disabled" }, {}],
  ["image-allowlist", { state: "enabled", providers: [] }, {}],
  ["network-closure", { state: "block-bidirectional" }, {}],
])("%s as %j is strict enough", (id, decided, controls) => {
  expect(warned(everywhere({ [id]: decided }), controls)).toEqual([expect.not.stringContaining("weaker")]);
});

it.each<[DeclarableId, Declared, string]>([
  ["imds", { state: "no-preference" }, "no-preference instead of required, hop limit 2"],
  ["imds", { state: "required", hopLimit: 3 }, "required, hop limit 3 instead of required, hop limit 2"],
  ["image-block", { state: "unblocked" }, "unblocked instead of block-new-sharing"],
  ["snapshot-block", { state: "block-new-sharing" }, "block-new-sharing instead of block-all-sharing"],
  ["serial-console", { state: "enabled" }, "enabled instead of disabled"],
  ["network-closure", { state: "block-ingress" }, "block-ingress instead of block-bidirectional"],
  ["network-closure", { state: "of-tomorrow" }, "of-tomorrow instead of block-bidirectional"],
])("%s as %j is weaker, and whom to ask is said", (id, decided, words) => {
  const where = id === "network-closure" ? "idle" : "covered";
  const [, weaker] = warned(everywhere({ [id]: decided }));
  expect(weaker).toBe(
    `${WEAKER}${id} in every ${where} region (${words}); nothing in this account can change it, so ask whoever runs the management account to tighten the declarative policy, or to leave the setting to its accounts`,
  );
});

it("images are held against what the region would have, and against whom the stack lets in", () => {
  const images = (decided: Declared) => warned(everywhere({ "image-allowlist": decided }))[1];
  expect(images({ state: "audit-mode", providers: ["amazon"] })).toContain(
    `image-allowlist in ${IDLE.join(", ")} (audit-mode, images of amazon instead of enabled, images of amazon)`,
  );
  expect(images({ state: "enabled", providers: ["any"] })).toContain("(enabled, images of any instead of audit-mode");
  expect(images({ state: "enabled", providers: ["amazon"] })).toBeUndefined();
});

it("what nobody could ask is told once for each reason", () => {
  const unknown = { unknown: "AccessDenied: no" };
  const { warnings } = planOf(
    { enabledRegions },
    { declared: { [HOME]: { found: {} }, "eu-west-1": unknown, "us-east-1": unknown } },
  );
  expect(warnings).toContain(
    "nobody knows whether the organization decides settings of EC2 in eu-west-1, us-east-1, and the run fails where it does: AccessDenied: no",
  );
});

it("no command is told that the account's own networks or images would be refused", () => {
  const facts = {
    closures: { [HOME]: { found: true } },
    imageStates: { [HOME]: { found: "enabled" } },
    declared: {
      [HOME]: {
        found: {
          "network-closure": { state: "block-bidirectional" },
          "image-allowlist": { state: "enabled", providers: ["amazon"] },
        },
      },
    },
  };
  const { warnings } = planOf({ enabledRegions }, facts);
  expect(warnings.join("\n")).not.toMatch(/modify-vpc-block-public-access-options|becomes audit-mode/);
  expect(warnings).toContain(
    `${HOME} stands in allowedRegions and the organization keeps its way to the internet closed; ask whoever runs the management account`,
  );
});
