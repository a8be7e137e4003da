import { ALERT_CHANGES, BLINDING } from "../../../domain/documents/actions/blinding";
import { LAUNCH_ACTIONS } from "../../../domain/documents/actions/launches";
import { IDENTITY_CENTER } from "../../../domain/documents/actions/identity-center";
import { PERSISTENCE } from "../../../domain/documents/actions/persistence";
import { classify, DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { apiCall, callsOf, eventSourceOf, NOT_ROOT, setUpOf } from "../../../domain/signals/calls";
import type { EventPattern, ValueTest } from "../../../domain/signals/event-patterns";
import { signalRules } from "../../../domain/signals/rules";
import { SIGNALS } from "../../../domain/signals/table";
import { passes } from "../../../domain/signals/value-tests";
import { NAMED } from "../../../domain/signals/watch";
import { botocoreModels } from "../../sandbox/account/support";
import { judge } from "../../support/event-judge";
import { actionsLike } from "../../support/actions";
import { ALLOWED, call, HOME } from "./envelopes";

describe("callsOf", () => {
  it("names services as CloudTrail does, and puts those with the same names together", () => {
    expect(
      callsOf(["glue:Create*", "amplify:Create*", "cloudwatch:SetAlarmState", "kafka:*", "config:*Channel"]),
    ).toEqual([
      { eventSource: ["amplify.amazonaws.com", "glue.amazonaws.com"], eventName: [{ prefix: "Create" }] },
      { eventSource: ["monitoring.amazonaws.com"], eventName: ["SetAlarmState"] },
      { eventSource: ["config.amazonaws.com"], eventName: [{ wildcard: "*Channel" }] },
      { eventSource: ["kafka.amazonaws.com"] },
    ]);
  });

  it("leaves out what another pattern covers, and takes the version behind a name of Lambda", () => {
    expect(callsOf(["ec2:RunInstances", "ec2:Run*", "lambda:AddPermission"])).toEqual([
      { eventSource: ["ec2.amazonaws.com"], eventName: [{ prefix: "Run" }] },
      { eventSource: ["lambda.amazonaws.com"], eventName: [{ prefix: "AddPermission" }] },
    ]);
  });
});

it("setUpOf takes the verbs of all for each service", () => {
  expect(setUpOf(["rds:CreateDBCluster", "glue:Start*", "bedrock-mantle:*"])).toEqual({
    eventSource: ["bedrock-mantle.amazonaws.com", "glue.amazonaws.com", "rds.amazonaws.com"],
    eventName: [{ prefix: "Create" }, { prefix: "Start" }],
  });
});

it("apiCall needs no alternatives when there is one, and leaves root to its own signal", () => {
  expect(apiCall([{ eventName: ["a"] }])).toEqual({
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: { userIdentity: NOT_ROOT, eventName: ["a"] },
  });
  expect(apiCall([{ eventName: ["a"] }, { eventName: ["b"] }], { readOnly: [false] }).detail).toEqual({
    userIdentity: NOT_ROOT,
    readOnly: [false],
    $or: [{ eventName: ["a"] }, { eventName: ["b"] }],
  });
});

/** Services that the SDKs of AWS do not have, so that nothing can be held against them. */
const WITHOUT_MODEL = [
  "aws-external-anthropic",
  "bedrock-mantle",
  "finspace",
  "identity-sync",
  "identitystore-auth",
  "lookoutmetrics",
  "lookoutvision",
  "nimble",
  "opsworks-cm",
  "opsworks",
  "private-networks",
  "robomaker",
  "simspaceweaver",
  "sso-directory",
  "tnb",
  "transform-custom",
];

/** Calls that CloudTrail records under a name that no SDK has: the first is made in the console only. */
const RECORDED_OTHERWISE: Readonly<Record<string, string>> = {
  CloseAccount: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html",
  PutAccountPublicAccessBlock: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html",
};

describe("what the patterns name", () => {
  /** Every pair of sources and names in a pattern. */
  const named = (pattern: EventPattern): { sources: readonly string[]; names: readonly ValueTest[] }[] => {
    const inner = Object.entries(pattern).flatMap(([field, value]) => {
      if (field === "$or") return (value as readonly EventPattern[]).flatMap(named);
      return Array.isArray(value) ? [] : named(value as EventPattern);
    });
    const sources = (pattern.eventSource ?? []) as readonly ValueTest[];
    const names = (pattern.eventName ?? []) as readonly ValueTest[];
    return sources.every((source) => typeof source === "string") && sources.length > 0
      ? [...inner, { sources: sources, names }]
      : inner;
  };

  it("are calls that AWS has: a name that is misspelt would never ring", () => {
    const models = botocoreModels();
    const operationsOf = (source: string): string[] | undefined =>
      models.get(source.replace(".amazonaws.com", ""))?.flatMap((model) => Object.keys(model.detail().operations));
    const unmodelled = WITHOUT_MODEL.map(eventSourceOf);
    const pairs = SIGNALS.flatMap(({ patterns }) => patterns.flatMap(named));
    expect(pairs.length).toBeGreaterThan(40);
    const sources = new Set(pairs.flatMap((pair) => pair.sources));
    expect([...sources].filter((source) => operationsOf(source) === undefined).sort()).toEqual(unmodelled);
    const unknown = pairs.flatMap(({ sources: from, names }) =>
      names
        .filter((test) => {
          const operations = from.flatMap((source) => operationsOf(source) ?? []);
          return (
            operations.length > 0 &&
            // Of Identity Center every verb with certain first letters is meant, also one that is not there yet.
            !/"prefix":"\w{1,3}"/.test(JSON.stringify(test)) &&
            ![...operations, ...Object.keys(RECORDED_OTHERWISE)].some((operation) => passes(test, operation))
          );
        })
        .map((test) => [from, test]),
    );
    expect(unknown).toEqual([]);
  });
});

describe("every action of a list rings", () => {
  const RULES = signalRules({ regions: classify(DEFAULT_REGIONS, ALLOWED, HOME) }).filter(
    ({ region }) => region === HOME,
  );

  it.each([
    // Of a service that is named whole, what sets something up rings.
    [
      "launches",
      LAUNCH_ACTIONS.filter((action) => !action.endsWith(":*")),
      ["idle-launch", "idle-service", "model-call"],
    ],
    ["what blinds", BLINDING, ["watch-stopped", "watch-changed", "spend-unwatched"]],
    [
      "ways to stay",
      [...PERSISTENCE, ...IDENTITY_CENTER].filter(
        (action) => !/iam:.*(ToGroup|Policy|CreateUser)|Federation/.test(action),
      ),
      ["credential-made", "trust-made"],
    ],
  ])("%s", async (_, patterns, ids) => {
    const actions = [...new Set((await Promise.all(patterns.map(actionsLike))).flat())].filter(
      (action) => !/:(Batch)?(Describe|Get|List)/.test(action),
    );
    const rules = RULES.filter(({ target }) => target.kind === "notify" && ids.includes(target.signal.id));
    const asked = actions.flatMap((action) => {
      const service = action.split(":")[0]!;
      // A question to a model is the one call among them that only reads.
      const reads = /^bedrock:Invoke/.test(action);
      const event = call(action, {
        region: "us-east-1",
        reads,
        eventSource: eventSourceOf(service),
      });
      return rules.map(({ stem, pattern }) => ({ action, stem, pattern, event }));
    });
    const answers = judge(asked);
    const rung = (action: string) =>
      asked
        .filter((each, index) => each.action === action && JSON.stringify(answers[index]) === '{"matches":true}')
        .map(({ stem }) => stem);
    expect(actions.length).toBeGreaterThan(30);
    expect(actions.filter((action) => rung(action).length !== 1)).toEqual([]);
  });
});

it("what guards the baseline's own alarms, rules, topics is named by the parameter of its calls", () => {
  const known = NAMED.flatMap(({ stopping, changing }) => [...stopping, ...changing]);
  // Budgets ring whatever their name is.
  expect(ALERT_CHANGES.filter((action) => !known.includes(action) && !action.startsWith("budgets:"))).toEqual([]);
});
