import { isTagged } from "../../domain/adoption/adoption";

interface Tag {
  Key?: string | undefined;
  Value?: string | undefined;
}

/** Whether the tags of a thing, as most services list them, say that the baseline made it. */
export const isOwn = (tags: readonly Tag[] = []): boolean =>
  isTagged(Object.fromEntries(tags.map(({ Key, Value }) => [Key!, Value])));

/** On what `contain` keeps of a machine before it ends it; the value is the id of the machine. */
export const EVIDENCE_TAG = "ringfence:evidence";

/** What the tags of a thing say of it as evidence. Anybody can write the tag: it explains, and hides nothing. */
export const evidenceInTags = (tags: readonly Tag[] = []): string | undefined => {
  const machine = tags.find(({ Key }) => Key === EVIDENCE_TAG)?.Value;
  return machine === undefined ? undefined : `tagged as evidence of ${machine} by contain`;
};

/** Tags that only services of AWS can write, the nearest owner first: https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
const OWNER_TAGS = [
  "aws:autoscaling:groupName",
  "aws:ec2spot:fleet-request-id",
  "aws:ec2:fleet-id",
  "aws:eks:cluster-name",
  "aws:elasticmapreduce:job-flow-id",
  "aws:ecs:clusterName",
  "aws:cloudformation:stack-name",
];

/** What a thing belongs to, as AWS tagged it. A tag that anybody can write says nothing. */
export const ownerInTags = (tags: readonly Tag[] = []): string | undefined =>
  OWNER_TAGS.map((owner) => tags.find(({ Key }) => Key === owner)?.Value).find((value) => value !== undefined);
