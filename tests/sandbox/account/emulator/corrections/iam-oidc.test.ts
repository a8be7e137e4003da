import * as iam from "@aws-sdk/client-iam";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { connect, content, failure } from "../../support";

let account: SandboxAccount;
let client: iam.IAMClient;

beforeAll(async () => {
  account = await startAccount();
  client = connect(iam.IAMClient, account);
});

afterAll(() => account.stop());

const THUMBPRINT = "a".repeat(40);

async function create(Url: string, more: Partial<iam.CreateOpenIDConnectProviderCommandInput> = {}) {
  const request = { Url, ClientIDList: ["sts.amazonaws.com"], ThumbprintList: [THUMBPRINT], ...more };
  return (await client.send(new iam.CreateOpenIDConnectProviderCommand(request))).OpenIDConnectProviderArn!;
}

const get = async (OpenIDConnectProviderArn: string) =>
  content(await client.send(new iam.GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn })));

describe("an OIDC provider", () => {
  test("is known by its URL without the scheme", async () => {
    const arn = await create("https://ci.corp.test/runners", { Tags: [{ Key: "owner", Value: "a" }] });
    expect(arn).toBe("arn:aws:iam::123456789012:oidc-provider/ci.corp.test/runners");
    expect(await get(arn)).toMatchObject({
      Url: "ci.corp.test/runners",
      ClientIDList: ["sts.amazonaws.com"],
      ThumbprintList: [THUMBPRINT],
      Tags: [{ Key: "owner", Value: "a" }],
    });
  });

  test("exists once for a URL", async () => {
    await create("https://once.corp.test");
    expect(await failure(create("https://once.corp.test"))).toMatchObject({
      code: "EntityAlreadyExistsException",
      message: "Provider with url https://once.corp.test already exists.",
      status: 409,
    });
  });

  test("cannot be at an address without TLS", async () => {
    for (const url of ["http://plain.corp.test", "plain.corp.test"])
      expect(await failure(create(url))).toMatchObject({
        code: "ValidationError",
        message: "Invalid Open ID Connect Provider URL",
      });
  });

  test("gets a thumbprint of its own when none is given", async () => {
    const [first] = (await get(await create("https://bare.corp.test", { ThumbprintList: undefined }))).ThumbprintList!;
    expect(first).toMatch(/^[0-9a-f]{40}$/);
    const other = await create("https://other.corp.test", { ThumbprintList: undefined });
    expect((await get(other)).ThumbprintList).not.toEqual([first]);
  });

  test("takes thumbprints of 40 characters, one at least and five at most", async () => {
    expect(await failure(create("https://short.corp.test", { ThumbprintList: ["abc"] }))).toMatchObject({
      code: "ValidationError",
      message: expect.stringMatching(/'\[abc\]' at 'thumbprintList'/),
    });
    const OpenIDConnectProviderArn = await create("https://thumbs.corp.test");
    const replace = (ThumbprintList: string[]) =>
      client.send(new iam.UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList }));
    for (const list of [[], Array.from({ length: 6 }, () => THUMBPRINT)]) {
      expect(await failure(replace(list))).toMatchObject({ code: "InvalidInputException" });
    }
    expect(await failure(replace(["abc"]))).toMatchObject({ code: "ValidationError" });
    await replace(["b".repeat(40)]);
    expect(await get(OpenIDConnectProviderArn)).toMatchObject({ ThumbprintList: ["b".repeat(40)] });
  });

  test("gains and loses client ids, one at a time and without fail", async () => {
    const OpenIDConnectProviderArn = await create("https://clients.corp.test");
    const request = { OpenIDConnectProviderArn, ClientID: "deploy" };
    for (let twice = 0; twice < 2; twice++) {
      await client.send(new iam.AddClientIDToOpenIDConnectProviderCommand(request));
      expect(await get(OpenIDConnectProviderArn)).toMatchObject({ ClientIDList: ["sts.amazonaws.com", "deploy"] });
    }
    for (let twice = 0; twice < 2; twice++) {
      await client.send(new iam.RemoveClientIDFromOpenIDConnectProviderCommand(request));
      expect(await get(OpenIDConnectProviderArn)).toMatchObject({ ClientIDList: ["sts.amazonaws.com"] });
    }
  });

  test("has 100 client ids at most", async () => {
    const ClientIDList = Array.from({ length: 100 }, (_, number) => `client-${number}`);
    const OpenIDConnectProviderArn = await create("https://crowd.corp.test", { ClientIDList });
    const add = (ClientID: string) =>
      client.send(new iam.AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
    await add("client-0");
    expect(await failure(add("client-100"))).toMatchObject({
      code: "LimitExceededException",
      message: "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100",
    });
  });

  test("that does not exist can be deleted, but not read or changed", async () => {
    const OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/absent.corp.test";
    await client.send(new iam.DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
    const change = { OpenIDConnectProviderArn, ClientID: "deploy" };
    for (const call of [
      get(OpenIDConnectProviderArn),
      client.send(new iam.AddClientIDToOpenIDConnectProviderCommand(change)),
      client.send(new iam.RemoveClientIDFromOpenIDConnectProviderCommand(change)),
    ])
      expect(await failure(call)).toMatchObject({ code: "NoSuchEntityException", status: 404 });
  });
});
