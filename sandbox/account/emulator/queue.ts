/**
 * Runs tasks one after another, in the order of their arrival; a task that fails does not hold up the next one.
 * @returns a function that takes a task and resolves with its result
 */
export function createQueue(): <T>(task: () => T | Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => T | Promise<T>): Promise<T> => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}
