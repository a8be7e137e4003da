const js = require("@eslint/js");
const pulumi = require("@pulumi/eslint-plugin");
const globals = require("globals");
const tseslint = require("typescript-eslint");

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
  { files: ["sandbox/**/*.ts", "scripts/**/*.ts", "tests/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "no-restricted-imports": ["error", { name: "fast-check", message: "Take it from tests/support/properties." }],
    },
  },
  { files: ["tests/support/properties.ts"], rules: { "no-restricted-imports": "off" } },
);
