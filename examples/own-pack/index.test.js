const { startPack, wire } = require("ringfence/testing");

const BUCKET = "aws:s3/bucket:Bucket";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const bucket = (props, name = "logs") => ({ type: BUCKET, name, props });

let pack;
// The pack loads Pulumi's SDK first, which can take longer on a busy machine than the five seconds that Jest waits.
beforeAll(async () => {
  pack = await startPack(__dirname);
}, 60_000);
afterAll(() => pack.stop());
// What the engine does before each run; a later test may send another configuration.
beforeEach(() => pack.configure());

const messages = ({ diagnostics }) => diagnostics.map(({ policy, level, message }) => [policy, level, message]);

test("a bucket that can be destroyed with its objects is refused", async () => {
  const answer = await pack.analyze(bucket({ forceDestroy: true }));
  expect(messages(answer)).toEqual([
    ["bucket-keeps-objects", "mandatory", expect.stringContaining("forceDestroy is true")],
  ]);
  expect(messages(await pack.analyze(bucket({})))).toEqual([]);
});

test("a bucket that the configuration names is not", async () => {
  await pack.configure({ "bucket-keeps-objects": { except: ["scratch"] } });
  expect(messages(await pack.analyze(bucket({ forceDestroy: true }, "scratch")))).toEqual([]);
});

test("a secret is judged like any other value", async () => {
  const { diagnostics } = await pack.analyze(bucket({ forceDestroy: wire.secret(true) }));
  expect(diagnostics).toHaveLength(1);
});

test("a value that is not known yet makes the SDK skip the rule, with a word of advice", async () => {
  const { diagnostics } = await pack.analyze(bucket({ forceDestroy: wire.unknown }));
  expect(diagnostics).toMatchObject([{ policy: "bucket-keeps-objects", level: "advisory" }]);
});

test("at level remediate the bucket is mended", async () => {
  await pack.configure({ "bucket-keeps-objects": "remediate" });
  expect(await pack.remediate(bucket({ forceDestroy: true, tags: { a: "b" } }))).toEqual([
    { policy: "bucket-keeps-objects", props: { forceDestroy: false, tags: { a: "b" } } },
  ]);
});

test("a bucket and its block belong together by an edge, whatever the bucket is called", async () => {
  const urn = `urn:pulumi:dev::example::${BUCKET}::logs`;
  const block = { type: BLOCK, props: { bucket: wire.unknown }, propertyDependencies: { bucket: [urn] } };
  expect(messages(await pack.analyzeStack([bucket({}), block]))).toEqual([]);
  const { diagnostics } = await pack.analyzeStack([bucket({})]);
  expect(diagnostics).toMatchObject([{ policy: "bucket-has-block", urn }]);
});

test("a configuration that the engine would refuse is refused here, too", async () => {
  await expect(pack.configure({ "bucket-keeps-objects": "mandatry" })).rejects.toThrow("not a valid enforcement level");
});
