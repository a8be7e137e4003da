import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { administered, ADMINISTERED_BY_DEFAULT } from "../../domain/controls/organization/administered";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface DelegatedAdministratorsArgs {
  /** Id of the member that administers the services, 12 digits. */
  account: string;
  /** Region codes; GuardDuty and Security Hub are administered in each. */
  regions: string[];
  /** What it administers: guardduty, access-analyzer, config, security-hub. Default: all but security-hub. */
  services?: string[];
}

/**
 * Makes one member of an organization the administrator of what watches all members. It is made in the management account, and
 * Access Analyzer and Config have to be trusted by the organization before.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html
 *
 * @throws pulumi.RunError that lists every argument that is wrong
 */
export class DelegatedAdministrators extends pulumi.ComponentResource {
  constructor(name: string, args: DelegatedAdministratorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:DelegatedAdministrators", name, args, opts);
    assertArguments("delegated administrators", args);
    const { account, services = ADMINISTERED_BY_DEFAULT } = args;
    const regions = [...new Set(args.regions)].sort();
    for (const { service, principals } of administered(services)) {
      for (const { stem, principal } of principals) {
        new aws.organizations.DelegatedAdministrator(
          `${name}-${stem}`,
          { accountId: account, servicePrincipal: principal },
          { parent: this },
        );
      }
      for (const region of regions) {
        const regional = { region, adminAccountId: account };
        // A region takes one: another account cannot come before this one is gone.
        const made = { parent: this, deleteBeforeReplace: true };
        if (service === "guardduty")
          new aws.guardduty.OrganizationAdminAccount(`${name}-${service}-${region}`, regional, made);
        if (service === "security-hub")
          new aws.securityhub.OrganizationAdminAccount(`${name}-${service}-${region}`, regional, made);
      }
    }
    this.registerOutputs();
  }
}

export const delegatedAdministrators: Build = {
  controls: ["delegated-administrators"],
  build: ({ plan, name, opts }) => {
    const { account, services } = plan.options["delegated-administrators"];
    // The settings are refused without it.
    const args = { account: account!, services, regions: plan.regions.covered };
    new DelegatedAdministrators(name, planned(args), opts);
    return {};
  },
};
