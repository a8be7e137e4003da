import type { Run } from "../probes/run";
import {
  expectedIdentities,
  expectedOrganizationPolicies,
  expectedServiceControlPolicies,
} from "../../domain/settings/expected-identities";
import { identityOf, type Left, madeBy } from "../../domain/adoption/adoption";
import type { AdoptionFacts } from "../../domain/settings/adoption-facts";
import { leftIdentity, leftProvider, leftServiceControlPolicy, leftTrail, leftView } from "../../domain/adoption/left";
import { isFresh, type StackFacts } from "../../domain/adoption/stack-facts";
import { GITHUB_ISSUER } from "../../domain/documents/access/trust";
import type { RegionClasses } from "../../domain/regions/regions";
import type { Draft } from "../../domain/settings/plan";

/** What decides what is asked. */
export type LeftDraft = Pick<Draft, "namePrefix" | "settings" | "on" | "options" | "documents">;

/** What was found out, and what could not be. */
interface ReadLeft {
  facts: AdoptionFacts;
  warnings: string[];
}

const isLeft = (left: Left | undefined): left is Left => left !== undefined;

/**
 * Looks for what the baseline may have made that this stack does not hold: after a `destroy` that kept it, a control that
 * was off for a while, or a run that was killed. A stack that holds everything asks nothing.
 */
export async function readLeft(
  run: Run,
  draft: LeftDraft,
  { home }: Pick<RegionClasses, "home">,
  stack: StackFacts,
): Promise<ReadLeft> {
  const { namePrefix: prefix, settings, on, options } = draft;
  const { existing } = settings;
  const holds = (type: string, name: string): boolean => stack.identities.has(identityOf(type, `${prefix}${name}`));
  const warnings: string[] = [];
  const untagged: string[] = [];

  const identities = async (): Promise<Left[]> => {
    const missing = expectedIdentities(draft).filter((identity) => !stack.identities.has(identity));
    if (missing.length === 0) return [];
    const [cell] = await run((await import("../probes/iam")).ownIdentities, []);
    if (cell!.state !== "count") {
      warnings.push(
        `what is at the path /ringfence/ cannot be asked, so a second set of policies may be made beside one that a baseline left: ${cell!.because}`,
      );
      return [];
    }
    const named = cell!.items.filter(({ id }) => madeBy(prefix, id) !== undefined);
    untagged.push(...named.filter(({ own }) => !own).map(({ arn }) => arn));
    return named.filter(({ own }) => own).flatMap((item) => leftIdentity(prefix, item) ?? []);
  };

  const serviceControlPolicies = async (): Promise<Left[]> => {
    if (expectedServiceControlPolicies(draft).every((identity) => stack.identities.has(identity))) return [];
    const [cell] = await run((await import("../probes/organizations")).servicePolicies, []);
    if (cell!.state !== "count") {
      warnings.push(
        `the service control policies cannot be asked, so a second set may be made beside one that a baseline left: ${cell!.because}`,
      );
      return [];
    }
    const named = cell!.items.filter(({ name }) => madeBy(prefix, name) !== undefined);
    untagged.push(...named.filter(({ own }) => !own).map(({ name }) => name));
    return named.filter(({ own }) => own).flatMap((item) => leftServiceControlPolicy(prefix, item));
  };

  const organizationPolicies = async (): Promise<Left[]> => {
    const missing = expectedOrganizationPolicies(draft).filter(({ identity }) => !stack.identities.has(identity));
    const found = missing.map(async ({ type }): Promise<Left[]> => {
      const noun = type === "RESOURCE_CONTROL_POLICY" ? "resource control policy" : "declarative policy";
      const { policiesOf } = await import("../probes/organizations");
      const [cell] = await run(policiesOf(type, `${noun}s`, noun), []);
      if (cell!.state === "count")
        return cell!.items.filter(({ own }) => own).flatMap((item) => leftServiceControlPolicy(prefix, item, noun));
      warnings.push(
        `a ${noun} cannot be asked for, so a second one may be made beside one that a baseline left: ${cell!.because}`,
      );
      return [];
    });
    return (await Promise.all(found)).flat();
  };

  const gitHubProviders = async (): Promise<AdoptionFacts["gitHubProviders"]> => {
    if (!on["least-privilege"] || options["least-privilege"].githubSubject === undefined) return undefined;
    if (holds("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "least-privilege-github")) return undefined;
    const [cell] = await run((await import("../probes/iam")).identityProviders, []);
    if (cell!.state === "count") return cell!.items.filter(({ id }) => id === GITHUB_ISSUER);
    warnings.push(
      `the identity providers cannot be asked, so one for GitHub that exists makes the run fail: ${cell!.because}`,
    );
    return undefined;
  };

  const trail = async (): Promise<Left[]> => {
    if (!on["audit-trail"] || existing.trail !== undefined) return [];
    if (holds("aws:cloudtrail/trail:Trail", "audit-trail-all-regions")) return [];
    const [cell] = await run((await import("../probes/cloudtrail")).trailsMadeHere, [home]);
    return cell!.state === "count"
      ? cell!.items.flatMap((item) => (item.own ? leftTrail(prefix, home, item) : []))
      : [];
  };

  const view = async (): Promise<Left[]> => {
    const region = options["resource-index"].aggregatorRegion ?? home;
    if (!on["resource-index"] || holds("aws:resourceexplorer/view:View", `resource-index-view-${region}`)) return [];
    const { indexes, defaultView } = await import("../probes/resource-explorer");
    const [index] = await run(indexes, [region]);
    // Without an index there is no view, and AWS refuses the question.
    if (index!.state !== "count" || !index!.items.some(({ own }) => own)) return [];
    const [cell] = await run(defaultView, [region]);
    const found = cell!.state === "count" ? cell!.items.filter(({ own }) => own) : [];
    return found.map((item) => leftView(prefix, region, item)).filter(isLeft);
  };

  const topics = async (): Promise<string[] | undefined> => {
    if (!isFresh(stack)) return undefined;
    const [cell] = await run((await import("../probes/sns")).topics, [home]);
    const own = `${prefix}alert-channel-topic-${home}`;
    return cell!.state === "count"
      ? cell!.items.filter(({ id }) => madeBy(prefix, id) === own).map(({ arn }) => arn)
      : undefined;
  };

  const [held, policies, others, providers, trails, views] = await Promise.all([
    identities(),
    serviceControlPolicies(),
    organizationPolicies(),
    gitHubProviders(),
    trail(),
    view(),
  ]);
  const provider = (providers ?? []).filter(({ own }) => own).map(({ arn }) => leftProvider(prefix, arn));
  const left = [...held, ...policies, ...others, ...provider, ...trails, ...views];
  const liveTopics = left.length > 0 ? await topics() : undefined;
  return {
    facts: {
      ...(providers ? { gitHubProviders: providers } : {}),
      ...(liveTopics ? { liveTopics } : {}),
      ...(left.length > 0 ? { left } : {}),
      ...(untagged.length > 0 ? { untagged } : {}),
    },
    warnings,
  };
}
