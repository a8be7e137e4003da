import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stackFile } from "../../sandbox/answers";
import { openStack } from "../../sandbox/host/pulumi-cli";
import { startSession } from "../../sandbox/session";
import { MEMBER_ROLE, openOrganization } from "../../tests/support/organization";
import { assume } from "../../tests/support/sign-in";
import { only, TWO_REGIONS } from "../../tests/support/stack";
import { baselineProgram } from "./programs";

/** As many as the issue asks for, beside the one that they are compared with. */
const TOGETHER = 5;

/** As in tests/integration/many-accounts.test.ts. */
const SETTINGS = { ...TWO_REGIONS, controls: only("alert-channel", "budgets", "contacts", "region-guard") };

/**
 * The first `up` of one member of an organization alone, and of five others at once, each with a program, an engine and a
 * stack of its own. They share this machine's processors, which jobs of a matrix do not.
 *
 * @returns seconds
 */
export async function measureAccounts(folder: string, root: string): Promise<{ one: number; together: number }> {
  const session = await startSession({ folder: join(folder, "accounts") });
  try {
    const { account, pulumi } = session;
    const { create, hub } = await openOrganization(account);
    const cwd = baselineProgram(join(folder, "accounts-program"), root);
    const prepared: string[][] = [];
    for (let index = 0; index <= TOGETHER; index += 1) {
      const id = await create(`member ${index}`);
      const keys = await assume(account, `arn:aws:iam::${id}:role/${MEMBER_ROLE}`, { keys: hub });
      const configFile = join(folder, `Pulumi.${id}.yaml`);
      const credentials = {
        "aws:accessKey": keys.accessKeyId,
        "aws:secretKey": keys.secretAccessKey,
        "aws:token": keys.sessionToken,
      };
      writeFileSync(configFile, stackFile({ ...SETTINGS, accountId: id, ...credentials }));
      await openStack(pulumi, id, cwd, folder);
      prepared.push(["up", "--yes", "--skip-preview", "--stack", id, "--config-file", configFile]);
    }
    const seconds = async (runs: readonly string[][]): Promise<number> => {
      const started = performance.now();
      const ended = await Promise.all(runs.map((args) => pulumi.run(args, { cwd })));
      const failed = ended.find(({ code }) => code !== 0);
      if (failed) throw new Error(`pulumi up of a member failed:\n${failed.output}`);
      return (performance.now() - started) / 1000;
    };
    const [first, ...others] = prepared;
    const one = await seconds([first!]);
    return { one, together: await seconds(others) };
  } finally {
    await session.stop();
  }
}
