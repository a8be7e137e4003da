import { UNKNOWN } from "../../domain/pulumi/values";
import type { DrivenResource } from "../../testing/messages";
import { isJudged, partsOfUrn, type StoredResource } from "./resource";
import type { Stored } from "./stored";
import { type Met, wireProperties } from "./values";

/** What the engine would send to a pack. */
export interface Driven {
  /** For `Analyze`, with inputs. */
  readonly resources: readonly DrivenResource[];
  /** For `AnalyzeStack`, with outputs. */
  readonly stack: readonly DrivenResource[];
  readonly notes: readonly string[];
}

type Provider = NonNullable<DrivenResource["provider"]>;

const PROVIDERS = "pulumi:providers:";

/** `urn:...::pulumi:providers:aws::default_7_48_0::04da6b54-...`: the URN, then the id. */
const urnOfReference = (reference: string): string => reference.slice(0, reference.lastIndexOf("::"));

const typeOf = (urn: string): string => urn.split("::")[2]?.split("$").at(-1) ?? "";

/** As the engine asks a pack: https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/analyze_snapshot.go */
export function drivenOf({ resources, defaultProviders, blinded }: Stored): Driven {
  const met: Met = { encrypted: 0 };
  const missing = new Set<string>();
  const defaults = new Map<string, Provider>();
  const judged = resources.filter(isJudged);
  const known = new Map(judged.filter(({ type }) => type.startsWith(PROVIDERS)).map((each) => [each.urn, each]));

  const providerOf = ({ provider: reference }: StoredResource): Provider | undefined => {
    if (!reference) return undefined;
    const urn = urnOfReference(reference);
    const type = typeOf(urn);
    const { name } = partsOfUrn(urn);
    const isDefault = name.startsWith("default");
    const found =
      known.get(urn)?.inputs ?? (isDefault ? defaultProviders?.get(type.slice(PROVIDERS.length)) : undefined);
    // In a preview, a default provider that is not configured has no inputs: the environment decides.
    if (found !== undefined || known.has(urn) || (isDefault && defaultProviders !== undefined)) {
      const made = { type, name, urn, props: wireProperties(found ?? {}, met, blinded) };
      if (!known.has(urn)) defaults.set(urn, made);
      return made;
    }
    // Where nobody knows where it works, no rule may take it for one without a region.
    missing.add(name);
    return { type, name, urn, props: { region: UNKNOWN } };
  };

  const common = (resource: StoredResource): Omit<DrivenResource, "props"> => {
    const { urn, type, parent, protect, ignoreChanges } = resource;
    const provider = providerOf(resource);
    return {
      urn,
      type,
      name: partsOfUrn(urn).name,
      opts: { protect: protect ?? false, ignoreChanges: ignoreChanges ?? [] },
      ...(parent ? { parent } : {}),
      ...(provider === undefined ? {} : { provider }),
    };
  };

  const inputs = judged.map((each) => ({ ...common(each), props: wireProperties(each.inputs ?? {}, met, blinded) }));
  const secrets = met.encrypted;
  const outputs = judged.map((each) => ({
    ...common(each),
    props: wireProperties(each.outputs ?? {}, met, blinded),
    dependencies: each.dependencies ?? [],
    propertyDependencies: Object.fromEntries(
      Object.entries(each.propertyDependencies ?? {}).map(([name, urns]) => [name, urns ?? []]),
    ),
  }));
  // The engine asks about a default provider as about any resource; a preview leaves it out.
  const providers = [...defaults.values()].map((one) => ({ ...one, opts: { protect: false, ignoreChanges: [] } }));
  return {
    resources: [...providers, ...inputs],
    stack: [...providers, ...outputs],
    notes: notesOf(secrets, blinded !== undefined, [...missing]),
  };
}

function notesOf(secrets: number, isPlan: boolean, missing: readonly string[]): string[] {
  const values = secrets === 1 ? "1 secret input is" : `${secrets} secret inputs are`;
  const how = isPlan
    ? "a preview never shows them; check the deployed stack with --file"
    : "`pulumi stack export --show-secrets` writes them in plain text";
  return [
    ...(secrets > 0 ? [`${values} hidden and count as not known: ${how}`] : []),
    ...(missing.length > 0
      ? [`the providers ${missing.join(", ")} are not in the file, so that their regions count as not known`]
      : []),
  ];
}
