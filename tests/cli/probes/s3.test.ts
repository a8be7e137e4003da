import { accountBlock, MOST_BUCKETS, publicBuckets } from "../../../cli/probes/s3";
import { itemsOf } from "../../support/probe-answers";

const all = (on: boolean) => ({
  BlockPublicAcls: on,
  BlockPublicPolicy: on,
  IgnorePublicAcls: on,
  RestrictPublicBuckets: on,
});
const blocked = (PublicAccessBlockConfiguration: object) => ({ PublicAccessBlockConfiguration });
const refusal = (name: string) => Object.assign(new Error(name), { name });

it.each([
  [blocked(all(true)), 1],
  [blocked({ ...all(true), RestrictPublicBuckets: false }), 0],
  [refusal("NoSuchPublicAccessBlockConfiguration"), 0],
])("an account whose block is %j counts %i times", async (answer, count) => {
  expect(await itemsOf(accountBlock, { GetPublicAccessBlock: [answer] })).toHaveLength(count);
});

const EVERYBODY = { Grantee: { URI: "http://acs.amazonaws.com/groups/global/AllUsers" } };
const OWNER = { Grantee: { ID: "owner" } };
const none = { block: refusal("NoSuchPublicAccessBlockConfiguration"), status: refusal("NoSuchBucketPolicy") };
const byPolicy = { PolicyStatus: { IsPublic: true } };

it.each<[string, { block?: object; status?: object; acl?: object }, boolean]>([
  ["nothing said", {}, false],
  ["a public policy", { status: byPolicy }, true],
  ["a public policy that its own block restricts", { status: byPolicy, block: blocked(all(true)) }, false],
  ["a policy for some", { status: { PolicyStatus: { IsPublic: false } } }, false],
  ["an ACL for everybody", { acl: { Grants: [OWNER, EVERYBODY] } }, true],
  [
    "an ACL for everybody that its own block ignores",
    { acl: { Grants: [EVERYBODY] }, block: blocked(all(true)) },
    false,
  ],
  ["an ACL for the owner", { acl: { Grants: [OWNER] } }, false],
])("a bucket with %s is public: %s", async (_, given, isPublic) => {
  const { block, status, acl } = { ...none, acl: { Grants: [] }, ...given };
  const found = await itemsOf(publicBuckets, {
    ListBuckets: [{ Buckets: [{ Name: "it" }] }],
    GetPublicAccessBlock: [block],
    GetBucketPolicyStatus: [status],
    GetBucketAcl: [acl],
  });
  expect(found).toEqual(isPublic ? [{ id: "it", unseen: 0 }] : []);
});

it("more buckets than are looked at are counted", async () => {
  const Buckets = Array.from({ length: MOST_BUCKETS + 3 }, (_, index) => ({ Name: `b-${index}` }));
  const each = <T>(answer: T): T[] => Array<T>(MOST_BUCKETS).fill(answer);
  const found = await itemsOf(publicBuckets, {
    ListBuckets: [{ Buckets }],
    GetPublicAccessBlock: each(none.block),
    GetBucketPolicyStatus: each(none.status),
    GetBucketAcl: each({ Grants: [] }),
  });
  expect(found).toEqual([{ id: "", unseen: 3 }]);
});
