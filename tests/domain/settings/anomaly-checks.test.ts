import type { AnomalyMonitors } from "../../../domain/settings/account-facts";
import { planProblems, told } from "../../support/plan";

const ACCOUNT = "123456789012";
const monitorIn = (account: string, end: string): string =>
  `arn:aws:ce::${account}:anomalymonitor/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f${end}`;
const DEFAULT = { arn: monitorIn(ACCOUNT, "0"), name: "Default-Services-Monitor" };
const OWN = { arn: monitorIn(ACCOUNT, "1"), name: "base-cost-anomaly-services-1a2b3c4" };
const caller = { accountId: ACCOUNT, principalArn: `arn:aws:iam::${ACCOUNT}:role/ringfence/exempt/deploy`, groups: [] };

const problems = (given: object, anomalyMonitors?: AnomalyMonitors) => planProblems(given, { caller, anomalyMonitors });
const adopting = (anomalyMonitor: string) => ({ existing: { anomalyMonitor } });

describe("the anomaly monitor", () => {
  it.each<[string, object, AnomalyMonitors | undefined]>([
    ["there is none", {}, { found: [] }],
    ["nobody could ask", {}, undefined],
    ["the one that is there is the baseline's own", {}, { found: [OWN] }],
    ["the one that is there is adopted", adopting(DEFAULT.arn), { found: [DEFAULT] }],
    ["the control is off", { controls: { "cost-anomaly": "off" } }, { found: [DEFAULT] }],
    ["Cost Explorer is off, and the control too", { controls: { "cost-anomaly": "off" } }, { notEnabled: "off" }],
  ])("is no problem when %s", (_, given, monitors) => {
    expect(problems(given, monitors)).toEqual([]);
  });

  it("of somebody else is named with what adopts it", () => {
    expect(problems({}, { found: [DEFAULT] })).toEqual([
      `existing.anomalyMonitor: is missing: the account has the monitor "Default-Services-Monitor", and AWS allows one of services; name it, and it is used as it is`,
    ]);
    expect(told({}, { caller, anomalyMonitors: { found: [DEFAULT] } })).toContain(
      `    ringfence:existing:\n      anomalyMonitor: "${DEFAULT.arn}"`,
    );
  });

  it("that is adopted must be one of services that is there", () => {
    const other = monitorIn(ACCOUNT, "9");
    expect(problems(adopting(other), { found: [DEFAULT] })).toEqual([
      `existing.anomalyMonitor: is ${other}, which is no monitor of services of this account; there is "Default-Services-Monitor", ${DEFAULT.arn}`,
    ]);
    expect(problems(adopting(other), { found: [] })).toEqual([
      `existing.anomalyMonitor: is ${other}, which is no monitor of services of this account; there is none: remove the setting`,
    ]);
  });

  it("of another account is refused, whether or not the monitors could be asked", () => {
    const foreign = monitorIn("999999999999", "0");
    const message = `existing.anomalyMonitor: is ${foreign}, a monitor of another account than ${ACCOUNT}; name one of that account, or remove it`;
    expect(problems(adopting(foreign))).toEqual([message]);
    expect(problems(adopting(foreign), { found: [DEFAULT] })).toEqual([message]);
  });

  it("cannot be while Cost Explorer is off, and both ways out are named", () => {
    const notEnabled = "AccessDeniedException: User not enabled for cost explorer access";
    expect(problems({}, { notEnabled })).toEqual([
      `controls.cost-anomaly: cannot be made while Cost Explorer is off for this account (${notEnabled}); open Cost Explorer once in the console, as the payer when there is one, and run again a day later, or set controls: { cost-anomaly: off } until then`,
    ]);
  });
});
