import type { Row } from "./row";

/** Files of rows; each loads the clients of its services. */
const FILES: readonly (() => Promise<{ ROWS: readonly Row[] }>)[] = [
  () => import("./rows/iam"),
  () => import("./rows/ec2"),
  () => import("./rows/groups"),
  () => import("./rows/batch"),
  () => import("./rows/ecs"),
  () => import("./rows/eks"),
  () => import("./rows/learning"),
  () => import("./rows/schedules"),
  () => import("./rows/serverless"),
  () => import("./rows/persistence"),
];

/** Every row by its id. */
export const loadRows = async (): Promise<ReadonlyMap<string, Row>> =>
  new Map(
    (await Promise.all(FILES.map((load) => load()))).flatMap(({ ROWS }) => ROWS.map((row) => [row.id, row] as const)),
  );
