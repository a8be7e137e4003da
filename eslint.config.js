const js = require("@eslint/js");
const pulumi = require("@pulumi/eslint-plugin");
const globals = require("globals");
const tseslint = require("typescript-eslint");

/** Who may import whom: folder -> folders of this project that it may import beside itself. */
const MAY_IMPORT = {
  domain: [],
  components: ["domain"],
  policies: ["domain"],
  cli: ["domain"],
  sandbox: ["domain", "scripts"],
  scripts: ["domain", "components", "policies", "sandbox"],
};

/** Packages that a folder must not import, with the reason that the message gives. */
const KEPT_OUT = {
  domain: [
    { group: ["@pulumi/*", "@aws-sdk/*", "node:*", "fs", "path"], message: "domain is plain data and pure functions" },
  ],
  components: [
    { group: ["@aws-sdk/*", "@cloud-copilot/*"], message: "components declare resources; they never call AWS" },
  ],
  policies: [
    {
      group: ["@pulumi/aws", "@pulumi/aws/*"],
      allowTypeImports: true,
      message: "the pack starts in a second because it never loads @pulumi/aws; import its types only",
    },
    { group: ["@aws-sdk/*", "@cloud-copilot/*"], message: "a rule judges what is declared; it never calls AWS" },
  ],
  cli: [{ group: ["@pulumi/*"], message: "the command line starts in a moment because it never loads Pulumi" }],
};

const boundaries = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      {
        patterns: [
          ...Object.keys(MAY_IMPORT)
            .filter((other) => other !== folder && !allowed.includes(other))
            .map((other) => ({
              group: [`../${other}/**`, `../../${other}/**`, `../../../${other}/**`],
              message: `${folder} must not import ${other}`,
            })),
          ...(KEPT_OUT[folder] ?? []),
        ],
      },
    ],
  },
}));

module.exports = tseslint.config(
  { ignores: ["**/node_modules/**", "**/dist/**", ".sandbox/**", "coverage/**", "examples/**", "**/*.mjs"] },
  {
    files: ["**/*.js"],
    extends: [js.configs.recommended],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
  },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: __dirname } },
    plugins: { "@pulumi": pulumi },
    rules: {
      "@pulumi/no-output-in-template-literal": "error",
      "@pulumi/no-output-instance-in-template-literal": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A table lookup that a test proves complete reads better with ! than with a branch that never runs.
      "@typescript-eslint/no-non-null-assertion": "off",
      // `a || b` on booleans is meant; on values the types already tell.
      "@typescript-eslint/prefer-nullish-coalescing": "off",
      // A Pulumi resource is declared for its effect on the engine, not for the object.
      "no-new": "off",
      "no-console": "error",
    },
  },
  ...boundaries,
  { files: ["sandbox/**/*.ts", "scripts/**/*.ts", "tests/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
);
