import { CreateDetectorCommand } from "@aws-sdk/client-guardduty";
import { createRun } from "../../../cli/probes/run";
import { detectorFacts, unknownDetectors } from "../../../cli/facts/detectors";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { clientsFor } from "../../../sandbox/account/clients";

const HOME = "ap-southeast-2";
const IDLE = "eu-west-1";

let account: SandboxAccount;
let id: string;
beforeAll(async () => {
  account = await startAccount();
  const create = new CreateDetectorCommand({ Enable: true });
  id = (await clientsFor(account, HOME).guardduty.send(create)).DetectorId!;
});
afterAll(() => account.stop());

const read = () => {
  const { accountId, credentials, endpoint } = account;
  return detectorFacts(createRun({ accountId, credentials, endpoint, deadline: 30_000 }), [HOME, IDLE]);
};

test("a detector is found where there is one, with its administrator when the account is a member", async () => {
  expect(await read()).toEqual({ [HOME]: { found: { id, enabled: true, own: false } }, [IDLE]: { found: undefined } });
  account.circumstances.guardDutyAdministrator = "210987654321";
  expect((await read())[HOME]).toEqual({ found: { id, enabled: true, own: false, administrator: "210987654321" } });
});

test("a region that refuses gives its reason, and the others their answers", async () => {
  const closed = account.faults.inject({ kind: "accessDenied", operation: "ListDetectors", region: IDLE });
  const facts = await read();
  closed();
  expect(facts[IDLE]).toEqual({ unknown: expect.stringMatching(/^AccessDenied/) as string });
  expect(facts[HOME]).toMatchObject({ found: { id } });
});

test("when there is nobody to ask as, nothing is known", () => {
  expect(unknownDetectors([HOME], "no keys")).toEqual({ [HOME]: { unknown: "no keys" } });
});
