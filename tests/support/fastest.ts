/** Milliseconds of processor that the fastest of some runs takes; what the machine does besides counts little in it. */
export function fastest(run: () => unknown, runs = 3): number {
  run();
  const times = Array.from({ length: runs }, () => {
    const begun = process.cpuUsage();
    run();
    return process.cpuUsage(begun).user / 1000;
  });
  return Math.min(...times);
}
