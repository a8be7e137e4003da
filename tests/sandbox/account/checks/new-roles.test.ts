import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { peopleOf, policy } from "../authorization/people";
import { connect, failure } from "../support";

const ANYBODY = policy({ Principal: { AWS: "*" }, Action: "sts:AssumeRole" });

let account: SandboxAccount;
let people: ReturnType<typeof peopleOf>;
let old: string;

beforeAll(async () => {
  account = await startAccount();
  people = peopleOf(account);
  old = await people.role("old", ANYBODY);
});

afterEach(() => {
  account.circumstances.newRolesUnseenMs = 0;
});

afterAll(() => account.stop());

/** Calls of services that look for the role that they are given. */
const callsWith = (role: string): Record<string, () => Promise<unknown>> => ({
  MalformedPolicyDocument: () =>
    people.role(`trusts-${role.split("/").at(-1)}`, policy({ Principal: { AWS: role }, Action: "sts:AssumeRole" })),
  MalformedPolicyDocumentException: () =>
    connect(KMSClient, account).send(
      new CreateKeyCommand({
        Policy: policy(
          { Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
          { Principal: { AWS: role }, Action: "kms:Decrypt", Resource: "*" },
        ),
      }),
    ),
  InvalidParameter: async () => {
    const sns = connect(SNSClient, account);
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "alerts" }));
    const AttributeValue = policy({ Principal: { AWS: role }, Action: "sns:Publish", Resource: TopicArn! });
    await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
  },
  AccessDenied: () =>
    connect(STSClient, account).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: "session" })),
});

test("everything sees a new role at once, unless it is told otherwise", async () => {
  const role = await people.role("seen", ANYBODY, undefined, { Path: "/teams/" });
  for (const call of Object.values(callsWith(role))) await call();
});

test("a new role is not seen for a while, then it is; an old one always was", async () => {
  const role = await people.role("unseen", ANYBODY, undefined, { Path: "/teams/" });
  account.circumstances.newRolesUnseenMs = 600_000;
  const codes: Record<string, string> = {};
  for (const [code, call] of Object.entries(callsWith(role))) codes[code] = (await failure(call())).code;
  expect(codes).toEqual({
    MalformedPolicyDocument: "MalformedPolicyDocumentException",
    MalformedPolicyDocumentException: "MalformedPolicyDocumentException",
    InvalidParameter: "InvalidParameterException",
    AccessDenied: "AccessDenied",
  });
  account.circumstances.newRolesUnseenMs = 1;
  for (const call of Object.values(callsWith(role))) await call();
});

test("a role that was there before is seen, however long a new one is not", async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  account.circumstances.newRolesUnseenMs = 40;
  await callsWith(old).AccessDenied!();
});
