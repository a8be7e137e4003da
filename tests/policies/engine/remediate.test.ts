import { Secret, type ResourceValidationArgs } from "@pulumi/policy";
import * as server from "@pulumi/policy/server";
import { asset } from "@pulumi/pulumi";
import type { AnalyzeRequest, RemediateResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import { parsePackConfig, type RuleConfig } from "../../../policies/engine/config";
import { UNKNOWN } from "../../../policies/engine/reader";
import { remediated, remediation } from "../../../policies/engine/remediate";
import type { AnyResourceRule, Example, ExampleResource } from "../../../policies/rule";
import { rules } from "../../../policies/rules";
import { trailValidation } from "../../../policies/rules/trail/trail-validation";
import { ebsEncrypted } from "../../../policies/rules/encryption/ebs-encrypted";
import { efsEncrypted } from "../../../policies/rules/encryption/efs-encrypted";
import { kmsRotation } from "../../../policies/rules/encryption/kms-rotation";
import { configFileOf, judgeExample, outcomeOf } from "../../support/judge-example";
import { analyzeRequest } from "../../../testing/messages";
import { sectionsOf } from "../../support/reconcile";

type Properties = Record<string, unknown>;

const remediable = rules.filter(
  (rule): rule is AnyResourceRule => rule.kind === "resource" && rule.remediate !== undefined,
);

/** What a template declares is not written by anybody but its author. */
const isTemplate = ({ type }: ExampleResource): boolean => type.includes("cloudformation");

function configOf(rule: AnyResourceRule, example: Example<ExampleResource>): RuleConfig {
  const parsed = parsePackConfig(sectionsOf([rule], configFileOf(rule, example)), [rule]);
  if ("problems" in parsed) throw new Error(rule.id);
  return parsed.config.rules.get(rule.id)!;
}

const argsOf = ({ type, name = "example", props, opts, provider }: ExampleResource): ResourceValidationArgs =>
  ({
    type,
    name,
    urn: `urn:pulumi:dev::example::${type}::${name}`,
    props,
    opts: { protect: false, ignoreChanges: [], ...opts },
    ...(provider === undefined ? {} : { provider: { urn: "", name: "default", ...provider } }),
  }) as unknown as ResourceValidationArgs;

const mend = (rule: AnyResourceRule, example: Example<ExampleResource>, replacing = true) =>
  remediated(rule, configOf(rule, example), argsOf(example.subject), { replacing });

const withProps = (example: Example<ExampleResource>, props: Properties): Example<ExampleResource> => ({
  ...example,
  subject: { ...example.subject, props },
});

const plain = (type: string, props: Properties): Example<ExampleResource> => ({ title: "", subject: { type, props } });
const TRAIL = "aws:cloudtrail/trail:Trail";

describe.each(remediable)("the remedy of $id", (rule) => {
  const failing = rule.examples.fail.filter(({ subject }) => !isTemplate(subject));
  const others = [...rule.examples.pass, ...rule.examples.unknown];

  it.each(failing)("makes $title pass, and changes nothing the second time", async (example) => {
    const mended = await mend(rule, example);
    const after = withProps(example, mended!);
    expect(outcomeOf(judgeExample(rule, after))).toBe("pass");
    expect(await mend(rule, after)).toBeUndefined();
  });

  it.each(failing)("leaves what else is in $title as it was", async (example) => {
    const own = { kept: new Secret("word"), later: UNKNOWN, file: new asset.FileAsset("a"), list: [{ a: UNKNOWN }] };
    const mended = (await mend(rule, withProps(example, { ...example.subject.props, ...own })))!;
    for (const [name, value] of Object.entries(own)) expect(mended[name]).toBe(value);
  });

  it("leaves a resource alone that passes, or that is not decided yet", async () => {
    for (const example of others) expect(await mend(rule, example)).toBeUndefined();
  });

  it("does not write into a template", async () => {
    const templates = rule.examples.fail.filter(({ subject }) => isTemplate(subject));
    for (const example of templates) expect(await mend(rule, example)).toBeUndefined();
  });

  it("does not change what it was given", async () => {
    for (const example of failing) {
      const before = structuredClone(example.subject.props);
      await mend(rule, example);
      expect(example.subject.props).toEqual(before);
    }
  });
});

describe("a remedy", () => {
  it("that would replace what exists is left to be chosen", async () => {
    const files = plain("aws:efs/fileSystem:FileSystem", { encrypted: false });
    expect(await mend(efsEncrypted, files, false)).toBeUndefined();
    expect(await mend(efsEncrypted, files, true)).toEqual({ encrypted: true });
  });

  it("goes into the device that is not encrypted, and leaves one that is not known yet", async () => {
    const devices = [{ encrypted: true }, { deviceName: "/dev/sdc" }, { encrypted: UNKNOWN }, UNKNOWN];
    const mended = await mend(ebsEncrypted, plain("aws:ec2/instance:Instance", { ebsBlockDevices: devices }));
    expect(mended).toEqual({
      ebsBlockDevices: [
        { encrypted: true },
        { deviceName: "/dev/sdc", encrypted: true },
        { encrypted: UNKNOWN },
        UNKNOWN,
      ],
    });
  });

  it("keeps a secret a secret, on the way and at the end", async () => {
    const devices = new Secret([{ encrypted: new Secret(false), kmsKeyId: "k" }]);
    const mended = await mend(ebsEncrypted, plain("aws:ec2/instance:Instance", { ebsBlockDevices: devices }));
    expect(mended).toEqual({ ebsBlockDevices: new Secret([{ encrypted: new Secret(true), kmsKeyId: "k" }]) });
    expect(mended!["ebsBlockDevices"]).toBeInstanceOf(Secret);
  });

  it("takes a secret that is not known yet for not known", async () => {
    const key = plain("aws:kms/key:Key", { enableKeyRotation: new Secret(UNKNOWN) });
    expect(await mend(kmsRotation, key)).toBeUndefined();
  });

  it("never writes into what is not known yet, whatever its rule says", async () => {
    const careless = { ...trailValidation, remediate: () => [{ path: ["tags", "a", 0], value: 1 }] };
    for (const tags of [UNKNOWN, { a: UNKNOWN }, { a: [UNKNOWN] }, { a: "text" }]) {
      expect(await mend(careless, plain(TRAIL, { tags }))).toBeUndefined();
    }
    expect(await mend(careless, plain(TRAIL, {}))).toEqual({ tags: { a: [1] } });
  });

  it("takes what it writes off the list of what the provider filled in", async () => {
    const props = {
      enableLogFileValidation: false,
      __defaults: ["enableLogFileValidation", "includeGlobalServiceEvents"],
    };
    expect(await mend(trailValidation, plain(TRAIL, props))).toEqual({
      enableLogFileValidation: true,
      __defaults: ["includeGlobalServiceEvents"],
    });
  });

  it("leaves a resource alone that holds an archive of several files, which the SDK cannot send back", async () => {
    const files = new asset.AssetArchive({ a: new asset.StringAsset("a") });
    expect(await mend(trailValidation, plain(TRAIL, { code: new Secret([files]) }))).toBeUndefined();
  });

  it("that has a defect leaves the resource to the rule", async () => {
    const defect = () => {
      throw new Error("broken");
    };
    const example = plain(TRAIL, {});
    const config = configOf(trailValidation, example);
    const broken = remediation({ ...trailValidation, remediate: defect }, () => config);
    expect(await broken(argsOf(example.subject))).toBeUndefined();
  });
});

/** Public in the SDK, but stripped from its declarations. */
type Remediate = (
  call: { request: AnalyzeRequest },
  answer: (error: unknown, response: RemediateResponse) => void,
) => Promise<void>;
const { makeRemediateRpcFun } = server as unknown as {
  makeRemediateRpcFun: (pack: string, version: string, level: string, policies: readonly object[]) => Remediate;
};

describe("over the protocol of the SDK", () => {
  const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

  async function remediate(rule: AnyResourceRule, props: Properties): Promise<unknown[]> {
    const config = configOf(rule, plain(TRAIL, {}));
    const policy = {
      name: rule.id,
      description: rule.title,
      enforcementLevel: "remediate" as const,
      remediateResource: remediation(rule, () => config),
    };
    const call = makeRemediateRpcFun("ringfence", "1.0.0", "advisory", [policy]);
    const request = analyzeRequest({ type: TRAIL, props });
    const response = await new Promise<RemediateResponse>((resolve, reject) => {
      void call({ request }, (error, answer) => {
        if (error === undefined || error === null) resolve(answer);
        else reject(new Error("the remedy was refused", { cause: error }));
      });
    });
    return response.getRemediationsList().map((one) => one.getProperties()?.toJavaScript() ?? one.getDiagnostic());
  }

  it("sends everything back with the changed value, secrets as secrets and unknown values as such", async () => {
    const props = {
      name: { ...SECRET, value: "trail" },
      s3BucketName: UNKNOWN,
      tags: { a: "1", b: UNKNOWN, c: { ...SECRET, value: UNKNOWN } },
      __defaults: ["name"],
    };
    expect(await remediate(trailValidation, props)).toEqual([{ ...props, enableLogFileValidation: true }]);
  });

  it("sends nothing for a resource that passes, or whose value is not known yet", async () => {
    expect(await remediate(trailValidation, { enableLogFileValidation: true })).toEqual([]);
    expect(await remediate(trailValidation, { enableLogFileValidation: UNKNOWN })).toEqual([]);
    expect(await remediate(trailValidation, { enableLogFileValidation: { ...SECRET, value: UNKNOWN } })).toEqual([]);
  });
});
