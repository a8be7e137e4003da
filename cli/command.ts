/** What a person types to run this program: it is installed in a project, so only `npx` finds it. */
export const COMMAND = "npx ringfence";
