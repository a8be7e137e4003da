import { defaultBus, forwardingRights, forwardingTrust } from "../../../domain/documents/forwarding";
import { ACCOUNT_ID } from "../../support/mock-account";
import { isAllowed, isLetIn } from "../../support/simulate";

const HOME = "ap-southeast-2";
const STRANGER = "999999999999";
const TRUST = forwardingTrust(ACCOUNT_ID, "ringfence-early-warning-forward-");
const RIGHTS = forwardingRights(HOME, ACCOUNT_ID);

/** EventBridge takes the role for a rule. */
const taken = (rule: string, account = ACCOUNT_ID, service = "events.amazonaws.com") => ({
  service,
  action: "sts:AssumeRole",
  resource: `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/ringfence-early-warning-forward-1a2b3c4`,
  context: {
    "aws:SourceAccount": account,
    "aws:SourceArn": `arn:aws:events:eu-west-1:${account}:rule/${rule}`,
  },
});

const OWN = "ringfence-early-warning-forward-eu-west-1-1a2b3c4";

describe("the role that sends events home", () => {
  it.each([
    ["a rule of early warning", taken(OWN), true],
    ["another rule of the account", taken("nightly"), false],
    ["a rule of another account", taken(OWN, STRANGER), false],
    ["another service", taken(OWN, ACCOUNT_ID, "scheduler.amazonaws.com"), false],
  ])("is taken for %s: %p", async (_who, call, expected) => {
    expect(await isLetIn(TRUST, call)).toBe(expected);
  });

  const allowed = (action: string, resource: string) =>
    isAllowed({ action, resource, region: HOME }, { identity: [RIGHTS] });

  it("may put events on the bus at home, and nowhere else, and nothing else", async () => {
    expect(await allowed("events:PutEvents", defaultBus(HOME, ACCOUNT_ID))).toBe(true);
    expect(await allowed("events:PutEvents", defaultBus("us-east-1", ACCOUNT_ID))).toBe(false);
    expect(await allowed("events:PutEvents", defaultBus(HOME, STRANGER))).toBe(false);
    expect(await allowed("events:PutRule", `arn:aws:events:${HOME}:${ACCOUNT_ID}:rule/any`)).toBe(false);
  });
});
