import * as organizations from "@aws-sdk/client-organizations";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSession } from "./sandbox/session";
import { stackFile } from "./sandbox/answers";
import { openStack } from "./sandbox/host/pulumi-cli";
import { only, THREE_ANSWERS, TWO_REGIONS } from "./tests/support/stack";
import { assume, person } from "./tests/support/sign-in";

void (async () => {
  const folder = mkdtempSync(join(tmpdir(), "exp-"));
  const session = await startSession({ folder });
  try {
    const { account } = session;
    const client = new organizations.OrganizationsClient({ region: "us-east-1", endpoint: account.endpoint, credentials: account.credentials });
    await client.send(new organizations.CreateOrganizationCommand({ FeatureSet: "ALL" }));
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      const { CreateAccountStatus } = await client.send(new organizations.CreateAccountCommand({ AccountName: `member ${n}`, Email: `m${n}@acme.internal` }));
      ids.push(CreateAccountStatus!.AccountId!);
    }
    console.log(ids);
    const ci = await person(account, "ci", { policy: { Effect: "Allow", Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/OrganizationAccountAccessRole" } });
    const t0 = Date.now();
    for (const id of ids) await openStack(session.pulumi, id, __dirname, folder);
    console.log("stacks", Date.now() - t0);
    const t = Date.now();
    await Promise.all(ids.map(async (id) => {
      const keys = await assume(account, `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`, { keys: ci.keys });
      const file = join(folder, `Pulumi.${id}.yaml`);
      const base = JSON.parse(stackFile({ ...TWO_REGIONS, profile: "minimal", accountId: id })) as { config: object };
      writeFileSync(file, JSON.stringify({ config: { ...base.config, "aws:accessKey": keys.accessKeyId, "aws:secretKey": keys.secretAccessKey, "aws:token": keys.sessionToken } }));
      const { code, output } = await session.pulumi.run(["up", "--yes", "--skip-preview", "--suppress-outputs", "--stack", id, "--config-file", file], { cwd: __dirname });
      console.log(id, code, Date.now() - t, code === 0 ? output.slice(-300) : output.slice(-3000));
    }));
  } finally {
    await session.stop();
  }
})();
