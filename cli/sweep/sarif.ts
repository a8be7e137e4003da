import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from "node-sarif-builder";
import { VERSION } from "../../domain/version";
import type { Invocation } from "sarif";
import type { Answers } from "../accounts/each";
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

/**
 * SARIF has no place in an account: the URI is that of the thing, so that two runs name it alike.
 *
 * @param account among several, since ids are those of one account
 */
const uriOf = ({ region, service, id, arn }: SweepItem, account?: string): string =>
  `aws/${[...(account === undefined ? [] : [account]), region, service, arn ?? id].map(encodeURIComponent).join("/")}`;

/** Things of one account; among several it is named. */
interface Things {
  items: readonly SweepItem[];
  account?: string;
}

const invocationOf = (report: SweepReport): Invocation => ({
  executionSuccessful: report.complete,
  endTimeUtc: report.takenAt,
  toolExecutionNotifications: [
    ...report.gaps.map(({ region, service, kind, state, because }) => ({
      level: "warning" as const,
      message: { text: `${service} ${kind} in ${region}: ${state}: ${printable(because)}` },
    })),
    ...unaskedTexts(report.unasked).map((text) => ({ level: "note" as const, message: { text } })),
  ],
});

function logOf(things: readonly Things[], invocations: Invocation[]): string {
  const run = new SarifRunBuilder().initSimple({ toolDriverName: "ringfence sweep", toolDriverVersion: VERSION });
  const items = things.flatMap((each) => each.items);
  for (const item of new Map(items.map((each) => [ruleId(each), each])).values()) {
    run.addRule(
      new SarifRuleBuilder().initSimple({
        ruleId: ruleId(item),
        shortDescriptionText: `${item.service}: ${item.kind}`,
      }),
    );
  }
  for (const { items: own, account } of things) {
    for (const item of own) {
      const cost =
        item.usdPerHour === undefined ? "a price that is not known" : `${item.usdPerHour.toFixed(4)} USD an hour`;
      run.addResult(
        new SarifResultBuilder().initSimple({
          ruleId: ruleId(item),
          level: levelOf(item),
          messageText: `${item.service} ${item.kind} ${printable(item.id)} in ${item.region} (${item.regionClass})${account === undefined ? "" : ` of account ${account}`}: ${cost}${item.startedAt === undefined ? "" : `, since ${item.startedAt}`}`,
          fileUri: uriOf(item, account),
        }),
      );
    }
  }
  run.run.invocations = invocations;
  const sarif = new SarifBuilder();
  sarif.addRun(run);
  return sarif.buildSarifJsonString({ indent: true });
}

/**
 * A report as SARIF 2.1.0: a rule for each kind of thing, a result for each thing, a notification for each gap and for what nobody asks.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sweepSarif = (report: SweepReport): string => logOf([{ items: report.items }], [invocationOf(report)]);

/**
 * Several accounts as one log with one run, which is what code scanning takes of one tool and category: an invocation for each
 * account, also for one that could not be asked.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning
 */
export const sweepsSarif = ({ answers }: Answers<SweepReport>): string =>
  logOf(
    answers.flatMap((answer) => ("report" in answer ? [{ items: answer.report.items, account: answer.account }] : [])),
    answers.map((answer): Invocation => {
      const of = { properties: { account: answer.account } };
      if ("report" in answer) return { ...invocationOf(answer.report), ...of };
      const text = `account ${answer.account} cannot be asked: ${printable(answer.because)}`;
      return {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: "error", message: { text } }],
        ...of,
      };
    }),
  );
