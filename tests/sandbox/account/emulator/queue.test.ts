import { setTimeout as sleep } from "node:timers/promises";
import { createQueue } from "../../../../sandbox/account/emulator/queue";

test("tasks run one after another, in the order of their arrival", async () => {
  const inTurn = createQueue();
  const seen: string[] = [];
  const task = (name: string, ms: number) => async () => {
    seen.push(`${name} starts`);
    await sleep(ms);
    seen.push(`${name} ends`);
    return name;
  };
  const results = await Promise.all([inTurn(task("slow", 20)), inTurn(task("fast", 0))]);
  expect(results).toEqual(["slow", "fast"]);
  expect(seen).toEqual(["slow starts", "slow ends", "fast starts", "fast ends"]);
});

test("a task that fails does not hold up the next one", async () => {
  const inTurn = createQueue();
  const failing = inTurn(() => Promise.reject(new Error("no")));
  const next = inTurn(() => "yes");
  await expect(failing).rejects.toThrow("no");
  await expect(next).resolves.toBe("yes");
});
