/** @type {import("jest").Config} */
const base = {
  rootDir: __dirname,
  testEnvironment: "<rootDir>/tests/support/environment.js",
  transform: {
    // markdown-table has modules only, which this runner reads once they are translated.
    "\\.ts$|/markdown-table/.+\\.js$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  // Samples import what is published, which is not built here.
  moduleNameMapper: { "^ringfence/testing$": "<rootDir>/testing/index.ts" },
  transformIgnorePatterns: ["/node_modules/(?!markdown-table/)"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/policies/dist", "<rootDir>/.sandbox", "<rootDir>/examples"],
};

module.exports = {
  // Jest would leave one core to others; the engine of one test works while another waits.
  maxWorkers: "100%",
  // The longest play a whole tour on one core while another engine has the other.
  testTimeout: 300_000,
  projects: [
    {
      ...base,
      displayName: "unit",
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      testPathIgnorePatterns: ["/tests/integration/"],
    },
    { ...base, displayName: "integration", testMatch: ["<rootDir>/tests/integration/**/*.test.ts"] },
  ],
};
