import { BILLING_REGION } from "../../../domain/regions/regions";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import type { ResourceRule } from "../../rule";

const aws = (props: Record<string, unknown>) => ({ type: "pulumi:providers:aws", props });
const options = { allowedRegions: ["ap-southeast-2"] };

/**
 * us-east-1 is always accepted: certificates of CloudFront, billing alarms and the like need a provider there in
 * programs that do not use the `region` argument, and `region-allowed` judges each resource of such a provider.
 */
export const providerRegionAllowed: ResourceRule<"allowedRegions"> = {
  id: "provider-region-allowed",
  kind: "resource",
  title: "providers point to allowed regions",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "A provider for another region moves everything it serves there, types that take no region argument included.",
  fix: "point the provider to an allowed region, or add its region to allowedRegions of the pack and of the baseline",
  frameworks: [],
  types: ["pulumi:providers:aws", "pulumi:providers:aws-native"],
  needs: ["allowedRegions"],
  uses: [],
  options: {},

  check({ props }, { allowedRegions }) {
    const region = props.get("region");
    if (region.state === "unknown") return [undetermined(region.path)];
    if (region.state === "absent") return [undetermined(region.path, "the environment of the machine decides")];
    const allowed = [...new Set([...allowedRegions, BILLING_REGION])];
    if (allowed.some((name) => name === region.value)) return [pass];
    return [fail(region.path, show(region.value), `one of ${allowed.join(", ")}`)];
  },

  examples: {
    pass: [
      { title: "a provider in an allowed region", options, subject: aws({ region: "ap-southeast-2" }) },
      { title: "a provider for certificates of CloudFront", options, subject: aws({ region: "us-east-1" }) },
    ],
    fail: [
      { title: "a provider in another region", options, subject: aws({ region: "eu-west-3" }) },
      {
        title: "an aws-native provider in another region",
        options,
        subject: { type: "pulumi:providers:aws-native", props: { region: "us-east-2" } },
      },
    ],
    unknown: [
      {
        title: "a region that another resource decides",
        options,
        subject: aws({ region: UNKNOWN }),
      },
      { title: "a provider that takes its region from the environment", options, subject: aws({}) },
    ],
  },
};
