import { GLOBAL_SERVICES } from "../../regions/global-services";
import { namesActions } from "../evaluate";
import type { PrincipalClass } from "./principals";

/** Said where an action stays reachable outside the allowed regions and nobody wrote why. */
export const UNEXPLAINED = "no reason is written";

/** Why something is open that the list of global services has no entry for. */
interface OtherReason {
  actions: readonly string[];
  reason: string;
  source: string;
}

/** The boundary is one short policy, so that its patterns are wider than the list's. */
const OTHERS: readonly OtherReason[] = [
  {
    actions: ["s3:*MultiRegionAccessPoint*"],
    reason: "the traffic of a multi-region access point is routed from whichever of a few regions answers",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/MrapFailover.html",
  },
];

/** What opens more to named roles than to others. */
const LET_IN: Readonly<Record<PrincipalClass, string | undefined>> = {
  anybody: undefined,
  "tool role": "the setting toolRegions lets its roles work on stacks there",
  "cluster launcher": undefined,
};

const written = [...GLOBAL_SERVICES, ...OTHERS].map(({ actions, reason }) => ({
  names: namesActions(actions),
  reason,
}));

/** Why the region deny leaves an action alone. */
const reasonOf = (action: string, principal: PrincipalClass): string =>
  written.find(({ names }) => names(action))?.reason ?? LET_IN[principal] ?? UNEXPLAINED;

/** Why each of these actions stays reachable outside the allowed regions, each reason once. */
export const reasonsOf = (actions: readonly string[], principal: PrincipalClass): string =>
  [...new Set(actions.map((action) => reasonOf(action, principal)))].join("; ");
