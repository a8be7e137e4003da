import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ROOT_FEATURES } from "../../domain/controls/organization/root-access";
import type { Build } from "../control/build";

/**
 * Central root access: the management account may delete the root credentials of members and do five tasks as their root,
 * for fifteen minutes each. It removes nothing by itself. An organization has it once; what is on already stays on.
 *
 * Trusted access of iam.amazonaws.com is needed, and the management account runs it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
export class RootAccess extends pulumi.ComponentResource {
  constructor(name: string, args: RootAccessArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:RootAccess", name, args, opts);
    new aws.iam.OrganizationsFeatures(`${name}-features`, { enabledFeatures: [...ROOT_FEATURES] }, { parent: this });
    this.registerOutputs();
  }
}

/** It takes none: both features belong together, because what is deleted must stay recoverable. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the host of components reads an interface
export interface RootAccessArgs {}

export const rootAccess: Build = {
  controls: ["root-access"],
  build: ({ name, opts }) => {
    new RootAccess(name, {}, opts);
    return {};
  },
};
