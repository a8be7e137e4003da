import * as aws from "@pulumi/aws";
import { Contacts, GuardDutyEverywhere } from "ringfence";

// What the team is here for. It knows nothing of the baseline, and the baseline nothing of it.
const orders = new aws.sns.Topic("orders");

// Addresses that more than one person reads: AWS writes here first when it sees a leaked key.
const onCall = { name: "On-call", title: "Platform Lead", phone: "+61 2 9374 4000" };
new Contacts("contacts", {
  security: { ...onCall, email: "security@acme.internal" },
  operations: { ...onCall, email: "oncall@acme.internal" },
  billing: { ...onCall, name: "Accounts", title: "Bookkeeper", email: "accounts@acme.internal" },
});

// A plain list, decided before anything is declared: it says how many detectors there are.
const regions = ["ap-southeast-2", "us-east-1"];

// Kept when this program is destroyed: taking a program down must not switch off who watches. The baseline sets this for
// what protects an account; on its own, a component leaves the choice to you.
const watch = new GuardDutyEverywhere("watch", { regions }, { retainOnDelete: true });

export const ordersTopic = orders.arn;
export const detectorIds = watch.detectorIds;
