import {
  type AdvancedEventSelector,
  CloudTrailClient,
  DescribeTrailsCommand,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
} from "@aws-sdk/client-cloudtrail";
import { once, optional, paged, probe } from "./probe";
import { isOwn } from "./tags";

/** The service that records AssumeRole. */
const STS = "sts.amazonaws.com";

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html: both fields have a default */
const takes =
  (other: "WriteOnly" | "ReadOnly") =>
  ({ IncludeManagementEvents = true, ReadWriteType = "All" }: EventSelector): boolean =>
    IncludeManagementEvents && ReadWriteType !== other;

/**
 * True when an advanced selector takes the management events that only read, or those that do not, those of STS among them. A
 * field that narrows it further, such as `eventName`, counts as a no.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
const takesBeside =
  (readOnly: "true" | "false") =>
  ({ FieldSelectors = [] }: AdvancedEventSelector): boolean =>
    FieldSelectors.some(({ Field, Equals }) => Field === "eventCategory" && Equals?.includes("Management")) &&
    FieldSelectors.every(({ Field, Equals, NotEquals, ...narrower }) => {
      if (Field === "eventCategory") return true;
      if (Object.keys(narrower).length > 0) return false;
      if (Field === "readOnly") return Equals?.includes(readOnly) === true;
      if (Field === "eventSource") return (Equals?.includes(STS) ?? true) && NotEquals?.includes(STS) !== true;
      return false;
    });

/**
 * The trails that record what happens in the region: those that were made there, those of other regions that cover every
 * region, and those of an organization.
 *
 * `everyRegion`, `logging`, `reads` and `writes` are what the trail is; of an organization's trail a member may not see all.
 * `readsLogged` is true while a trail logs management events, reads included: what EventBridge gets of calls like AssumeRole.
 * It is absent when the account may see the trail and not its selectors, as a member may of an organization's trail.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export const trails = probe({
  id: "trails",
  service: "cloudtrail",
  kind: "trail",
  scope: "regional",
  client: CloudTrailClient,
  calls: {
    describe: once(DescribeTrailsCommand),
    status: optional(GetTrailStatusCommand, "TrailNotFoundException"),
    selectors: optional(GetEventSelectorsCommand, "TrailNotFoundException"),
  },
  read: async ({ describe, status, selectors }) => {
    const { trailList = [] } = await describe({ includeShadowTrails: true });
    return Promise.all(
      trailList.map(async ({ TrailARN, IsMultiRegionTrail = false, CloudWatchLogsLogGroupArn: logGroup }) => {
        // A shadow of a trail, and that of an organization, answer to their ARN only.
        const [state, selected] = await Promise.all([status({ Name: TrailARN }), selectors({ TrailName: TrailARN })]);
        const { EventSelectors = [], AdvancedEventSelectors = [] } = selected ?? {};
        const reads =
          selected && (EventSelectors.some(takes("WriteOnly")) || AdvancedEventSelectors.some(takesBeside("true")));
        const writes =
          selected && (EventSelectors.some(takes("ReadOnly")) || AdvancedEventSelectors.some(takesBeside("false")));
        const logging = state?.IsLogging;
        const readsLogged = logging === false ? false : logging && reads;
        const seen = { arn: TrailARN!, everyRegion: IsMultiRegionTrail, logging, reads, writes, readsLogged };
        return { id: TrailARN!, ...seen, ...(logGroup === undefined ? {} : { logGroup }) };
      }),
    );
  },
});

/**
 * The trails that were made in the region, with the bucket of their logs and the key of these; `own` is one that the
 * baseline made: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
 */
export const trailsMadeHere = probe({
  id: "trails-made-here",
  service: "cloudtrail",
  kind: "trail of this region",
  scope: "regional",
  client: CloudTrailClient,
  calls: { describe: once(DescribeTrailsCommand), tags: paged(ListTagsCommand, "NextToken") },
  read: async ({ describe, tags }, { accountId }) => {
    const { trailList = [] } = await describe({ includeShadowTrails: false });
    // The tags of an organization's trail are for its management account alone.
    const here = trailList.filter(({ TrailARN }) => TrailARN?.split(":")[4] === accountId);
    return Promise.all(
      here.map(async ({ TrailARN, Name, S3BucketName, KmsKeyId }) => {
        const pages = await tags({ ResourceIdList: [TrailARN!] });
        const list = pages
          .flatMap(({ ResourceTagList = [] }) => ResourceTagList)
          .flatMap(({ TagsList = [] }) => TagsList);
        const own = isOwn(list);
        return { id: Name!, arn: TrailARN!, bucket: S3BucketName!, key: KmsKeyId, own };
      }),
    );
  },
});

export const PROBES = [trails, trailsMadeHere];
