import { freezeAccounts, freezePrincipals, fuseTrust } from "../../../domain/documents/budget-fuse";

const ACCOUNT = "123456789012";
const FREEZE = `arn:aws:iam::${ACCOUNT}:policy/ringfence/ringfence-freeze-1a2b3c4`;

describe("the role of the budget fuse", () => {
  it("trusts AWS Budgets on behalf of budgets of its account, and nobody else", () => {
    expect(fuseTrust(ACCOUNT).Statement).toEqual([
      {
        Sid: "OwnBudgets",
        Effect: "Allow",
        Principal: { Service: "budgets.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": ACCOUNT },
          ArnLike: { "aws:SourceArn": `arn:aws:budgets::${ACCOUNT}:budget/*` },
        },
      },
    ]);
  });

  it("attaches and detaches one policy, of groups and roles of its account", () => {
    expect(freezePrincipals(ACCOUNT, FREEZE).Statement).toEqual([
      {
        Sid: "FreezeAndThaw",
        Effect: "Allow",
        Action: ["iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:DetachGroupPolicy", "iam:DetachRolePolicy"],
        Resource: [`arn:aws:iam::${ACCOUNT}:group/*`, `arn:aws:iam::${ACCOUNT}:role/*`],
        Condition: { ArnEquals: { "iam:PolicyARN": FREEZE } },
      },
    ]);
  });

  it("attaches and detaches one service control policy in an Organization", () => {
    const scp = `arn:aws:organizations::${ACCOUNT}:policy/o-mock/service_control_policy/p-freeze12`;
    expect(freezeAccounts(ACCOUNT, scp).Statement).toEqual([
      {
        Sid: "FreezeAndThaw",
        Effect: "Allow",
        Action: ["organizations:AttachPolicy", "organizations:DetachPolicy"],
        Resource: [scp, ...["account", "ou", "root"].map((kind) => `arn:aws:organizations::${ACCOUNT}:${kind}/*`)],
      },
    ]);
  });
});
