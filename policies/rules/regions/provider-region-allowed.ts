import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { judgePlace, type Places } from "./placement";
import type { Provider, StackResource } from "../../resource";
import type { ExampleResource, StackRule, Verdict } from "../../rule";

const PROVIDERS: readonly string[] = ["pulumi:providers:aws", "pulumi:providers:aws-native"];

/** A provider with what it serves. */
interface Served {
  readonly provider: Provider;
  readonly resources: StackResource[];
}

function byProvider(resources: readonly StackResource[]): Served[] {
  const found = new Map<string, Served>();
  for (const resource of resources) {
    const { provider, type } = resource;
    if (provider === undefined || !anyAwsResource.matches(type)) continue;
    const known = found.get(provider.urn) ?? { provider, resources: [] };
    known.resources.push(resource);
    found.set(provider.urn, known);
  }
  return [...found.values()];
}

const several = (count: number): string => (count === 1 ? "" : ` and ${count - 1} more`);

/**
 * A provider is wrong by what it serves: one that has nothing but detectors, roles or certificates to make is where it
 * belongs. Resources with a region of their own are for `region-allowed`.
 */
function judge({ provider, resources }: Served, places: Places): Verdict {
  const region = provider.props.get("region");
  const path = `${provider.name}.region`;
  const judged = resources.map((resource) => ({ resource, kind: judgePlace(resource, places).kind }));
  const those = (kind: Verdict["kind"]) => judged.filter((one) => one.kind === kind).map((one) => one.resource);
  const misplaced = those("fail");
  const waiting = those("undetermined");
  if (region.state !== "known") {
    if (misplaced.length + waiting.length === 0) return pass;
    const why = region.state === "absent" ? "the environment of the machine decides" : undefined;
    return { ...undetermined(path, why), fix: `write a plain region into the provider ${provider.name}` };
  }
  const served = misplaced.filter(({ props }) =>
    [undefined, region.value].includes(props.get("region").value as string),
  );
  const [first] = served;
  if (first !== undefined) {
    const observed = `${show(region.value)} for ${first.type} ${first.name}${several(served.length)}`;
    const fix = `point the provider ${provider.name} to an allowed region; what cannot be elsewhere gets its region by its type, in alsoAllowed of the pack`;
    return { ...fail(path, observed, `one of ${places.allowedRegions.join(", ")}`, provider.urn), fix };
  }
  return waiting.length > 0 ? undetermined(path, "the region of what it serves is not known yet") : pass;
}

const options = { allowedRegions: ["ap-southeast-2"] };
const provider = (region?: string, type = "aws") => ({
  type: `pulumi:providers:${type}`,
  name: "elsewhere",
  props: region === undefined ? {} : { region },
});
const served = (type: string, by: ExampleResource["provider"], props: Record<string, unknown> = {}) => ({
  resources: [{ type, props, provider: by! }],
});

export const providerRegionAllowed: StackRule<"allowedRegions", "alsoAllowed"> = {
  id: "provider-region-allowed",
  kind: "stack",
  title: "providers work in allowed regions",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "A provider for another region moves everything it serves there, types that take no region argument included.",
  fix: "point the provider to an allowed region; what cannot be elsewhere gets its region by its type, in alsoAllowed of the pack",
  frameworks: [],
  exemptible: false,
  types: PROVIDERS,
  needs: ["allowedRegions"],
  uses: ["alsoAllowed"],
  options: {},

  check({ resources }, places) {
    const all = byProvider(resources);
    return all.length === 0
      ? [notApplicable("no provider of AWS serves anything")]
      : all.map((one) => judge(one, places));
  },

  examples: {
    pass: [
      {
        title: "a provider in an allowed region",
        options,
        subject: served("aws:ec2/instance:Instance", provider("ap-southeast-2")),
      },
      {
        title: "a provider for certificates of CloudFront",
        options,
        subject: served("aws:acm/certificate:Certificate", provider("us-east-1")),
      },
      {
        title: "a provider for the detector of a region without workloads",
        options,
        subject: served("aws-native:guardduty:Detector", provider("eu-west-3", "aws-native")),
      },
      {
        title: "a provider for names, which have no region",
        options,
        subject: served("aws-native:route53:HostedZone", provider("eu-west-3", "aws-native")),
      },
      {
        title: "a provider for functions at the edge",
        options: { ...options, alsoAllowed: { "aws:lambda/function:Function": ["us-east-1"] } },
        subject: served("aws:lambda/function:Function", provider("us-east-1")),
      },
      {
        title: "a provider in another region whose only machine has an allowed region of its own",
        options,
        subject: served("aws:ec2/instance:Instance", provider("eu-west-3"), { region: "ap-southeast-2" }),
      },
      { title: "a provider that serves nothing", options, subject: { resources: [provider("eu-west-3")] } },
    ],
    fail: [
      {
        title: "a provider that makes machines in another region",
        options,
        subject: served("aws:ec2/instance:Instance", provider("eu-west-3"), { region: "eu-west-3" }),
      },
      {
        title: "an aws-native provider in another region",
        options,
        subject: served("aws-native:ec2:Instance", provider("us-east-2", "aws-native")),
      },
      {
        title: "a provider for worldwide services that makes machines, too",
        options,
        subject: {
          resources: [
            ...served("aws:acm/certificate:Certificate", provider("us-east-1")).resources,
            ...served("aws:ec2/instance:Instance", provider("us-east-1")).resources,
          ],
        },
      },
    ],
    unknown: [
      {
        title: "a region that another resource decides",
        options,
        subject: served("aws-native:ec2:Instance", provider(UNKNOWN, "aws-native")),
      },
      {
        title: "a provider that takes its region from the environment",
        options,
        subject: served("aws:backup/vault:Vault", provider()),
      },
    ],
  },
};
