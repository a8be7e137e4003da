import { connect as dial } from "node:net";
import { networkInterfaces } from "node:os";

import { DeleteDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";

import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";

import { startProvider } from "../../../sandbox/provider/provider";
import { Empty, grpc, messages } from "../../../sandbox/provider/core/rpc";
import { encode, UNKNOWN, type Props } from "../../../sandbox/provider/core/values";
import { connect, urnOf, type FakeEngine, type Known } from "./engine";
import { startTestBed, type TestBed } from "./world";

const TOPIC = urnOf("aws:sns/topic:Topic", "alerts");
const DETECTOR = urnOf("aws:guardduty/detector:Detector", "detector");

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine();
});

afterAll(() => bed.stop());

/** Check and Create, as for a resource that is new in the program. */
async function create(to: FakeEngine, urn: string, news: Props): Promise<Known> {
  const { inputs } = await to.check(urn, news);
  return { urn, inputs, ...(await to.create(urn, inputs)) };
}

describe("the server", () => {
  test("names the version of the package whose place it takes", async () => {
    const info = await engine.rpc<{ getVersion(): string }>("getPluginInfo", new Empty());
    expect(info.getVersion()).toBe("7.48.0");
  });

  test("says which method it does not implement", async () => {
    const call = engine.rpc("getMapping", new messages.GetMappingRequest());
    await expect(call).rejects.toMatchObject({
      code: grpc.status.UNIMPLEMENTED,
      details: expect.stringContaining("getMapping"),
    });
  });

  test("refuses a port that is in use, with the port and what to do", async () => {
    const { endpoint } = bed.account;
    await expect(startProvider({ endpoint, port: bed.provider.port })).rejects.toThrow(
      new RegExp(`cannot listen on port ${bed.provider.port}.*choose another port`),
    );
  });

  test("listens on the loopback address only", async () => {
    const address = Object.values(networkInterfaces())
      .flat()
      .find((candidate) => candidate && !candidate.internal && candidate.family === "IPv4")?.address;
    if (!address) return; // A machine without a network has nothing else to listen on.
    const refused = await new Promise((resolve) => {
      const socket = dial(bed.provider.port, address);
      socket.on("connect", () => {
        resolve("connected");
      });
      socket.on("error", (error: NodeJS.ErrnoException) => {
        resolve(error.code);
      });
    });
    expect(refused).toBe("ECONNREFUSED");
  });
});

describe("unknown things are errors, never a silent success", () => {
  test("a resource type that the package does not declare, with the nearest that it does", async () => {
    const call = engine.check(urnOf("aws:sqs/queu:Queue", "q"), {});
    await expect(call).rejects.toThrow(
      /unrecognized resource type: aws:sqs\/queu:Queue; @pulumi\/aws 7\.48\.0 has none .*did you mean "aws:sqs\/queue:Queue"/,
    );
  });

  test("a data source that is declared and not answered: which ones are, and what to do", async () => {
    await expect(engine.invoke("aws:s3/getBucket:getBucket")).rejects.toThrow(
      /does not answer the data source aws:s3\/getBucket:getBucket, and makes no answer up; give the value .*aws:iam\/getRole:getRole/,
    );
  });

  test("a data source that the package does not declare", async () => {
    await expect(engine.invoke("aws:index/getRegionz:getRegionz")).rejects.toThrow(
      /unrecognized data function \(Invoke\): aws:index\/getRegionz:getRegionz; .*did you mean "aws:index\/getRegion/,
    );
  });

  test("an argument of a data source", async () => {
    await expect(engine.invoke("aws:index/getRegions:getRegions", { allRegion: true })).rejects.toThrow(
      /did you mean "allRegions"/,
    );
  });
});

describe("provider instances", () => {
  test("each keeps its own region and default tags", async () => {
    const [a, b] = await Promise.all([
      bed.engine({ region: "eu-west-1", defaultTags: JSON.stringify({ tags: { of: "a" } }) }),
      bed.engine({ region: "ap-south-1" }),
    ]);
    const [ofA, ofB] = await Promise.all([a.check(TOPIC, {}), b.check(TOPIC, {})]);
    expect(ofA.inputs).toMatchObject({ region: "eu-west-1", tagsAll: { of: "a" } });
    expect(ofB.inputs).toMatchObject({ region: "ap-south-1", tagsAll: {} });
  });

  test("a connection that nobody configured is refused", async () => {
    const stranger = connect(bed.provider.port);
    await expect(stranger.check(TOPIC, {})).rejects.toThrow(/has not been configured on this connection/);
    stranger.close();
  });
});

