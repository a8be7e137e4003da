import { relative } from "node:path";
import { ANSWERS } from "../answers";
import { ATTACKED } from "./scenes/attack";

/** What will be shown, in three sentences. */
export const OPENING = [
  `An AWS account opens on your machine (nothing is charged, nobody gets mail), and a developer's leaked key starts machines in ${ATTACKED.length} regions, which nobody watches: ringfence sweep sees them, ringfence contain ends them.`,
  `Then the real Pulumi engine applies the baseline with ${ANSWERS.allowedRegions.join(", ")} allowed, and the developer's next key leaks.`,
  "At the end stand the account before and after, and what to do next.",
].join(" ");

/** What to do after a tour that held; README.md says more of each step. */
export const NEXT = {
  title: "Next, on your own account (README.md, Use it on your account):",
  steps: [
    "1. Edit Pulumi.prod.yaml in three places: contacts, regions, monthly budget.",
    "2. npm ci && pulumi login && pulumi stack init prod && pulumi preview",
    "3. pulumi up, then what manualSteps lists: confirm the mail subscriptions.",
    "Look around in this account first: npm run sandbox -- --keep --shell",
  ],
};

/** Where the engine's own lines are. */
export const logLine = (log: string): string => `The engine's own log: ${relative(process.cwd(), log)}`;
