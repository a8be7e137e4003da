import * as kms from "@aws-sdk/client-kms";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { peopleOf, policy, type Keys } from "../authorization/people";
import { connect, failure } from "../support";

const ROOT = "arn:aws:iam::123456789012:root";
const WITHOUT_PUT = policy({ Action: ["kms:CreateKey", "kms:TagResource"] });
const WITH_PUT = policy({ Action: ["kms:CreateKey", "kms:PutKeyPolicy"] });

/** A policy of a key that lets one principal do everything. */
const letting = (principal: string): string =>
  policy({ Principal: { AWS: principal }, Action: "kms:*", Resource: "*" });

const LOCKED_OUT = {
  code: "MalformedPolicyDocumentException",
  message: "The new key policy will not allow you to update the key policy in the future.",
  status: 400,
};

let account: SandboxAccount;
let people: ReturnType<typeof peopleOf>;

beforeAll(async () => {
  account = await startAccount();
  people = peopleOf(account);
});

afterAll(() => account.stop());

const client = (credentials: Keys = account.credentials) =>
  connect(kms.KMSClient, account, "eu-central-1", { credentials });
const create = (Policy: string | undefined, credentials?: Keys, BypassPolicyLockoutSafetyCheck?: boolean) =>
  client(credentials).send(new kms.CreateKeyCommand({ Policy, BypassPolicyLockoutSafetyCheck }));

describe("a policy that leaves the key to the account's root", () => {
  test("is right for a caller whose own policies allow the change of it", async () => {
    await create(letting(ROOT), await people.user("may-put", WITH_PUT));
  });

  test("is refused to a caller whose own policies do not, and nothing is made", async () => {
    const keys = async () => (await client().send(new kms.ListKeysCommand({}))).Keys?.length;
    const before = await keys();
    const caller = await people.user("may-not-put", WITHOUT_PUT);
    expect(await failure(create(letting(ROOT), caller))).toEqual(LOCKED_OUT);
    expect(account.journal.entries().at(-1)).toMatchObject({ decision: "allowed", errorCode: LOCKED_OUT.code });
    expect(await keys()).toBe(before);
    await create(letting(ROOT), caller, true);
    await create(undefined, caller);
  });
});

test("a policy that names the caller is right, whatever its own policies say", async () => {
  const caller = await people.user("named", WITHOUT_PUT);
  await create(letting("arn:aws:iam::123456789012:user/named"), caller);
  expect(await failure(create(letting("arn:aws:iam::123456789012:user/may-put"), caller))).toEqual(LOCKED_OUT);
});

test("root is kept from a policy that does not let it in, and a policy without statements from everybody", async () => {
  const user = letting("arn:aws:iam::123456789012:user/named");
  expect(await failure(create(user))).toEqual(LOCKED_OUT);
  const nothing = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  expect(await failure(create(nothing))).toEqual(LOCKED_OUT);
  await create(letting(ROOT));
});

test("a change is checked like a beginning", async () => {
  const { KeyMetadata } = await create(letting(ROOT));
  const put = (Policy: string, BypassPolicyLockoutSafetyCheck = false) =>
    client().send(new kms.PutKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId, Policy, BypassPolicyLockoutSafetyCheck }));
  const others = letting("arn:aws:iam::123456789012:user/named");
  expect(await failure(put(others))).toEqual(LOCKED_OUT);
  await put(letting(ROOT));
  await put(others, true);
});
