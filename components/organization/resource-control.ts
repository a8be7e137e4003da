import * as pulumi from "@pulumi/pulumi";
import { minify } from "../../domain/documents/document";
import {
  resourceControl as document,
  resourceControlProblems,
} from "../../domain/documents/organization/resource-control";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";
import { organizationPolicy } from "./organization-policy";

export interface ResourceControlArgs {
  /** Root, organizational unit or account ids. */
  targets: string[];
  /** Id of the organization, `o-...`. */
  organizationId: string;
  /** Ids of accounts outside the organization whose access goes on, 12 digits each. Default: none. */
  trustedAccounts?: string[];
  /** Tags for the policy. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * Closes buckets, keys, secrets, queues and roles of the accounts below the targets to principals outside the organization,
 * whom no service control policy binds. Made in the management account, where policies of type RESOURCE_CONTROL_POLICY are
 * enabled; resources of that account itself are not bound, nor are service-linked roles.
 *
 * It cuts off every outsider that `trustedAccounts` does not name, public buckets too.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 *
 * @throws pulumi.RunError that lists every problem: a target or an account is none, the policy is longer than AWS takes
 */
export class ResourceControl extends pulumi.ComponentResource {
  constructor(name: string, args: ResourceControlArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:ResourceControl", name, args, opts);
    const { targets, tags, organizationId, trustedAccounts = [] } = args;
    const what = { organizationId, trustedAccounts };
    assertArguments("resource control", args, ...resourceControlProblems(what, "trustedAccounts"));
    organizationPolicy(
      `${name}-outsiders`,
      {
        type: "RESOURCE_CONTROL_POLICY",
        description: "Ringfence: resources are closed to principals outside the organization",
        content: minify(document(what)),
        targets,
        tags,
      },
      this,
    );
    this.registerOutputs();
  }
}

export const resourceControl: Build = {
  controls: ["resource-control"],
  build: ({ plan, name, opts }) => {
    const { targets } = plan.settings.guardrails;
    const { trustedAccounts } = plan.options["resource-control"];
    const args = { targets, organizationId: plan.organizationId!, trustedAccounts, tags: plan.tags };
    new ResourceControl(name, planned(args), opts);
    return {};
  },
};
