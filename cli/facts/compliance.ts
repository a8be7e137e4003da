import type { Run } from "../probes/run";
import type { ControlId } from "../../domain/controls/table";
import type { ComplianceFacts } from "../../domain/settings/compliance-facts";
import type { Draft } from "../../domain/settings/plan";
import { answerOf, inEach } from "./each-region";

const CONTROLS: readonly ControlId[] = ["config-recorder", "security-hub"];

/** Whether a control is on of which the account has to be asked something. */
export const asksForCompliance = ({ on }: Pick<Draft, "on">): boolean => CONTROLS.some((id) => on[id]);

/** The same when nobody can be asked at all. */
export function unknownCompliance(
  { on }: Pick<Draft, "on">,
  covered: readonly string[],
  because: string,
): ComplianceFacts {
  const everywhere = Object.fromEntries(covered.map((region) => [region, { unknown: because }]));
  return {
    ...(on["config-recorder"]
      ? { recorders: everywhere, deliveryChannels: everywhere, configRole: { unknown: because } }
      : {}),
    ...(on["security-hub"] ? { hubs: everywhere } : {}),
  };
}

/** The questions of AWS Config and Security Hub, for the controls that are on. */
export async function readCompliance(
  run: Run,
  { on }: Pick<Draft, "on">,
  covered: readonly string[],
): Promise<ComplianceFacts> {
  const recording = async (): Promise<ComplianceFacts> => {
    const [config, iam] = await Promise.all([import("../probes/config"), import("../probes/iam")]);
    const [recorders, deliveryChannels, [role]] = await Promise.all([
      inEach(run, config.recorders, covered, ([recorder]) =>
        recorder === undefined ? undefined : { name: recorder.id, everyType: recorder.everyType },
      ),
      inEach(run, config.deliveryChannels, covered, ([channel]) =>
        channel === undefined ? undefined : { name: channel.id, bucket: channel.bucket },
      ),
      run(iam.configRole, []),
    ]);
    return { recorders, deliveryChannels, configRole: answerOf(role!, ([found]) => found?.arn) };
  };
  const hubs = async (): Promise<ComplianceFacts> => {
    const { hubs: probe } = await import("../probes/security-hub");
    return { hubs: await inEach(run, probe, covered, ([hub]) => hub) };
  };
  const [known, gathered] = await Promise.all([
    on["config-recorder"] ? recording() : {},
    on["security-hub"] ? hubs() : {},
  ]);
  return { ...known, ...gathered };
}
