import * as messages from "@pulumi/pulumi/proto/analyzer_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type Level, LEVELS, type PackConfigFile, type PolicyDefaults, reconcile } from "./config";

/** A resource as the engine would send it. Unknown values, secrets and assets travel in a form of their own: see `wire`. */
export interface DrivenResource {
  /** Type token, for example `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** Default: `example`. */
  readonly name?: string;
  /** Default: `urn:pulumi:dev::example::<type>::<name>`. */
  readonly urn?: string;
  /** Inputs for `analyze` and `remediate`, outputs for `analyzeStack`. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** The provider that serves it. Default: none, as components and providers have none. */
  readonly provider?: {
    readonly type: string;
    readonly name?: string;
    readonly urn?: string;
    readonly props?: Readonly<Record<string, unknown>>;
  };
  readonly opts?: { readonly protect?: boolean; readonly ignoreChanges?: readonly string[] };
  /** URN of the component or resource above it. */
  readonly parent?: string;
  /** URNs; `analyzeStack` only. */
  readonly dependencies?: readonly string[];
  /** Input -> URNs of the resources that its value comes from; `analyzeStack` only. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** One violation, as a policy reports it. */
export interface Diagnostic {
  readonly policy: string;
  readonly level: Level;
  /** `unspecified` when neither the policy nor the violation has one. */
  readonly severity: Severity;
  readonly message: string;
  /** Empty where the policy named none: then it is the resource that was judged, or the stack. */
  readonly urn: string;
}

/** What a pack says about a resource or a stack. */
export interface Answer {
  readonly diagnostics: Diagnostic[];
  /** Policy name -> why it had nothing to judge. */
  readonly notApplicable: Record<string, string>;
}

/** A change of one policy to the inputs of a resource. */
export interface Remediation {
  readonly policy: string;
  /** The inputs as they would be then; undefined when the policy reported a problem instead. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** Why it could not be done. */
  readonly diagnostic?: string;
}

export interface PolicyDescription {
  readonly name: string;
  readonly description: string;
  /** Level unless a configuration says otherwise. */
  readonly level: Level;
  readonly severity: Severity;
  readonly tags: readonly string[];
}

/** What a pack tells about itself. */
export interface PackInfo {
  readonly name: string;
  readonly version: string;
  readonly policies: readonly PolicyDescription[];
}

/** In the order of their numbers in the protocol. */
const SEVERITIES = ["unspecified", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

const LEVEL_NUMBERS: Readonly<Partial<Record<string, messages.EnforcementLevel>>> = {
  advisory: messages.EnforcementLevel.ADVISORY,
  mandatory: messages.EnforcementLevel.MANDATORY,
  disabled: messages.EnforcementLevel.DISABLED,
  remediate: messages.EnforcementLevel.REMEDIATE,
};

/** A member that is undefined does not travel, as in JSON; the message itself refuses one. */
const struct = (value: Readonly<Record<string, unknown>> = {}): Struct =>
  Struct.fromJavaScript(JSON.parse(JSON.stringify(value)) as Record<string, JavaScriptValue>);

/** The defaults of a policy, as its schema tells them. */
function defaultsOf(policy: messages.PolicyInfo): PolicyDefaults {
  const schema = policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
  const defaults = Object.entries(schema as Record<string, object>).flatMap(([name, property]) =>
    "default" in property ? [[name, property.default] as const] : [],
  );
  return {
    name: policy.getName(),
    level: LEVELS[policy.getEnforcementlevel()],
    defaults: Object.fromEntries<unknown>(defaults),
  };
}

export function infoOf(info: messages.AnalyzerInfo): PackInfo {
  const { name, version, policiesList } = info.toObject();
  const policies = policiesList.map((policy) => ({
    name: policy.name,
    description: policy.description,
    level: LEVELS[policy.enforcementlevel],
    severity: SEVERITIES[policy.severity],
    tags: policy.tagsList,
  }));
  return { name, version, policies };
}

export function configureRequest(info: messages.AnalyzerInfo, file: PackConfigFile) {
  const policies = info.getPoliciesList().map(defaultsOf);
  const request = new messages.ConfigureAnalyzerRequest();
  for (const [name, { level, properties }] of reconcile(policies, file)) {
    const section = new messages.PolicyConfig();
    section.setEnforcementlevel(LEVEL_NUMBERS[level] ?? messages.EnforcementLevel.ADVISORY);
    section.setProperties(struct(properties));
    request.getPolicyconfigMap().set(name, section);
  }
  return request;
}

const urnOf = ({ urn, type, name = "example" }: Pick<DrivenResource, "urn" | "type" | "name">): string =>
  urn ?? `urn:pulumi:dev::example::${type}::${name}`;

function providerOf(provider: DrivenResource["provider"]) {
  if (provider === undefined) return undefined;
  const message = new messages.AnalyzerProviderResource();
  message.setType(provider.type);
  message.setName(provider.name ?? "default");
  message.setUrn(urnOf(provider));
  message.setProperties(struct(provider.props));
  return message;
}

export function analyzeRequest(resource: DrivenResource) {
  const request = new messages.AnalyzeRequest();
  fill(request, resource);
  return request;
}

export function analyzeStackRequest(resources: readonly DrivenResource[]) {
  const request = new messages.AnalyzeStackRequest();
  request.setResourcesList(resources.map(stackResource));
  return request;
}

function stackResource(resource: DrivenResource) {
  const message = new messages.AnalyzerResource();
  fill(message, resource);
  message.setParent(resource.parent ?? "");
  message.setDependenciesList([...(resource.dependencies ?? [])]);
  for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
    const list = new messages.AnalyzerPropertyDependencies();
    list.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, list);
  }
  return message;
}

function optionsOf({ opts = {}, parent = "" }: DrivenResource) {
  const message = new messages.AnalyzerResourceOptions();
  message.setProtect(opts.protect ?? false);
  message.setIgnorechangesList([...(opts.ignoreChanges ?? [])]);
  message.setParent(parent);
  return message;
}

function fill(message: messages.AnalyzeRequest | messages.AnalyzerResource, resource: DrivenResource): void {
  message.setType(resource.type);
  message.setName(resource.name ?? "example");
  message.setUrn(urnOf(resource));
  message.setProperties(struct(resource.props));
  message.setOptions(optionsOf(resource));
  message.setProvider(providerOf(resource.provider));
}

export function answerOf(response: messages.AnalyzeResponse): Answer {
  const { diagnosticsList, notApplicableList } = response.toObject();
  return {
    diagnostics: diagnosticsList.map((found) => ({
      policy: found.policyname,
      level: LEVELS[found.enforcementlevel],
      severity: SEVERITIES[found.severity],
      message: found.message,
      urn: found.urn,
    })),
    notApplicable: Object.fromEntries(notApplicableList.map(({ policyName, reason }) => [policyName, reason])),
  };
}

export const remediationOf = (response: messages.RemediateResponse): Remediation[] =>
  response.getRemediationsList().map((each) => {
    const [props, diagnostic] = [each.getProperties()?.toJavaScript(), each.getDiagnostic()];
    return {
      policy: each.getPolicyname(),
      ...(props === undefined ? {} : { props }),
      ...(diagnostic === "" ? {} : { diagnostic }),
    };
  });
