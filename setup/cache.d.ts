/** The types of cache.js for TypeScript, which does not read the JSDoc of a JavaScript file. */
export interface CachePaths {
  /** Everything that set-up builds; shared by all checkouts of the same package version. */
  root: string;
  /** The folder to put first on PATH of anything that runs Pulumi. */
  bin: string;
  pulumi: string;
  languageHost: string;
  /** The interpreter of the environment that has the AWS emulator. */
  python: string;
  /** The interpreter of the environment that has the linters of policies. */
  linterPython: string;
  /** The interpreter of the environment that Pulumi programs in Python run in. */
  programPython: string;
  /** The generator of Python packages; only where the engine was built here. */
  pythonSdk: string;
  /** The AWS command line, which `contain` is measured against. */
  awsCli: string;
  eventRuler: string;
}

/** Where set-up puts what it builds, all absolute. */
export function cachePaths(env?: NodeJS.ProcessEnv): CachePaths;

/** The folder of this checkout. */
export const checkout: string;