describe("previews", () => {
  test("a create shows inputs, and everything AWS decides as unknown", async () => {
    const { inputs } = await engine.check(TOPIC, { displayName: "x", kmsMasterKeyId: UNKNOWN });
    const { id, state } = await engine.create(TOPIC, inputs, true);
    expect(id).toBe("");
    expect(state).toMatchObject({
      displayName: "x",
      kmsMasterKeyId: UNKNOWN,
      arn: UNKNOWN,
      policy: UNKNOWN,
      region: "us-east-1",
    });
    expect(state).not.toHaveProperty("deliveryPolicy");
  });

  test("an update keeps what stays as it is", async () => {
    const known = await create(engine, TOPIC, { displayName: "a" });
    const { inputs } = await engine.check(TOPIC, { displayName: UNKNOWN }, known.inputs);
    const state = await engine.update(known, inputs, { preview: true });
    expect(state).toMatchObject({ arn: known.id, displayName: UNKNOWN });
    expect((await engine.read(known)).state).toEqual(known.state);
  });
});

describe("a type that the package declares and the sandbox does not make", () => {
  /** In a stack of its own: what is previewed and not made holds up the rest of its stack. */
  const inStack = (stack: string, token: string, name: string): string =>
    urnOf(token, name).replace("urn:pulumi:test", `urn:pulumi:${stack}`);
  const FUNCTION = inStack("unmade", "aws:lambda/function:Function", "worker");
  const inputs: Props = { role: UNKNOWN, handler: "index.handler", tags: { team: "shop" } };

  test("is previewed: its inputs as they are, and everything else as unknown", async () => {
    const worker = inStack("previewed", "aws:lambda/function:Function", "worker");
    const own = await bed.engine({ region: "eu-west-1", defaultTags: JSON.stringify({ tags: { of: "all" } }) });
    const checked = await own.check(worker, inputs);
    expect(checked.failures).toEqual({});
    const { id, state } = await own.create(worker, checked.inputs, true);
    expect(id).toBe("");
    expect(state).toMatchObject({
      ...inputs,
      arn: UNKNOWN,
      name: UNKNOWN,
      region: "eu-west-1",
      tagsAll: { of: "all", team: "shop" },
    });
  });

  test("is held against its declaration, all problems at once", async () => {
    const { failures } = await engine.check(FUNCTION, { handlr: "index.handler", memorySize: "much" });
    expect(failures).toEqual({
      role: expect.stringContaining("missing required property") as string,
      handlr: expect.stringContaining('did you mean "handler"') as string,
      memorySize: expect.stringContaining("must be a number") as string,
    });
  });

  test("holds up the rest of its stack in an up, before anything is made", async () => {
    const [worker, topic] = [
      inStack("held", "aws:lambda/function:Function", "worker"),
      inStack("held", "aws:sns/topic:Topic", "held-topic"),
    ];
    await engine.create(worker, inputs, true);
    const checked = await engine.check(topic, {});
    await expect(engine.create(topic, checked.inputs)).rejects.toThrow(
      /nothing was made or changed: .*\n- aws:lambda\/function:Function "worker"\n/,
    );
    const { Topics = [] } = await bed.world.client(SNSClient).send(new ListTopicsCommand({}));
    expect(Topics.filter(({ TopicArn }) => TopicArn!.includes("held-topic"))).toEqual([]);
  });

  test.each([
    ["make", () => engine.create(FUNCTION, inputs)],
    ["read", () => engine.read({ urn: FUNCTION, id: "worker" })],
    ["change", () => engine.update({ urn: FUNCTION, id: "worker", inputs, state: inputs }, inputs)],
    ["remove", () => engine.delete({ urn: FUNCTION, id: "worker", inputs, state: inputs })],
  ])("without a preview before, nothing pretends to %s it", async (doing, call) => {
    await expect(call()).rejects.toThrow(
      `the sandbox previews aws:lambda/function:Function and does not ${doing} it; preview it here and apply it on an AWS account`,
    );
  });
});

