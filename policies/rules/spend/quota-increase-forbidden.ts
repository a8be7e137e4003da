import { PURCHASES } from "../../../domain/documents/actions/purchases";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass, undetermined } from "../../engine/verdict";
import { madeBy } from "../../facts/calls";
import { nameOf } from "../../facts/thing";
import { madeByOneOf } from "./calls-for";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** The calls that the guardrails deny: a quota never falls again, so that each of them lifts a limit of the loss. */
export const QUOTA_CALLS: readonly string[] = PURCHASES.filter((action) => action.startsWith("servicequotas:"));

const raisedBy = madeByOneOf(QUOTA_CALLS);

/** Service Quotas can raise quotas by itself, or only tell. */
const TELLING = "NotifyOnly";

function judge({ type, props }: Resource): Verdict[] {
  if (raisedBy(type) === undefined) return [];
  const optIn = props.get("optInType");
  const isManagement = /:(start)?automanagement$/.test(nameOf(type));
  if (isManagement && optIn.value === TELLING) return [];
  if (isManagement && optIn.state === "unknown") return [undetermined(optIn.path)];
  return [fail(props.path === "" ? "type" : props.path, type, "no request for a larger quota")];
}

const example = (title: string, type: string, props: Record<string, unknown> = {}) => ({
  title,
  subject: { type, props },
});

export const quotaIncreaseForbidden: ResourceRule = {
  id: "quota-increase-forbidden",
  kind: "resource",
  title: "no program raises a quota",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "The quotas of vCPUs, spot and addresses are what keeps a loss small; raised once, they stay so, and the guardrails deny the same calls.",
  fix: "let the owner of the account raise it in the console, or exempt this resource by its name",
  frameworks: [],
  types: anyAwsResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    const { resources, unread } = madeBy(resource);
    const verdicts = [...resources.flatMap(judge), ...unread];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("an ordinary machine", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
      example(
        "the templates of new accounts, which hold nothing yet",
        "aws:servicequotas/templateAssociation:TemplateAssociation",
      ),
      example("quotas that are watched, not raised", "aws:servicequotas/autoManagement:AutoManagement", {
        optInLevel: "ACCOUNT",
        optInType: TELLING,
      }),
    ],
    fail: [
      example("more vCPUs", "aws:servicequotas/serviceQuota:ServiceQuota", {
        serviceCode: "ec2",
        quotaCode: "L-1216C47A",
        value: 2000,
      }),
      example(
        "more vCPUs of spot, by any Terraform provider",
        "aws:index/servicequotasServiceQuota:ServicequotasServiceQuota",
        {
          serviceCode: "ec2",
          quotaCode: "L-34B43A08",
          value: 2000,
        },
      ),
      example("a larger quota of every new account", "aws:servicequotas/template:Template", { awsRegion: "us-east-1" }),
      example("quotas that rise by themselves", "aws:servicequotas/autoManagement:AutoManagement", {
        optInLevel: "ACCOUNT",
        optInType: "NotifyAndAdjust",
      }),
      example("a schedule that asks for more by itself", "aws:scheduler/schedule:Schedule", {
        target: { arn: "arn:aws:scheduler:::aws-sdk:servicequotas:requestServiceQuotaIncrease", input: "{}" },
      }),
    ],
    unknown: [
      example("a management that another resource decides", "aws:servicequotas/autoManagement:AutoManagement", {
        optInType: UNKNOWN,
      }),
      example("a state machine that another resource makes", "aws:sfn/stateMachine:StateMachine", {
        definition: UNKNOWN,
      }),
    ],
  },
};
