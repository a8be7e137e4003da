import { AccountBaseline } from "./components/account-baseline";
import { loadSettings } from "./settings";

/** The program: settings -> one baseline -> outputs. Pulumi awaits the function and takes its result as stack outputs. */
export = async () => {
  const baseline = new AccountBaseline("ringfence", await loadSettings());
  return {
    coveredRegions: baseline.coveredRegions,
    skippedRegions: baseline.skippedRegions,
    detectorIds: baseline.detectorIds,
    alertTopicArns: baseline.alertTopicArns,
    guardrailDocuments: baseline.guardrailDocuments,
    groupNames: baseline.groupNames,
    roleArns: baseline.roleArns,
    estimatedMonthlyUsd: baseline.estimatedMonthlyUsd,
    manualSteps: baseline.manualSteps,
  };
};
