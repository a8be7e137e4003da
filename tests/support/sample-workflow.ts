import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { checkout } from "../../setup/cache";

interface Step {
  uses?: string;
  run?: string;
  id?: string;
  if?: string;
  with?: Record<string, unknown>;
}

/** The parts of a GitHub workflow that tests look at. */
interface Workflow {
  on: {
    schedule?: { cron: string }[];
    pull_request?: null;
    workflow_dispatch?: null | { inputs: object };
    push?: { branches: string[] };
  };
  concurrency?: { "cancel-in-progress"?: boolean };
  jobs: Record<string, { if?: string; steps: Step[] }>;
}

/** A sample that owners copy into their repository. */
export const sampleWorkflow = (name: "acceptance" | "baseline" | "doctor" | "policy" = "baseline"): Workflow =>
  parse(readFileSync(join(checkout, "examples", "github-workflow", `${name}.yml`), "utf8")) as Workflow;

/** The arguments of the one `pulumi` command of a job, without the name of the stack. */
export function commandOf(job: string): string[] {
  const runs = sampleWorkflow().jobs[job]!.steps.flatMap(({ run }) => run ?? []);
  const [command, ...others] = runs.filter((run) => run.startsWith("pulumi "));
  if (command === undefined || others.length > 0) throw new Error(`job ${job} runs not one command of pulumi`);
  return command
    .replace(/ --stack prod$/, "")
    .split(" ")
    .slice(1);
}
