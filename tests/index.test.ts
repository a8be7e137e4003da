import * as pulumi from "@pulumi/pulumi";
import type { Control } from "../domain/controls/control";
import { CONTROLS } from "../domain/controls/table";
import { minify } from "../domain/documents/document";
import { freeze } from "../domain/documents/guardrails/freeze";
import { DOES_NOT_BIND, guardrailDocuments } from "../domain/documents/guardrails/guardrail-documents";
import { exemptPrincipals, NAME_PREFIX } from "../domain/documents/own-principals";
import { REGIONS } from "../domain/regions/regions";
import { GuardrailMode } from "../domain/documents/guardrails/mode";
import program from "../index";
import { answers } from "./support/answers";
import { topicArn } from "./support/mock-account";
import { planOf } from "./support/plan";
import { reading } from "./support/stored-config";
import { type Recording, record, valueOf } from "./support/recorder";

type Outputs = Awaited<ReturnType<typeof program>>;

/** What the account says of its trails and of billing alerts. */
const HEARD = {
  trails: { "ap-southeast-2": true, "us-east-1": true },
  billingAlerts: { key: "alerts", enabled: true },
};

const config = Object.fromEntries(
  Object.entries({ ...answers(), accountId: "123456789012", profile: "standard", teardown: false }).map(
    ([name, value]) => [`ringfence:${name}`, typeof value === "string" ? value : JSON.stringify(value)],
  ),
);

/** What the output says of the documents when only Sydney is allowed. */
function summaries() {
  const result = guardrailDocuments({
    mode: GuardrailMode.Account,
    allowedRegions: ["ap-southeast-2"],
    namePrefix: NAME_PREFIX,
  });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  const frozen = minify(freeze(exemptPrincipals(GuardrailMode.Account, [])));
  const documents = Object.fromEntries(
    result.documents.map(({ name, kind, attachTo, characters, limit }) => {
      const arn = `arn:aws:iam::123456789012:policy/ringfence/ringfence-guardrails-${name}-1a2b3c4`;
      return [name, { arn, kind, attachTo, doesNotBind: DOES_NOT_BIND[kind], characters, limit }];
    }),
  );
  return {
    ...documents,
    freeze: {
      arn: "arn:aws:iam::123456789012:policy/ringfence/ringfence-freeze-1a2b3c4",
      kind: "managed",
      attachTo: "in an emergency, whoever may be in the wrong hands",
      doesNotBind: DOES_NOT_BIND.managed,
      characters: frozen.length,
      limit: 6144,
    },
  };
}

/** What becomes of a control of each profile in the profile standard. */
const STATES = { minimal: "on", standard: "on", compliance: "off by profile" };

describe("the program", () => {
  let recording: Recording<Outputs>;
  beforeAll(async () => {
    // The account of the mocks has fewer regions than AWS gives, which is worth a warning but not one in a test report.
    jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    recording = await record(() => program(reading()), { config });
  });

  it("declares one baseline and nothing beside it", () => {
    const roots = recording.registrations.filter(({ parent }) => parent === "");
    expect(roots.map(({ type, name }) => [type, name])).toEqual([["ringfence:index:AccountBaseline", "ringfence"]]);
  });

  it("gives out each of its outputs, each with its value", async () => {
    const outputs = Object.entries(recording.result).map(
      async ([name, output]) => [name, await valueOf<unknown>(output)] as const,
    );
    expect(Object.fromEntries(await Promise.all(outputs))).toEqual({
      canaryKey: {},
      trailLogs: {},
      networkIds: {},
      coveredRegions: ["ap-southeast-2", "us-east-1"],
      skippedRegions: Object.fromEntries(
        REGIONS.filter(({ name }) => !["ap-southeast-2", "us-east-1"].includes(name)).map(({ name, optIn }) => [
          name,
          optIn
            ? "opt-in region that is not enabled"
            : "left out of enabledRegions, although nobody can disable it: nothing watches it",
        ]),
      ),
      controlStates: Object.fromEntries(
        CONTROLS.map(({ id, profile, onlyWhenAsked }: Control) => [
          id,
          onlyWhenAsked ? "off by profile" : STATES[profile],
        ]),
      ),
      detectorIds: {
        "ap-southeast-2": "ringfence-guardduty-detector-ap-southeast-2-id",
        "us-east-1": "ringfence-guardduty-detector-us-east-1-id",
      },
      alertTopicArns: {
        "ap-southeast-2": topicArn("ap-southeast-2", "ringfence-alert-channel-topic-ap-southeast-2"),
        "us-east-1": topicArn("us-east-1", "ringfence-alert-channel-topic-us-east-1"),
      },
      budgetNames: Object.fromEntries(
        ["monthly", "daily", "idle-regions"].map((id) => [id, `ringfence-budgets-${id}-1a2b3c4`]),
      ),
      guardrailDocuments: summaries(),
      groupNames: Object.fromEntries(
        ["billing", "developer", "read-only", "support"].map((id) => [id, `ringfence-least-privilege-${id}-1a2b3c4`]),
      ),
      roleArns: {
        auditor: "arn:aws:iam::123456789012:role/ringfence/exempt/ringfence-least-privilege-auditor-1a2b3c4",
        responder: "arn:aws:iam::123456789012:role/ringfence/exempt/ringfence-break-glass-responder-1a2b3c4",
      },
      estimatedMonthlyUsd: planOf({}, { enabledRegions: ["ap-southeast-2", "us-east-1"] }).estimatedMonthlyUsd,
      manualSteps: planOf({}, HEARD).manualSteps,
    });
  });
});
