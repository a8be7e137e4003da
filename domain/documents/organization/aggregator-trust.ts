import { type PolicyDocument, policyDocument } from "../document";
import { CONFIG_SERVICE } from "../own-principals";

/**
 * The trust policy of the role with which an aggregator of AWS Config asks who belongs to the organization. For roles of
 * recorders AWS writes that the service names the account for which it acts; for those of aggregators it writes nothing, so no
 * condition asks for it. An account can hand AWS Config no role but its own, and this one reads lists of the organization only.
 * https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html
 */
export const aggregatorTrust = (): PolicyDocument =>
  policyDocument([
    {
      Sid: "ConfigReadsMembers",
      Effect: "Allow",
      Principal: { Service: CONFIG_SERVICE },
      Action: "sts:AssumeRole",
    },
  ]);
