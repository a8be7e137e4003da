import {
  BUYS_NOTHING,
  CHANGES_NOTHING,
  FROZEN,
  NO_DATA,
  NO_TRACES,
  NO_WAY_IN,
  OWN_SIGN_IN,
  roleArn,
  withoutMfa,
} from "./people";
import type { Promises } from "./promise";
import { NOT_ELSEWHERE, SEES } from "./read-only";

const AUDITOR = roleArn("least-privilege", "auditor");

export const SUPPORT: Promises = {
  can: [
    {
      says: "open and follow support cases",
      where: "worldwide",
      rows: [
        {
          calls: [
            "support:AddCommunicationToCase",
            "support:CreateCase",
            "support:DescribeCases",
            "support:ResolveCase",
          ],
        },
      ],
    },
    {
      says: "see health and advice",
      where: "worldwide",
      rows: [
        {
          calls: [
            "health:DescribeEventDetails",
            "supportplans:GetSupportPlan",
            "trustedadvisor:DescribeChecks",
            "trustedadvisor:RefreshCheck",
          ],
        },
      ],
    },
    ...SEES,
    {
      says: "take the role of the auditor, which sees every region",
      where: "worldwide",
      rows: [{ calls: ["sts:AssumeRole"], resource: AUDITOR }],
    },
    OWN_SIGN_IN,
  ],
  cannot: [
    { ...NOT_ELSEWHERE, says: "see what exists without that role" },
    NO_DATA,
    NO_TRACES,
    CHANGES_NOTHING,
    BUYS_NOTHING,
    {
      says: "change the support plan",
      where: "anywhere",
      rows: [{ calls: ["supportplans:CreateSupportPlanSchedule", "supportplans:StartSupportPlanUpdate"] }],
    },
    {
      says: "take the role of the responder or of the deployment",
      where: "anywhere",
      rows: [roleArn("break-glass", "responder"), roleArn("least-privilege", "deploy")].map((resource) => ({
        calls: ["sts:AssumeRole"],
        resource,
      })),
    },
    NO_WAY_IN,
    withoutMfa("ec2:DescribeInstances", "support:CreateCase"),
    {
      says: "take any role while the freeze is on",
      where: "anywhere",
      rows: [{ calls: ["sts:AssumeRole"], resource: AUDITOR, frozen: true }],
    },
    FROZEN,
  ],
};
