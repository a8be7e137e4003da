import * as v from "valibot";
import { flag, whole } from "../../../domain/fields/values";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const options = {
  hopLimit: v.pipe(
    v.optional(whole(1, 64)),
    v.metadata({ shape: "whole number, 1 to 64" }),
    v.description(
      "Hops that an answer of the metadata service may take at most. Left out: 2, which a container needs.",
    ),
  ),
  accountDefault: v.pipe(
    v.optional(flag),
    v.metadata({ shape: "true or false" }),
    v.description(
      "True where the account asks for version 2 in all its regions, as the control `imds` of the baseline does: a machine that says nothing gets it then. Left out: false.",
    ),
  ),
};

/** Thing -> where its metadata options are, in all spellings; an empty path for the resource itself. */
const MACHINES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "autoscaling:launchconfiguration": [["metadataOptions"]],
  "ec2:instance": [["metadataOptions"]],
  "ec2:launchconfiguration": [["metadataOptions"]],
  "ec2:launchtemplate": [["metadataOptions"], ["launchTemplateData", "metadataOptions"]],
  "ec2:spotinstancerequest": [["metadataOptions"]],
};
const ACCOUNT = "ec2:instancemetadatadefaults";
const NOTEBOOK = "sagemaker:notebookinstance";
const KINDS = [...Object.keys(MACHINES), ACCOUNT, NOTEBOOK];

interface Wanted {
  readonly hopLimit: number;
  readonly accountDefault: boolean;
}

/** One item in a list, in the way of v6, or an object. */
const one = (property: Property, ...keys: string[]): Property =>
  keys.reduce((at, key) => (at.items()[0] ?? at).get(key), property);

const isSaid = ({ state, value }: Property): boolean => state !== "absent" && value !== "";
const is = ({ state, value }: Property, text: string): boolean =>
  state === "known" && String(value).toLowerCase() === text;

/** The part that both a machine and the defaults of an account have. Tokens that nobody asks for are the caller's business. */
function judgeOptions(settings: Property, hopLimit: number, unsaid: () => Verdict[]): Verdict[] {
  const [endpoint, tokens, hops] = ["httpEndpoint", "httpTokens", "httpPutResponseHopLimit"].map((name) =>
    one(settings, name),
  ) as [Property, Property, Property];
  if (is(endpoint, "disabled")) return [];
  const isUnsaid = !isSaid(tokens) || is(tokens, "no-preference");
  const byTokens = ((): Verdict[] => {
    if (tokens.state === "unknown") return [undetermined(tokens.path)];
    if (isUnsaid) return unsaid();
    return is(tokens, "required") ? [] : [fail(tokens.path, show(tokens.value), '"required"')];
  })();
  const byHops = ((): Verdict[] => {
    if (hops.state === "unknown") return [undetermined(hops.path)];
    return hops.state === "known" && Number(hops.value) > hopLimit
      ? [fail(hops.path, show(hops.value), `at most ${hopLimit}`)]
      : [];
  })();
  const verdicts = [...byTokens, ...byHops];
  return endpoint.state === "unknown" && verdicts.length > 0 ? [undetermined(endpoint.path)] : verdicts;
}

/**
 * A machine that says nothing gets what the account says, then what its image says, and else both versions. A pack sees
 * neither: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
 * One that is made from a template takes that of the template, which is judged by itself.
 */
