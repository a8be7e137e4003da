import { METADATA, METADATA_EVERYWHERE } from "../../support/reads";
import {
  BUYS_NOTHING,
  CHANGES_NOTHING,
  FROZEN,
  NO_DATA,
  NO_TRACES,
  NO_WAY_IN,
  OWN_SIGN_IN,
  withoutMfa,
} from "./people";
import type { Promised, Promises } from "./promise";

/** Services whose resources in us-east-1 belong to worldwide ones have no row here: they are read there, see below. */
const REGIONAL = METADATA.filter((call) => !/^(cloudwatch|kms|logs):/.test(call));

/** What who looks sees, and what not; the support person looks in the same way. */
export const SEES: readonly Promised[] = [
  { says: "see what exists and how it is set", where: "allowed", rows: [{ calls: METADATA }] },
  { says: "see what has no region", where: "worldwide", rows: [{ calls: METADATA_EVERYWHERE }] },
  {
    says: "see what worldwide services keep in us-east-1: certificates, keys, alarms and quotas",
    where: "worldwide",
    rows: [
      {
        calls: [
          "acm:DescribeCertificate",
          "cloudwatch:DescribeAlarms",
          "kms:DescribeKey",
          "logs:DescribeLogGroups",
          "servicequotas:ListServiceQuotas",
        ],
      },
    ],
  },
];

export const NOT_ELSEWHERE: Promised = { says: "see what exists", where: "outside", rows: [{ calls: REGIONAL }] };

export const READ_ONLY: Promises = {
  can: [...SEES, OWN_SIGN_IN],
  cannot: [
    NOT_ELSEWHERE,
    NO_DATA,
    NO_TRACES,
    CHANGES_NOTHING,
    BUYS_NOTHING,
    NO_WAY_IN,
    withoutMfa("ec2:DescribeInstances", "iam:ListRoles"),
    FROZEN,
  ],
};
