/** The version of Ringfence that made a resource; a test keeps it equal to package.json. */
export const VERSION = "0.1.0";
