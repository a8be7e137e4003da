import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from "node-sarif-builder";
import { VERSION } from "../../domain/version";
import { printable } from "../untrusted";
import { unaskedTexts } from "./gaps";
import type { SweepItem, SweepReport } from "./report";

/** A thing is an error where nothing should be; elsewhere it is a note. */
const levelOf = ({ regionClass }: SweepItem): "error" | "warning" | "note" => {
  if (regionClass === "idle") return "error";
  return regionClass === "enabled" ? "warning" : "note";
};

const ruleId = ({ service, kind }: Pick<SweepItem, "service" | "kind">): string =>
  `${service}-${kind}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** SARIF has no place in an account: the URI is that of the thing, so that two runs name it alike. */
const uriOf = ({ region, service, id, arn }: SweepItem): string =>
  `aws/${[region, service, arn ?? id].map(encodeURIComponent).join("/")}`;

/**
 * A report as SARIF 2.1.0: a rule for each kind of thing, a result for each thing, a notification for each gap and for what nobody asks.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sweepSarif(report: SweepReport): string {
  const run = new SarifRunBuilder().initSimple({ toolDriverName: "ringfence sweep", toolDriverVersion: VERSION });
  for (const item of new Map(report.items.map((each) => [ruleId(each), each])).values()) {
    run.addRule(
      new SarifRuleBuilder().initSimple({
        ruleId: ruleId(item),
        shortDescriptionText: `${item.service}: ${item.kind}`,
      }),
    );
  }
  for (const item of report.items) {
    const cost =
      item.usdPerHour === undefined ? "a price that is not known" : `${item.usdPerHour.toFixed(4)} USD an hour`;
    run.addResult(
      new SarifResultBuilder().initSimple({
        ruleId: ruleId(item),
        level: levelOf(item),
        messageText: `${item.service} ${item.kind} ${printable(item.id)} in ${item.region} (${item.regionClass}): ${cost}${item.startedAt === undefined ? "" : `, since ${item.startedAt}`}`,
        fileUri: uriOf(item),
      }),
    );
  }
  run.run.invocations = [
    {
      executionSuccessful: report.complete,
      endTimeUtc: report.takenAt,
      toolExecutionNotifications: [
        ...report.gaps.map(({ region, service, kind, state, because }) => ({
          level: "warning" as const,
          message: { text: `${service} ${kind} in ${region}: ${state}: ${printable(because)}` },
        })),
        ...unaskedTexts(report.unasked).map((text) => ({ level: "note" as const, message: { text } })),
      ],
    },
  ];
  const sarif = new SarifBuilder();
  sarif.addRun(run);
  return sarif.buildSarifJsonString({ indent: true });
}
