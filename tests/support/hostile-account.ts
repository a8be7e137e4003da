import { REGIONS } from "../../domain/regions/regions";
import type { StubAnswer, StubCall } from "./aws-stub";
import { HOSTILE_NAMES } from "./sweep-report";

export const ACCOUNT = "123456789012";

const escaped = (text: string): string =>
  text.replace(/[&<>"\p{Cc}]/gu, (character) => `&#${character.codePointAt(0)};`);

/** Who asks. */
export const identity = ({ operation }: StubCall): StubAnswer | undefined =>
  operation === "GetCallerIdentity"
    ? {
        body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account><Arn>arn:aws:iam::${ACCOUNT}:user/mia</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      }
    : undefined;

/** The regions of an account that has enabled some opt-in regions, too. */
export const regionList = (
  { service, operation }: StubCall,
  enabled: readonly string[] = [],
): StubAnswer | undefined =>
  service === "account" && operation === "/listRegions"
    ? {
        body: JSON.stringify({
          Regions: REGIONS.map(({ name, optIn }) => ({
            RegionName: name,
            RegionOptStatus: !optIn ? "ENABLED_BY_DEFAULT" : enabled.includes(name) ? "ENABLED" : "DISABLED",
          })),
        }),
      }
    : undefined;

/** Machines of a page; AWS gives at most a thousand, and a token. */
const PAGE = 1_000;

const machine = (index: number): string =>
  `<item><instancesSet><item><instanceId>i-${index.toString(16).padStart(17, "0")}</instanceId><instanceType>c5.xlarge</instanceType>` +
  `<instanceState><name>running</name></instanceState><launchTime>2026-11-27T05:00:00.000Z</launchTime></item></instancesSet></item>`;

/** So many machines in a region, by pages. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export function machines({ operation, region, form }: StubCall, where: string, count: number): StubAnswer | undefined {
  if (operation !== "DescribeInstances" || region !== where) return undefined;
  const start = Number(form.get("NextToken") ?? "0");
  const end = Math.min(count, start + PAGE);
  const items = Array.from({ length: end - start }, (_, index) => machine(start + index)).join("");
  const token = end < count ? `<nextToken>${end}</nextToken>` : "";
  return {
    body: `<DescribeInstancesResponse><reservationSet>${items}</reservationSet>${token}</DescribeInstancesResponse>`,
  };
}

/** Groups of Auto Scaling, each with a machine, whose names command a terminal, a page or a mail. */
export const hostileGroups = ({ operation, region }: StubCall, where: string): StubAnswer | undefined =>
  operation === "DescribeAutoScalingGroups" && region === where
    ? {
        body: `<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups>${HOSTILE_NAMES.map(
          (name) =>
            `<member><AutoScalingGroupName>${escaped(name)}</AutoScalingGroupName><DesiredCapacity>1</DesiredCapacity><MinSize>1</MinSize><MaxSize>1</MaxSize></member>`,
        ).join("")}</AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>`,
      }
    : undefined;
