import { REGIONAL } from "../../domain/controls/organization/administered";
import type { AdministratorFacts } from "../../domain/settings/administrator-facts";
import type { ByRegion } from "../../domain/settings/defaults-facts";
import type { Draft } from "../../domain/settings/plan";
import type { Run } from "../probes/run";
import { inEach } from "./each-region";

type Basis = Pick<Draft, "on" | "options">;

/** The services that are to get an administrator, and name it region by region. */
const namedBy = ({ on, options }: Basis): readonly string[] =>
  on["delegated-administrators"]
    ? REGIONAL.filter((service) => options["delegated-administrators"].services?.includes(service))
    : [];

/** Whether a control is on of which the account has to be asked something. */
export const asksForAdministrators = (basis: Basis): boolean =>
  namedBy(basis).length > 0 || basis.on["organization-detectors"] || basis.on["organization-hubs"];

/** The same when nobody can be asked at all. */
export function unknownAdministrators(basis: Basis, covered: readonly string[], because: string): AdministratorFacts {
  const everywhere = Object.fromEntries(covered.map((region) => [region, { unknown: because }]));
  const services = namedBy(basis);
  return {
    ...(services.length > 0
      ? { regionalAdministrators: Object.fromEntries(services.map((service) => [service, everywhere])) }
      : {}),
    ...(basis.on["organization-detectors"] ? { organizationSettings: everywhere } : {}),
    ...(basis.on["organization-hubs"] ? { hubSettings: everywhere } : {}),
  };
}

/** Who administers GuardDuty and Security Hub in each region, and what their administrators decide for members. */
export async function readAdministrators(
  run: Run,
  basis: Basis,
  covered: readonly string[],
): Promise<AdministratorFacts> {
  const services = namedBy(basis);
  const ask = async (service: string): Promise<[string, ByRegion<string | undefined>]> => {
    if (service === "guardduty") {
      const { organizationAdministrators } = await import("../probes/guardduty");
      return [service, await inEach(run, organizationAdministrators, covered, ([account]) => account?.id)];
    }
    const { hubAdministrators } = await import("../probes/security-hub");
    return [service, await inEach(run, hubAdministrators, covered, ([account]) => account?.id)];
  };
  const settings = async () => {
    const { organizationSettings } = await import("../probes/guardduty");
    return inEach(run, organizationSettings, covered, ([one]) => one && { members: one.members });
  };
  const hubs = async () => {
    const { hubSettings } = await import("../probes/security-hub");
    return inEach(
      run,
      hubSettings,
      covered,
      ([one]) =>
        one && { isCentral: one.isCentral, newMembers: one.newMembers, defaultStandards: one.defaultStandards },
    );
  };
  const [administrators, organizationSettings, hubSettings] = await Promise.all([
    Promise.all(services.map(ask)),
    basis.on["organization-detectors"] ? settings() : undefined,
    basis.on["organization-hubs"] ? hubs() : undefined,
  ]);
  return {
    ...(administrators.length > 0 ? { regionalAdministrators: Object.fromEntries(administrators) } : {}),
    ...(organizationSettings === undefined ? {} : { organizationSettings }),
    ...(hubSettings === undefined ? {} : { hubSettings }),
  };
}
