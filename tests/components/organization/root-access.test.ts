import { RootAccess } from "../../../components";
import { record, resources } from "../../support/recorder";

test("RootAccess switches both features on, and nothing else", async () => {
  const { registrations } = await record(() => new RootAccess("it"));
  expect(resources(registrations)).toEqual([
    {
      type: "aws:iam/organizationsFeatures:OrganizationsFeatures",
      name: "it-features",
      inputs: { enabledFeatures: ["RootCredentialsManagement", "RootSessions"] },
    },
  ]);
});