function judgeMachine({ type, props }: Resource, { hopLimit, accountDefault }: Wanted): Verdict[] {
  const places = (MACHINES[nameOf(type)] ?? []).map((path) => one(props, ...path));
  const settings = places.find(isSaid) ?? places[0]!;
  const fromTemplate = props.get("launchTemplate");
  return judgeOptions(settings, hopLimit, () => {
    if (accountDefault) return [];
    if (nameOf(type) === "ec2:instance" && fromTemplate.items().length > 0) {
      return fromTemplate.state === "unknown" ? [undetermined(fromTemplate.path)] : [];
    }
    const path = settings.state === "absent" ? settings.path : one(settings, "httpTokens").path;
    return [fail(path, "nothing", 'httpTokens of "required"')];
  });
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InstanceMetadataServiceConfiguration.html: 1 by default. */
function judgeNotebook({ props }: Resource): Verdict[] {
  const version = one(props, "instanceMetadataServiceConfiguration", "minimumInstanceMetadataServiceVersion");
  if (version.state === "unknown") return [undetermined(version.path)];
  return is(version, "2") ? [] : [fail(version.path, show(version.value), '"2"')];
}

/** The defaults of an account that leave the version open are none. */
const judgeAccount = ({ props }: Resource, { hopLimit }: Wanted): Verdict[] =>
  judgeOptions(props, hopLimit, () => [
    fail(props.get("httpTokens").path, show(props.get("httpTokens").value), '"required"'),
  ]);

function judge(resource: Resource, wanted: Wanted): Verdict[] {
  const thing = nameOf(resource.type);
  if (thing === NOTEBOOK) return judgeNotebook(resource);
  return thing === ACCOUNT ? judgeAccount(resource, wanted) : judgeMachine(resource, wanted);
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";
const BOOK = "aws:sagemaker/notebookInstance:NotebookInstance";

export const imdsv2Required: ResourceRule<never, never, typeof options> = {
  id: "imdsv2-required",
  kind: "resource",
  title: "machines answer version 2 of the metadata service only",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "Version 1 hands the credentials of a machine to whoever can make it fetch a URL. A machine that says nothing may get version 2 from its account or its image, which no pack can see: set accountDefault where the account asks for it.",
  fix: 'set httpTokens of metadataOptions to "required" and the hop limit to 2 at most, or accountDefault of this rule to true',
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "5.7" },
    { framework: "cis-aws", version: "7.0.0", id: "6.7" },
    { framework: "fsbp", version: "1.0.0", id: "EC2.8" },
    { framework: "fsbp", version: "1.0.0", id: "AutoScaling.3" },
    { framework: "fsbp", version: "1.0.0", id: "AutoScaling.4" },
    { framework: "mitre-attack", version: "17", id: "T1552.005" },
  ],
  types: ofKinds("machines, templates of machines, notebooks and the defaults of an account", KINDS),
  needs: [],
  uses: [],
  options,

  check: (resource, { hopLimit = 2, accountDefault = false }) =>
    judgeKinds(resource, KINDS, (each) => judge(each, { hopLimit, accountDefault })),

  examples: {
    pass: [
      example("a machine with version 2", INSTANCE, { metadataOptions: { httpTokens: "required" } }),
      example("for containers, in the list form of v6", TEMPLATE, {
        metadataOptions: [{ httpTokens: "required", httpPutResponseHopLimit: 2 }],
      }),
      example("a machine without the service", INSTANCE, { metadataOptions: { httpEndpoint: "disabled" } }),
      example("a machine that a template describes", INSTANCE, { launchTemplate: { id: "lt-0123456789" } }),
      example("a template of Cloud Control", "aws-native:ec2:LaunchTemplate", {
        launchTemplateData: { metadataOptions: { httpTokens: "required" } },
      }),
      example("the defaults of an account", DEFAULTS, { httpTokens: "required", httpPutResponseHopLimit: 2 }),
      example("a notebook", BOOK, {
        instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
      }),
      {
        ...example("a machine that says nothing, where the account does", INSTANCE, { instanceType: "t3.micro" }),
        options: { accountDefault: true },
      },
      {
        ...example("more hops, where the configuration lets them through", INSTANCE, {
          metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 3 },
        }),
        options: { hopLimit: 3 },
      },
    ],
    fail: [
      example("a machine that says nothing", INSTANCE, { instanceType: "t3.micro" }),
      example("a machine with both versions", INSTANCE, { metadataOptions: { httpTokens: "optional" } }),
      example("options without a version", TEMPLATE, { metadataOptions: { httpPutResponseHopLimit: 1 } }),
      example("a template that says nothing", TEMPLATE, { imageId: "ami-1" }),
      example("a template of Cloud Control that says nothing", "aws-native:ec2:LaunchTemplate", {
        launchTemplateData: { imageId: "ami-1" },
      }),
      example("a machine from a template, with both versions", INSTANCE, {
        launchTemplate: { id: "lt-0123456789" },
        metadataOptions: [{ httpTokens: "optional" }],
      }),
      example("too many hops", INSTANCE, { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 64 } }),
      example("a launch configuration", "aws:ec2/launchConfiguration:LaunchConfiguration", { imageId: "ami-1" }),
      example("a launch configuration of Cloud Control", "aws-native:autoscaling:LaunchConfiguration", {
        metadataOptions: { httpTokens: "optional" },
      }),
      example("a spot request", "aws:ec2/spotInstanceRequest:SpotInstanceRequest", { instanceType: "t3.micro" }),
      example("defaults of an account with both versions", DEFAULTS, { httpTokens: "optional" }),
      example("defaults of an account that leave it open", DEFAULTS, { httpPutResponseHopLimit: 2 }),
      example("a notebook with both versions", BOOK, { instanceType: "ml.t3.medium" }),
      {
        ...example("a machine with both versions, where the account asks for one", INSTANCE, {
          metadataOptions: { httpTokens: "optional" },
        }),
        options: { accountDefault: true },
      },
      example("a machine of any Terraform provider", "aws:index/instance:Instance", { instanceType: "t3.micro" }),
      example("a machine in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Machine: { Type: "AWS::EC2::Instance", Properties: { InstanceType: "t3.micro" } } },
        }),
      }),
    ],
    unknown: [
      example("options that are not known yet", INSTANCE, { metadataOptions: UNKNOWN }),
      example("a template that is perhaps none", INSTANCE, { launchTemplate: UNKNOWN }),
      example("a version that is not known yet", TEMPLATE, { metadataOptions: { httpTokens: UNKNOWN } }),
      example("a notebook whose version is not known yet", BOOK, { instanceMetadataServiceConfiguration: UNKNOWN }),
    ],
  },
};
