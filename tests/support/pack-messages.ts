import * as messages from "@pulumi/pulumi/proto/analyzer_pb";
import { specialAssetSig, specialSecretSig, specialSigKey, unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { reconcile, type PackConfigFile, type PolicyDefaults } from "./reconcile";

/** A resource as the engine would send it. Unknown values are sentinels, secrets envelopes: see `wire`. */
export interface DrivenResource {
  readonly type: string;
  readonly name?: string;
  readonly urn?: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly provider?: {
    readonly type: string;
    readonly name?: string;
    readonly props?: Readonly<Record<string, unknown>>;
  };
  readonly opts?: { readonly protect?: boolean; readonly ignoreChanges?: readonly string[] };
  readonly parent?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

export interface Diagnostic {
  readonly policy: string;
  readonly level: "advisory" | "mandatory" | "disabled" | "remediate";
  readonly severity: string;
  readonly message: string;
  readonly urn: string;
}

export interface Answer {
  readonly diagnostics: Diagnostic[];
  /** Policy name -> why it had nothing to judge. */
  readonly notApplicable: Record<string, string>;
}

/** Values as they travel. */
export const wire = {
  unknown: unknownValue,
  secret: (value: unknown) => ({ [specialSigKey]: specialSecretSig, value }),
  textAsset: (text: string) => ({ [specialSigKey]: specialAssetSig, text }),
};

const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;
const LEVEL_NUMBERS: Readonly<Partial<Record<string, messages.EnforcementLevel>>> = {
  advisory: messages.EnforcementLevel.ADVISORY,
  mandatory: messages.EnforcementLevel.MANDATORY,
  disabled: messages.EnforcementLevel.DISABLED,
  remediate: messages.EnforcementLevel.REMEDIATE,
};
const SEVERITIES = ["unspecified", "low", "medium", "high", "critical"];

const struct = (value: Readonly<Record<string, unknown>> = {}): Struct =>
  Struct.fromJavaScript(value as Record<string, JavaScriptValue>);

/** The defaults of a policy, as its schema tells them. */
function defaultsOf(policy: messages.PolicyInfo): PolicyDefaults {
  const schema = policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
  const defaults = Object.entries(schema as Record<string, object>).flatMap(([name, property]) =>
    "default" in property ? [[name, property.default]] : [],
  );
  return {
    name: policy.getName(),
    level: LEVELS[policy.getEnforcementlevel()],
    defaults: Object.fromEntries(defaults),
  };
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

const urnOf = ({ urn, type, name = "example" }: DrivenResource): string =>
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
      severity: SEVERITIES[found.severity] ?? "unspecified",
      message: found.message,
      urn: found.urn,
    })),
    notApplicable: Object.fromEntries(notApplicableList.map(({ policyName, reason }) => [policyName, reason])),
  };
}
