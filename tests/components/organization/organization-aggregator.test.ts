import { OrganizationAggregator } from "../../../components";
import { minify } from "../../../domain/documents/document";
import { aggregatorTrust } from "../../../domain/documents/organization/aggregator-trust";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const tags = { team: "a" };
const build = (region: string) => record(() => new OrganizationAggregator("it", { region, tags }));

describe("OrganizationAggregator", () => {
  it("gathers every region in one, with a role that reads the organization and nothing else", async () => {
    const { registrations } = await build("eu-west-1");
    expect(resources(registrations)).toEqual([
      {
        type: "aws:cfg/configurationAggregator:ConfigurationAggregator",
        name: "it",
        inputs: {
          region: "eu-west-1",
          name: "it",
          organizationAggregationSource: {
            allRegions: true,
            roleArn: "arn:aws:iam::123456789012:role/ringfence/it-1a2b3c4",
          },
          tags,
        },
      },
      {
        type: "aws:iam/role:Role",
        name: "it",
        inputs: {
          path: "/ringfence/",
          description: "With it AWS Config reads who belongs to the organization, and does nothing else",
          assumeRolePolicy: minify(aggregatorTrust()),
          tags,
        },
      },
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "it",
        inputs: {
          role: "it-1a2b3c4",
          policyArn: "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations",
        },
      },
    ]);
  });

  it("waits until the role may read, because AWS Config asks at once", async () => {
    const { registrations } = await build("eu-west-1");
    const aggregator = registrations.find(({ type }) => type.includes("configurationAggregator"))!;
    const attachment = registrations.find(({ type }) => type.includes("rolePolicyAttachment"))!;
    expect(aggregator.dependencies).toContain(attachment.urn);
  });

  it("refuses a region that there is not", async () => {
    expect(await refusal(() => build("eu-west-9"))).toContain('unknown region "eu-west-9"');
  });
});
