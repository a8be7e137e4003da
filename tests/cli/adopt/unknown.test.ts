import { withoutUnknown } from "../../../cli/adopt/unknown";

const REGIONS = ["eu-west-1", "us-east-1"];
const everywhere = <T>(of: (region: string) => T) => Object.fromEntries(REGIONS.map((region) => [region, of(region)]));

it("takes out what nobody knows, and says it once for each reason", () => {
  const { facts, gaps } = withoutUnknown({
    detectors: everywhere((region) => ({ unknown: `AccessDenied: no guardduty:ListDetectors in ${region}` })),
    analyzers: { "eu-west-1": { found: [] }, "us-east-1": { unknown: "Timeout" } },
    passwordPolicy: { unknown: "Throttled" },
    publicBuckets: { found: { names: [], unseen: 0 } },
    users: [],
  });
  expect(gaps).toEqual([
    "detectors of GuardDuty in eu-west-1, us-east-1: AccessDenied: no guardduty:ListDetectors in eu-west-1",
    "analyzers of external access in us-east-1: Timeout",
    "password policy: Throttled",
  ]);
  expect(facts).toEqual({
    detectors: {},
    analyzers: { "eu-west-1": { found: [] } },
    passwordPolicy: undefined,
    publicBuckets: { found: { names: [], unseen: 0 } },
    users: [],
  });
});
