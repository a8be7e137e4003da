import { EarlyWarning, type EarlyWarningArgs } from "../../../components";
import { minify } from "../../../domain/documents/document";
import { forwardingRights, forwardingTrust } from "../../../domain/documents/forwarding";
import { classify } from "../../../domain/regions/regions";
import { messageOf } from "../../../domain/signals/message";
import { type SignalRule, signalRules } from "../../../domain/signals/rules";
import { ACCOUNT_ID, topicArn } from "../../support/mock-account";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const HOME = "ap-southeast-2";
const IDLE = "eu-west-1";
const TOPIC = topicArn(HOME, "alerts");
const ARGS: EarlyWarningArgs = {
  region: HOME,
  regions: [HOME, IDLE, "us-east-1"],
  allowedRegions: [HOME],
  topicArn: TOPIC,
};
const build = (args: Partial<EarlyWarningArgs> = {}) => record(() => new EarlyWarning("watch", { ...ARGS, ...args }));
const declared = async (args?: Partial<EarlyWarningArgs>) => resources((await build(args)).registrations);
const rulesOf = (regions: string[], more: object = {}) =>
  signalRules({ regions: classify(regions, [HOME], HOME), ...more });

const BUS = `arn:aws:events:${HOME}:${ACCOUNT_ID}:event-bus/default`;
const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/watch-forward-1a2b3c4`;

const nameOf = ({ stem, region, target }: SignalRule) =>
  target.kind === "forward" ? `watch-forward-${region}` : `watch-${stem}`;

/** What the table of signals says, as resources. */
const wanted = (rules: readonly SignalRule[]) =>
  rules.flatMap((rule) => {
    const name = nameOf(rule);
    const { region, description, state, pattern, target } = rule;
    const to =
      target.kind === "forward"
        ? { arn: BUS, roleArn: ROLE }
        : {
            arn: TOPIC,
            inputTransformer: {
              inputPaths: messageOf(target.signal).inputPaths,
              inputTemplate: messageOf(target.signal).template,
            },
          };
    return [
      {
        type: "aws:cloudwatch/eventRule:EventRule",
        name,
        inputs: { region, description, state, eventPattern: JSON.stringify(pattern) },
      },
      { type: "aws:cloudwatch/eventTarget:EventTarget", name, inputs: { region, rule: `${name}-1a2b3c4`, ...to } },
    ];
  });

const ofEvents = <T extends { type: string }>(all: readonly T[]) =>
  all.filter(({ type }) => type.startsWith("aws:cloudwatch/"));
const sorted = <T extends { type: string; name: string }>(all: readonly T[]) =>
  [...all].sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));

describe("EarlyWarning", () => {
  it("makes a rule with a target for each of the table, and nothing else of EventBridge", async () => {
    expect(sorted(ofEvents(await declared()))).toEqual(sorted(wanted(rulesOf(ARGS.regions))));
  });

  it("makes one role that may put events on the bus at home, for the rules that send there", async () => {
    expect((await declared()).filter(({ type }) => type.startsWith("aws:iam/"))).toEqual([
      {
        type: "aws:iam/policy:Policy",
        name: "watch-forward",
        inputs: {
          path: "/ringfence/",
          description: "What the role of early warning may do",
          policy: minify(forwardingRights(HOME, ACCOUNT_ID)),
        },
      },
      {
        type: "aws:iam/role:Role",
        name: "watch-forward",
        inputs: {
          path: "/ringfence/",
          description: "With it EventBridge sends events to the home region, and does nothing else",
          assumeRolePolicy: minify(forwardingTrust(ACCOUNT_ID, "watch-forward-")),
        },
      },
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "watch-forward",
        inputs: {
          role: "watch-forward-1a2b3c4",
          policyArn: `arn:aws:iam::${ACCOUNT_ID}:policy/ringfence/watch-forward-1a2b3c4`,
        },
      },
    ]);
  });

  it("makes two resources in an idle region", async () => {
    expect((await declared()).filter(({ inputs }) => inputs.region === IDLE).map(({ name }) => name)).toEqual([
      `watch-forward-${IDLE}`,
      `watch-forward-${IDLE}`,
    ]);
  });

  it("sends nothing home before the role may", async () => {
    const { registrations } = await build();
    const target = registrations.find(
      ({ type, name }) => type.endsWith(":EventTarget") && name === `watch-forward-${IDLE}`,
    );
    expect(target!.dependencies.filter((urn) => urn.includes("rolePolicyAttachment"))).toHaveLength(1);
  });

  it("makes no role where everything happens at home", async () => {
    const made = await declared({ regions: [HOME] });
    expect(made).toEqual(ofEvents(made));
    expect(sorted(made)).toEqual(sorted(wanted(rulesOf([HOME]))));
  });

  it("listens to the closed services and watches the names that it is told", async () => {
    const told = { unusedServices: ["bedrock"], namePrefix: "acme-" };
    const made = await declared(told);
    expect(sorted(ofEvents(made))).toEqual(sorted(wanted(rulesOf(ARGS.regions, told))));
    expect(sorted(ofEvents(made))).not.toEqual(sorted(ofEvents(await declared())));
  });

  it("hands its tags to all that takes tags", async () => {
    const tags = { team: "security" };
    const made = await declared({ tags });
    const takesTags = made.filter(({ type }) => /:(EventRule|Role|Policy)$/.test(type));
    expect(takesTags.filter(({ inputs }) => inputs.tags === undefined)).toEqual([]);
  });

  it("refuses a home that it does not listen in, and regions that there are not", async () => {
    expect(
      await refusal(() => new EarlyWarning("watch", { ...ARGS, regions: [IDLE], allowedRegions: ["us-east-1"] })),
    ).toBe(
      [
        "early warning: 2 problems",
        `  - region: ${HOME} is not one of regions (${IDLE}); add it there, or choose one of them`,
        `  - region: ${HOME} is not one of allowedRegions (us-east-1); add it there, or choose one of them`,
      ].join("\n"),
    );
    expect(await refusal(() => new EarlyWarning("watch", { ...ARGS, regions: [HOME, "eu-wst-1"] }))).toContain(
      'regions[1]: unknown region "eu-wst-1"',
    );
  });
});
