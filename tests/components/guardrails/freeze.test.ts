import { Freeze, type FreezeArgs } from "../../../components";
import { minify } from "../../../domain/documents/document";
import { freeze } from "../../../domain/documents/guardrails/freeze";
import { FREEZE_NAME } from "../../../domain/documents/own-principals";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { record, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const DESCRIPTION = "Ringfence freeze: attach in an emergency to whoever may be in the wrong hands";
const EXEMPT = "arn:aws:iam::*:role/ringfence/exempt/*";
const OPS = "arn:aws:iam::123456789012:role/ops";

const build = (args?: FreezeArgs, name = "panic") => record(() => new Freeze(name, args));
const declared = async (args?: FreezeArgs, name?: string) => resources((await build(args, name)).registrations);

describe("Freeze", () => {
  it("declares one policy that is attached to nobody", async () => {
    expect(await declared()).toEqual([
      {
        type: "aws:iam/policy:Policy",
        name: "panic-freeze",
        inputs: { path: "/ringfence/", description: DESCRIPTION, policy: minify(freeze([EXEMPT])) },
      },
    ]);
  });

  it("declares a service control policy in an Organization, which spares what sets accounts up", async () => {
    const tags = { team: "security" };
    const [policy, ...rest] = await declared({ mode: GuardrailMode.Organization, tags });
    expect(rest).toEqual([]);
    expect(policy).toMatchObject({
      type: "aws:organizations/policy:Policy",
      name: "panic-freeze",
      inputs: { type: "SERVICE_CONTROL_POLICY", description: DESCRIPTION, tags },
    });
    const content = policy!.inputs.content as string;
    for (const spared of [EXEMPT, "AWSControlTowerExecution", "stacksets-exec-*"]) expect(content).toContain(spared);
  });

  it("spares who is named", async () => {
    const [policy] = await declared({ exemptPrincipals: [OPS] });
    expect(policy!.inputs.policy).toBe(minify(freeze([OPS, EXEMPT])));
  });

  it.each([
    ["panic", "panic-freeze"],
    ["ringfence-freeze", "ringfence-freeze"],
  ])("of the name %s makes a policy that the responder may attach: %s", async (name, policyName) => {
    const [policy] = await declared({}, name);
    expect(policy!.name).toBe(policyName);
    // Pulumi adds seven digits to the name.
    expect(`${policyName}-1a2b3c4`).toMatch(new RegExp(`^${FREEZE_NAME.replaceAll("*", ".*")}$`));
  });

  it("gives out the ARN and the document", async () => {
    const { result } = await build();
    expect(await valueOf(result.policyArn)).toBe("arn:aws:iam::123456789012:policy/ringfence/panic-freeze-1a2b3c4");
    expect(await valueOf(result.document)).toBe(minify(freeze([EXEMPT])));
  });

  it("is refused when the document does not fit into one policy", async () => {
    const exemptPrincipals = Array.from({ length: 40 }, (_, n) => `${OPS}-${n}`);
    expect(await refusal(() => new Freeze("panic", { exemptPrincipals }))).toMatch(
      /^freeze: 1 problem\n {2}- guardrails: make freeze too long: it has \d+ characters, a policy takes 6144; its longest statement is FreezeLaunches with \d+; name fewer exemptPrincipals/,
    );
  });
});
