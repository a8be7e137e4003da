import { BOUNDARY } from "./boundary";
import type { AcceptedFinding } from "./finding";
import { MEANT } from "./meant";
import { OLDER_DATA } from "./older-data";
import { WIDE } from "./wide";

/** Every finding that is accepted. */
export const ACCEPTED_FINDINGS: readonly AcceptedFinding[] = [...OLDER_DATA, ...WIDE, ...MEANT, ...BOUNDARY];
