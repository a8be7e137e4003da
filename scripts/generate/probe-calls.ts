import type { Probe } from "../../cli/probes/probe";
import { allProbes } from "../../cli/probes/table";
import { actionsOf } from "../../sandbox/account/authorization/actions";
import type { Generator } from "./generator";

interface ProbeCall {
  action: string;
  scope: Probe["scope"];
}

/** @throws Error for a command that the catalogue of IAM has no action for */
async function callsOf({ id, service, scope, calls }: Probe): Promise<ProbeCall[]> {
  const found = Object.values(calls).map(async ({ command }) => {
    const operation = command.name.replace(/Command$/, "");
    const actions = await actionsOf({ service, signingName: service, operation });
    if (actions) return actions.map((action) => ({ action, scope }));
    throw new Error(
      `probe ${id}: IAM has no action for ${service}:${operation}; give the row the prefix of its actions as service, ` +
        "or name the action in domain/documents/actions/operation-names.ts",
    );
  });
  return (await Promise.all(found)).flat();
}

/** The text of the file: each action once for each scope, in order. */
export async function probeCallsText(probes?: readonly Probe[]): Promise<string> {
  const calls = (await Promise.all((probes ?? (await allProbes())).map(callsOf))).flat();
  const keyed = new Map(calls.map((call) => [`${call.action} ${call.scope}`, call]));
  const ordered = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, call]) => call);
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

/** The IAM actions that the probes of the command line need, with their scope: the auditor's rights are built on the list. */
export const probeCalls: Generator = {
  name: "probe-calls",
  needs: "none",
  files: async () => [{ path: "domain/generated/probe-calls.json", text: await probeCallsText() }],
};
