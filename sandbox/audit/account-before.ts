import { CreateDetectorCommand } from "@aws-sdk/client-guardduty";
import { ON_FROM_THE_START } from "../../domain/controls/detection/plans";
import type { SandboxAccount } from "../account/account";
import { clientsFor } from "../account/clients";
import { makeDevelopers } from "../tour/scenes/developers";

/** Where somebody switched GuardDuty on once: home and one region more. */
const WATCHED = ["ap-southeast-2", "us-east-1"];

/**
 * Makes what an account has that somebody began to secure: people, and in two regions a detector without its plans. A check
 * of a plan judges a detector that is on, and nothing where there is none.
 *
 * @returns region -> id of the detector, as `existing.detectorIds` takes it
 */
export async function workOn(account: SandboxAccount): Promise<Record<string, string>> {
  await makeDevelopers(account);
  const Features = ON_FROM_THE_START.map((Name) => ({ Name, Status: "DISABLED" as const }));
  const made = WATCHED.map(async (region) => {
    const { guardduty } = clientsFor(account, region);
    const { DetectorId } = await guardduty.send(new CreateDetectorCommand({ Enable: true, Features }));
    return [region, DetectorId!] as const;
  });
  return Object.fromEntries(await Promise.all(made));
}
