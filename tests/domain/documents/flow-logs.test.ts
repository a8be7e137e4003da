import { flowLogsRights, flowLogsTrust } from "../../../domain/documents/flow-logs";
import { ACCOUNT_ID } from "../../support/mock-account";
import { isAllowed, isLetIn } from "../../support/simulate";

const STRANGER = "999999999999";
const TRUST = flowLogsTrust(ACCOUNT_ID);
const RIGHTS = flowLogsRights(ACCOUNT_ID, "ringfence-workload-network-flow-logs-");

/** VPC takes the role for a flow log. */
const taken = (account = ACCOUNT_ID, service = "vpc-flow-logs.amazonaws.com") => ({
  service,
  action: "sts:AssumeRole",
  resource: `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/ringfence-workload-network-flow-logs-1a2b3c4`,
  context: {
    "aws:SourceAccount": account,
    "aws:SourceArn": `arn:aws:ec2:eu-west-1:${account}:vpc-flow-log/fl-0a1b2c3d4e5f67890`,
  },
});

describe("the role of flow logs", () => {
  it.each([
    ["a flow log of the account", taken(), true],
    ["a flow log of another account", taken(STRANGER), false],
    ["another service", taken(ACCOUNT_ID, "ec2.amazonaws.com"), false],
  ])("is taken for %s: %p", async (_who, call, expected) => {
    expect(await isLetIn(TRUST, call)).toBe(expected);
  });

  const allowed = (action: string, group: string) =>
    isAllowed(
      {
        action,
        resource: `arn:aws:logs:eu-west-1:${ACCOUNT_ID}:log-group:${group}:log-stream:eni-1`,
        region: "eu-west-1",
      },
      { identity: [RIGHTS] },
    );

  it("may write into the log groups of the networks, and nowhere else", async () => {
    expect(await allowed("logs:PutLogEvents", "ringfence-workload-network-flow-logs-eu-west-1-1a2b3c4")).toBe(true);
    expect(await allowed("logs:PutLogEvents", "/aws/lambda/payments")).toBe(false);
    expect(await allowed("logs:DeleteLogStream", "ringfence-workload-network-flow-logs-eu-west-1-1a2b3c4")).toBe(false);
  });
});