describe("a changed provider", () => {
  async function diffConfig(olds: Props, news: Props) {
    const request = new messages.DiffRequest();
    request.setOldInputs(encode(olds));
    request.setNews(encode(news));
    return engine.rpc<messages.DiffResponse>("diffConfig", request);
  }

  test("is updated and never replaced, not even for another region: resources have their own", async () => {
    const answer = await diffConfig({ region: "us-east-1" }, { region: "eu-west-1", maxRetries: "3" });
    expect(answer.getDiffsList()).toEqual(["maxRetries", "region"]);
    expect(answer.getReplacesList()).toEqual([]);
  });

  test("is the same when a setting is only written in another way", async () => {
    const answer = await diffConfig(
      { maxRetries: "3", defaultTags: '{"tags": {}}' },
      { maxRetries: 3, defaultTags: { tags: {} } },
    );
    expect(answer.getChanges()).toBe(messages.DiffResponse.DiffChanges.DIFF_NONE);
  });
});

describe("replacement", () => {
  // nameRequiresDeleteBeforeReplace of pulumi/pulumi-terraform-bridge: a given name is enough, whatever changes
  test("another region makes a new resource, and so does another name; the old one goes first, since its name is given", async () => {
    const known = await create(engine, TOPIC, { name: "fixed" });
    const moved = await engine.diff(known, { ...known.inputs, region: "eu-west-1" });
    expect(moved).toMatchObject({
      replaces: ["region"],
      detailed: { region: "UPDATE_REPLACE" },
      deleteBeforeReplace: true,
    });
    const renamed = await engine.diff(known, { ...known.inputs, name: "other" });
    expect(renamed).toMatchObject({
      replaces: ["name"],
      detailed: { name: "UPDATE_REPLACE" },
      deleteBeforeReplace: true,
    });
  });

  test("a resource that keeps the name the program gives it goes before its successor comes", async () => {
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const ROLE = urnOf("aws:iam/role:Role", "role");
    const known = await create(engine, ROLE, { name: "fixed", assumeRolePolicy });
    const { inputs } = await engine.check(ROLE, { name: "fixed", assumeRolePolicy, path: "/moved/" }, known.inputs);
    expect(await engine.diff(known, inputs)).toMatchObject({ replaces: ["path"], deleteBeforeReplace: true });
  });
});

test("ignoreChanges leaves a drifted property alone, in the comparison and in an update", async () => {
  const known = await create(engine, TOPIC, { displayName: "a", tags: { owner: "a" } });
  const { inputs } = await engine.check(TOPIC, { displayName: "b", tags: { owner: "b" } }, known.inputs);
  const diff = await engine.diff(known, inputs, ["displayName"]);
  expect(Object.keys(diff.detailed)).toEqual(["tags.owner", "tagsAll.owner"]);
  const state = await engine.update(known, inputs, { ignoreChanges: ["displayName"] });
  expect(state).toMatchObject({ displayName: "a", tags: { owner: "b" } });
});

test("a refresh says that a resource deleted outside is gone", async () => {
  const known = await create(engine, DETECTOR, { region: "eu-west-3" });
  const client = bed.world.client(GuardDutyClient, "eu-west-3");
  await client.send(new DeleteDetectorCommand({ DetectorId: known.id }));
  expect((await engine.read(known)).id).toBe("");
});

test.each([
  ["named after an @", (known: Known) => `${known.id}@eu-west-1`],
  ["inside an ARN", (known: Known) => known.id],
])("an import looks in the region %s", async (_how, importId) => {
  const known = await create(engine, TOPIC, { region: "eu-west-1", displayName: "elsewhere" });
  const found = await engine.read({ urn: TOPIC, id: importId(known) });
  expect(found).toMatchObject({ id: known.id, inputs: { region: "eu-west-1", displayName: "elsewhere" } });
});

test("calls go to the region of the resource and to no other", async () => {
  bed.account.journal.clear();
  await create(engine, DETECTOR, { region: "sa-east-1" });
  const regions = bed.account.journal.entries().map(({ service, region }) => `${service} ${region}`);
  expect([...new Set(regions)]).toEqual(["guardduty sa-east-1"]);
});
