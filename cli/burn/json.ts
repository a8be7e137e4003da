import { ASSUMPTIONS, PRICE_SOURCES } from "../../domain/burn/assumptions";
import type { PrincipalBurn, ThreeWays } from "../../domain/burn/burn";
import { COMMITMENTS } from "../../domain/burn/commitments";
import { loss, SPANS } from "../../domain/burn/loss";
import { QUOTAS, quotaIn } from "../../domain/burn/quotas";
import type { BurnReport } from "./report";

const losses = (usdPerHour: ThreeWays<number>) =>
  SPANS.map(({ hours }) => ({
    hours,
    asIs: loss(usdPerHour.asIs, hours),
    withBaseline: loss(usdPerHour.withBaseline, hours),
    withFreeze: loss(usdPerHour.withFreeze, hours),
  }));

const principalJson = ({ principal, usdPerHour, paths, commitments, uncounted, raising }: PrincipalBurn) => ({
  arn: principal.arn,
  kind: principal.kind,
  activeKeys: principal.activeKeys ?? null,
  usdPerHour,
  lossUsd: losses(usdPerHour),
  paths,
  commitments,
  uncounted,
  raising,
  unread: principal.unread,
});

/**
 * The report for programs. Each of the three is an object `{ asIs, withBaseline, withFreeze }`; amounts are USD, not rounded.
 *
 * - `principals`: `[{ arn, kind, activeKeys, usdPerHour, lossUsd: [{ hours, ... }], paths: [{ quota, title, metered,
 *   usdPerHour, regions, worst: { asIs?, withBaseline? } }], commitments, uncounted, raising, unread }]`, worst first;
 *   `activeKeys` is null where nobody told, `worst` is `{ region, usd, units, size, by }`
 * - `quotas`: `[{ region, quota, code, value, from: "account"|"file"|"default", because?, source }]`; `source` is the page of
 *   the default
 * - `commitments`: `[{ title, calls, usd?, how, source }]`, `assumptions`, `notes` and `prices`: texts
 */
export const burnJson = ({ burns, regions, quotas, notes }: BurnReport) => ({
  principals: burns.map(principalJson),
  quotas: regions.flatMap((region) =>
    QUOTAS.map(({ id, code, source }) => ({ region, quota: id, code, ...quotaIn(quotas, region, id), source })),
  ),
  commitments: COMMITMENTS,
  notes,
  assumptions: ASSUMPTIONS,
  prices: PRICE_SOURCES,
});
