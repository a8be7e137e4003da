import { PAID_SERVICE_IDS } from "../../../../domain/documents/actions/paid-services";
import { boundary } from "../../../../domain/documents/guardrails/boundary";
import { launchDeny } from "../../../../domain/documents/guardrails/launch-deny";
import { boundaryLimits, limitedLaunches } from "../../../../domain/documents/guardrails/launch-limits";
import { ARGS } from "../../../support/document-args";

const args = { ...ARGS, unusedServices: [...PAID_SERVICE_IDS] };
const sids = (statements: { Sid: string }[]) => statements.map(({ Sid }) => Sid);

it("are the last statements of the launch deny", () => {
  const limits = limitedLaunches(args);
  expect(launchDeny(args).Statement.slice(-limits.length)).toEqual(limits);
});

it("are those of the boundary, too, but for what runs no code and what only delays an end", () => {
  const kept = boundaryLimits(args);
  expect(boundary(args).Statement.slice(-kept.length)).toEqual(kept);
  expect(limitedLaunches(args)).toEqual(expect.arrayContaining(kept));
  const left = sids(limitedLaunches(args)).filter((sid) => !sids(kept).includes(sid));
  expect(left).toEqual(["DenyCacheTypes", "DenyDatabaseTypes", "DenyTerminationProtection"]);
});
