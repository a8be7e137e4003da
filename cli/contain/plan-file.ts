import { COMMAND } from "../command";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { Plan } from "./plan";
import { principalOf } from "./spare";

/** A plan that must not be executed. The message is fit for people. */
export class BadPlan extends Error {}

/** Milliseconds until a plan says too little of what is there. */
const OLDEST = 3_600_000;

const digestOf = (plan: Plan): string => createHash("sha256").update(JSON.stringify(plan)).digest("hex");

/** Writes a plan, with what tells whether somebody changed it. @throws BadPlan when the file is there already */
export function writePlan(file: string, plan: Plan): void {
  const text = `${JSON.stringify({ ...plan, sha256: digestOf(plan) }, undefined, 2)}\n`;
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new BadPlan(`${file} is there already; give another file with --plan`);
  }
}

/**
 * The plan of a file.
 *
 * @param account whose credentials are used, with the ARN of the caller
 * @throws BadPlan when it is not one, was changed, is older than an hour, or of another account or caller
 */
export function readPlan(text: string, account: { accountId: string; callerArn: string }, now: Date): Plan {
  let read: Omit<Plan, "version"> & { version: unknown; sha256?: unknown };
  try {
    read = JSON.parse(text) as typeof read;
  } catch (error) {
    throw new BadPlan(`it is no JSON: ${(error as Error).message}; give the file that \`${COMMAND} contain\` wrote`);
  }
  const { sha256, ...rest } = read;
  if (rest.version !== 1) {
    throw new BadPlan(`its version is ${JSON.stringify(rest.version)}, this program knows 1; plan again`);
  }
  const plan = rest as Plan;
  if (sha256 !== digestOf(plan)) {
    throw new BadPlan("it was changed after it was made; plan again, and spare things with --state or --keep-tag");
  }
  if (plan.account !== account.accountId) {
    throw new BadPlan(
      `it is for the account ${plan.account}, and the credentials are of ${account.accountId}; take the right ones, or plan again`,
    );
  }
  const [made, asks] = [plan.request.caller, account.callerArn].map(principalOf);
  if (made!.kind !== asks!.kind || made!.name !== asks!.name) {
    throw new BadPlan(
      `it was made by ${plan.request.caller}, whom it spares, and you are ${account.callerArn}; plan again as who executes it`,
    );
  }
  const age = now.getTime() - new Date(plan.madeAt).getTime();
  if (!(age >= 0 && age <= OLDEST)) {
    throw new BadPlan(`it was made at ${plan.madeAt}, and a plan is good for an hour; plan again`);
  }
  return plan;
}
