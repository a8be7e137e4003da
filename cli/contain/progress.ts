import type { Output } from "../output";
import type { Told } from "./execute";
import { PHASES } from "./phases";
import { plain, plural } from "./words";

/** Shows how far it is. */
export interface Progress {
  tell: (event: Told) => void;
  /** Takes what was live off the screen. */
  end: () => Promise<void>;
}

const lineOf = (event: Told): string | undefined => {
  switch (event.type) {
    case "phase":
      return `${event.title}: ${plural(event.steps, "step")}${event.round > 0 ? `, after look ${event.round}` : ""}`;
    case "results": {
      const failed = event.results.find(({ result }) => result === "failed");
      if (!failed) return undefined;
      return `  ${event.call} in ${event.region} failed: ${plain(failed.because ?? "")}`;
    }
    case "waiting":
      return `looking again in ${event.seconds} s`;
    case "scan":
      return `look ${event.round}: ${plural(event.remaining, "thing")} left${event.gaps > 0 ? `, ${plural(event.gaps, "gap")}` : ""}`;
  }
};

/** Plain lines, where nobody watches. */
export const plainProgress = ({ err }: Output): Progress => ({
  tell: (event) => {
    const line = lineOf(event);
    if (line !== undefined) err(`${line}\n`);
  },
  end: () => Promise.resolve(),
});

interface Waiting {
  promise: Promise<void>;
  resolve: () => void;
}

function waiting(): Waiting {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

const LOOKING = "look again until nothing is left";

/** A list of the phases on a terminal. */
export async function liveProgress(): Promise<Progress> {
  const { Listr } = await import("listr2");
  const stages = [...PHASES.map(({ id, title }) => ({ id: id, title: title })), { id: "looks", title: LOOKING }];
  const waits = stages.map(waiting);
  const outputs: { output?: string }[] = [];
  let at = 0;
  const goTo = (index: number): void => {
    for (; at < index; at += 1) waits[at]!.resolve();
  };
  const list = new Listr(
    stages.map(({ title }, index) => ({
      title,
      task: (_context: unknown, task: { output: string }) => {
        outputs[index] = task;
        return waits[index]!.promise;
      },
      rendererOptions: { persistentOutput: true },
    })),
    { concurrent: false, registerSignalListeners: false },
  );
  const shown = list.run();
  return {
    tell: (event) => {
      if (event.type === "phase" && event.round === 0) goTo(stages.findIndex(({ id }) => id === event.phase));
      if (event.type === "waiting") goTo(stages.length - 1);
      const line = lineOf(event);
      const task = outputs[at];
      if (task && line !== undefined) task.output = line;
    },
    end: async () => {
      goTo(stages.length);
      await shown;
    },
  };
}
