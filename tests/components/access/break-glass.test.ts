import * as pulumi from "@pulumi/pulumi";
import { BreakGlass, type BreakGlassArgs } from "../../../components";
import { minify } from "../../../domain/documents/document";
import { responder, responderReads } from "../../../domain/documents/access/responder";
import { switchRoleWarning } from "../../../domain/documents/access/switch-role";
import { peopleTrust } from "../../../domain/documents/access/trust";
import { roleUse } from "../../../domain/signals/event-patterns";
import { ACCOUNT_ID, topicArn } from "../../support/mock-account";
import { identities, named, record, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const SYDNEY = "ap-southeast-2";
const VIRGINIA = "us-east-1";
const TOPICS: Record<string, string> = {
  [SYDNEY]: topicArn(SYDNEY, "alerts"),
  [VIRGINIA]: topicArn(VIRGINIA, "alerts"),
};
const ROLE_ARN = `arn:aws:iam::${ACCOUNT_ID}:role/ringfence/exempt/glass-responder-1a2b3c4`;

const build = (args: Partial<BreakGlassArgs> = {}, options = {}) =>
  record(() => new BreakGlass("glass", { topicArns: TOPICS, ...args }), options);
const declared = async (args?: Partial<BreakGlassArgs>) => resources((await build(args)).registrations);

const rule = (region: string) => ({
  type: "aws:cloudwatch/eventRule:EventRule",
  name: `glass-use-${region}`,
  inputs: {
    region,
    description: "Somebody assumes the break-glass role, or is denied it",
    eventPattern: JSON.stringify(roleUse(ROLE_ARN)),
    state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
  },
});

const target = (region: string) => ({
  type: "aws:cloudwatch/eventTarget:EventTarget",
  name: `glass-use-${region}`,
  inputs: {
    region,
    rule: `glass-use-${region}-1a2b3c4`,
    arn: TOPICS[region],
    inputTransformer: {
      inputPaths: {
        account: "$.account",
        region: "$.region",
        time: "$.time",
        who: "$.detail.userIdentity.arn",
        from: "$.detail.sourceIPAddress",
      },
      inputTemplate: expect.stringMatching(/^".*"$/) as string,
    },
  },
});

describe("BreakGlass", () => {
  it("declares the role with its policy, and a rule with its target in each region", async () => {
    const regions = [SYDNEY, VIRGINIA];
    expect(await declared()).toEqual([
      ...regions.map(rule),
      ...regions.map(target),
      {
        type: "aws:iam/policy:Policy",
        name: "glass-responder",
        inputs: {
          path: "/ringfence/",
          description: "What the responder role may do",
          policy: minify(responder()),
        },
      },
      {
        type: "aws:iam/policy:Policy",
        name: "glass-responder-reads",
        inputs: {
          path: "/ringfence/",
          description: "What the responder role may read",
          policy: minify(responderReads()),
        },
      },
      {
        type: "aws:iam/role:Role",
        name: "glass-responder",
        inputs: {
          path: "/ringfence/exempt/",
          description: "Ends an intrusion: stops, cancels and freezes in every region; MFA, and every use rings",
          assumeRolePolicy: minify(peopleTrust({ accountId: ACCOUNT_ID, regions })),
          maxSessionDuration: 3600,
        },
      },
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "glass-responder",
        inputs: {
          role: "glass-responder-1a2b3c4",
          policyArn: `arn:aws:iam::${ACCOUNT_ID}:policy/ringfence/glass-responder-1a2b3c4`,
        },
      },
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "glass-responder-reads",
        inputs: {
          role: "glass-responder-1a2b3c4",
          policyArn: `arn:aws:iam::${ACCOUNT_ID}:policy/ringfence/glass-responder-reads-1a2b3c4`,
        },
      },
    ]);
  });

  it("in one region can be used through that region only, and rings there", async () => {
    const { registrations } = await build({ topicArns: { [VIRGINIA]: pulumi.output(TOPICS[VIRGINIA]!) } });
    const trust = named(
      registrations.filter(({ type }) => type === "aws:iam/role:Role"),
      "glass-responder",
    );
    expect(trust.inputs.assumeRolePolicy).toBe(minify(peopleTrust({ accountId: ACCOUNT_ID, regions: [VIRGINIA] })));
    expect(registrations.filter(({ type }) => type.endsWith(":EventRule"))).toHaveLength(1);
  });

  it("lets in the named people only, and tags what takes tags", async () => {
    const responders = [`arn:aws:iam::${ACCOUNT_ID}:user/anna`];
    const tags = { team: "security" };
    const all = await declared({ responders, tags });
    const role = all.find(({ type }) => type === "aws:iam/role:Role")!;
    expect(role.inputs.assumeRolePolicy).toBe(
      minify(peopleTrust({ accountId: ACCOUNT_ID, principals: responders, regions: [SYDNEY, VIRGINIA] })),
    );
    const tagged = all.filter(({ inputs }) => inputs.tags !== undefined);
    expect(tagged.map(({ type }) => type)).toEqual([
      "aws:cloudwatch/eventRule:EventRule",
      "aws:cloudwatch/eventRule:EventRule",
      "aws:iam/policy:Policy",
      "aws:iam/policy:Policy",
      "aws:iam/role:Role",
    ]);
  });

  it("declares the same whatever the order of the topics, and in a preview, when no ARN is known", async () => {
    const usual = await build();
    const topicArns = Object.fromEntries(Object.entries(TOPICS).reverse());
    expect(resources((await build({ topicArns })).registrations)).toEqual(resources(usual.registrations));
    expect(identities((await build({}, { preview: true })).registrations)).toEqual(identities(usual.registrations));
  });

  it("warns when the console could not switch to the role, and makes it all the same", async () => {
    const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    const name = "a-baseline-with-quite-a-long-name-here";
    const { registrations } = await record(() => new BreakGlass(name, { topicArns: TOPICS }));
    expect(warn.mock.calls.map(([text]) => text)).toEqual([switchRoleWarning(`${name}-responder`)]);
    expect(registrations.filter(({ type }) => type === "aws:iam/role:Role")).toHaveLength(1);
    warn.mockRestore();
  });

  it("writes mail in which each gap is filled", async () => {
    const [first] = (await declared()).filter(({ type }) => type.endsWith(":EventTarget"));
    const { inputPaths, inputTemplate } = first!.inputs.inputTransformer as {
      inputPaths: Record<string, string>;
      inputTemplate: string;
    };
    const gaps = [...inputTemplate.matchAll(/<(\w+)>/g)].map(([, name]) => name!);
    expect([...new Set(gaps)].sort()).toEqual(Object.keys(inputPaths).sort());
    // EventBridge takes a text as a template when it is a JSON string.
    expect(typeof JSON.parse(inputTemplate)).toBe("string");
  });

  it("gives out the role", async () => {
    expect(await valueOf((await build()).result.roleArn)).toBe(ROLE_ARN);
  });

  it("is refused without a topic", async () => {
    expect(await refusal(() => new BreakGlass("glass", { topicArns: {} }))).toBe(
      "break-glass: 1 problem\n  - topicArns: is empty; a use that nobody hears of is a back door, so name a topic",
    );
  });
});
