import { PolicyPack } from "@pulumi/policy";

/** A compiled pack without policies: what the SDK alone costs. */
new PolicyPack("empty", { policies: [] });
