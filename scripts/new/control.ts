import { camelCase, pascalCase } from "./names";
import type { Template } from "./template";

const factsText = (
  id: string,
  family: string,
  where: string,
): string => `import { type Control, Family, FREE, Profile, Where } from "../control";

export const ${camelCase(id)} = {
  id: ${JSON.stringify(id)},
  family: Family.${pascalCase(family)},
  title: "",
  why: "",
  where: Where.${where},
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "kept", afterTeardown: "" },
  byHand: "",
  source: "https://docs.aws.amazon.com/",
} as const satisfies Control;
`;

/** A component that makes one resource of a type in each region: what most controls are. */
const regionalText = (id: string, type: string): string => {
  const [, service = "", name = ""] = /^aws:([\w-]+)\/\w+:(\w+)$/.exec(type) ?? [];
  const component = pascalCase(id);
  return `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface ${component}Args {
  /** Region codes; the setting is made in each. */
  regions: string[];
}

/**
 * What it protects from, what it does not touch, what its removal does.
 * https://docs.aws.amazon.com/
 *
 * @throws pulumi.RunError when \`regions\` is empty or names a region that there is not
 */
export class ${component} extends pulumi.ComponentResource {
  constructor(name: string, args: ${component}Args, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:${component}", name, args, opts);
    assertArguments(${JSON.stringify(id)}, args);
    for (const region of [...new Set(args.regions)].sort()) {
      new aws.${service}.${name}(\`\${name}-\${region}\`, { region }, { parent: this });
    }
    this.registerOutputs();
  }
}

export const ${camelCase(id)}: Build = {
  controls: [${JSON.stringify(id)}],
  build: ({ plan, name, opts }) => {
    new ${component}(name, planned({ regions: plan.regions.covered }), opts);
    return {};
  },
};
`;
};

const testText = (id: string, type: string): string => {
  const component = pascalCase(id);
  return `import { ${component} } from "../../../components";
import { record, resources } from "../../support/recorder";

const build = (...regions: string[]) => new ${component}("it", { regions });

describe("${component}", () => {
  it("makes the setting in each region, once", async () => {
    const { registrations } = await record(() => build("us-east-1", "ap-southeast-2", "us-east-1"));
    expect(resources(registrations)).toEqual(
      ["ap-southeast-2", "us-east-1"].map((region) => ({
        type: ${JSON.stringify(type)},
        name: \`it-\${region}\`,
        inputs: { region, fillIn: "what the setting is" },
      })),
    );
  });

  it("refuses a region that there is not", async () => {
    await expect(record(() => build("ap-southest-2"))).rejects.toThrow("regions[0]: unknown region");
  });
});
`;
};

/** A control that makes one resource in each covered region; another one begins with a copy of it. */
export const control: Template = {
  kind: "control",
  usage: "<id> --family <family> --type <token of @pulumi/aws>",
  files: ({ id = "", family = "", type = "" }) => [
    { path: `domain/controls/${family}/${id}.ts`, text: factsText(id, family, "Covered") },
    { path: `components/${family}/${id}.ts`, text: regionalText(id, type) },
    { path: `tests/components/${family}/${id}.test.ts`, text: testText(id, type) },
  ],
  lines: ({ id = "", family = "" }) => [
    {
      path: "domain/controls/table.ts",
      after: 'import type { Control } from "./control";',
      text: `import { ${camelCase(id)} } from "./${family}/${id}";`,
    },
    { path: "domain/controls/table.ts", after: "ebsEncryption,", text: `  ${camelCase(id)},` },
    {
      path: "components/baseline/table.ts",
      after: 'import type { Build } from "../control/build";',
      text: `import { ${camelCase(id)} } from "../${family}/${id}";`,
    },
    { path: "components/baseline/table.ts", after: "ebsEncryption,", text: `  ${camelCase(id)},` },
    {
      path: "components/index.ts",
      after: 'export { EbsEncryption, type EbsEncryptionArgs } from "./defaults/ebs-encryption";',
      text: `export { ${pascalCase(id)}, type ${pascalCase(id)}Args } from "./${family}/${id}";`,
    },
  ],
};
