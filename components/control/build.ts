import type * as pulumi from "@pulumi/pulumi";
import type { ControlId } from "../../domain/controls/table";
import type { Plan } from "../../domain/settings/plan";
import type { GuardrailSummary } from "../../domain/documents/guardrails/summary";

type Outputs<T> = { [key: string]: pulumi.Output<T> };

/** What controls give out, to the owner and to the controls after them. A control that is off gives nothing. */
export interface Made {
  /** Region code -> ARN of its alert topic. */
  alertTopicArns: Outputs<string>;
  /** Region code -> GuardDuty detector id. */
  detectorIds: Outputs<string>;
  /** Budget -> its name: monthly, daily, idle-regions. */
  budgetNames: Outputs<string>;
  /** Kind of access -> name of its IAM group. */
  groupNames: Outputs<string>;
  /** Kind of access -> ARN of its IAM role. */
  roleArns: Outputs<string>;
  /** Region code -> id of the network for workloads. */
  networkIds: Outputs<string>;
  /** Part of the canary key, accessKeyId or secretAccessKey -> its value, a secret. */
  canaryKey: Outputs<string>;
  /** What the trail sends its calls with to CloudWatch Logs: logGroupArn and roleArn. */
  trailLogs: Outputs<string>;
  /** Policy document -> its policy in short. */
  guardrailDocuments: Outputs<GuardrailSummary>;
}

/** What a control is made from. */
interface Context {
  plan: Plan;
  /** Name of the component, `<baseline>-<stem>`. */
  name: string;
  opts: pulumi.ComponentResourceOptions;
  /** What the controls before it gave out. */
  made: Readonly<Made>;
}

/** How the baseline makes a component. */
export interface Build {
  /** The controls that it makes: it is made while one of them is on. */
  controls: readonly [ControlId, ...ControlId[]];
  /** What its name ends with. Default: the id of its control. */
  stem?: string;
  build(context: Context): Partial<Made>;
}

/** An Output of a map as a map of Outputs, for names that are known. */
export const eachOf = <T>(values: pulumi.Output<{ [name: string]: T }>, names: readonly string[]): Outputs<T> =>
  Object.fromEntries(names.map((name) => [name, values.apply((known) => known[name]!)]));
