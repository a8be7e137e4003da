import { inputOf, textsIn } from "../../../../sandbox/account/authorization/input";
import type { Call } from "../../../../sandbox/account/wire/call";

const call = (changes: Partial<Call> & { body?: string; headers?: Record<string, string> }): Call => {
  const { body = "", headers = {}, ...rest } = changes;
  return {
    accessKeyId: "K",
    region: "us-east-1",
    signingName: "s3",
    service: "s3",
    operation: "PutObject",
    readOnly: false,
    protocol: "rest-xml",
    model: undefined,
    labels: {},
    request: { method: "PUT", target: "/b/k?versionId=1", headers, body: Buffer.from(body) },
    ...rest,
  };
};

describe("the input of a call", () => {
  test("with an XML body is what its path and query say; an object's content is not read", () => {
    expect(inputOf(call({ labels: { Bucket: "b", Key: "k" }, body: "<Key>other</Key>" }))).toEqual({
      Bucket: "b",
      Key: "k",
      versionId: "1",
    });
  });

  test("of a copy has its source", () => {
    const headers = { "x-amz-copy-source": "/from/a%20b/c?versionId=1" };
    expect(inputOf(call({ operation: "CopyObject", headers }))).toMatchObject({
      SourceBucket: "from",
      SourceKey: "a b/c",
    });
  });

  test("of DeleteObjects has its keys", () => {
    const body = "<Delete><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>";
    expect(inputOf(call({ operation: "DeleteObjects", body }))).toMatchObject({ Key: ["a", "b"] });
  });

  test("that cannot be read has the path only", () => {
    expect(inputOf(call({ protocol: "json", labels: { Name: "n" }, body: "{" }))).toEqual({ Name: "n" });
  });
});

test("texts are found however deep", () => {
  expect(textsIn({ a: ["x", { b: "y" }], c: 1, d: null })).toEqual(["x", "y"]);
});
