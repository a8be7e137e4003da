import type { Facts } from "./facts";
import type { Hands } from "./execute";
import { type Act, type Found, type Json, operationOf, type Target } from "./row";

/** What starts machines again. */
interface Controller {
  look: "spot-fleets" | "ec2-fleets" | "spot-requests" | "groups";
  found: Found;
  region: string;
  target: number;
  isActive: boolean;
}

interface Machine {
  region: string;
  found: Found;
  isRunning: boolean;
  /** Id of what starts it again. */
  controller?: string;
}

interface Thing {
  look: string;
  region: string;
  found: Found;
}

/** Who goes on attacking while nothing stops them. */
interface Intruder {
  /** Looks of what was cancelled and is asked for again. */
  isFree: boolean;
}

export interface ModelOptions {
  /** Seconds until a controller replaces what was ended. AWS promises none; fleets take some minutes. */
  refillSeconds: number;
  /** Seconds that a call takes. */
  callSeconds: number;
  /** True when somebody with the keys asks again for what was cancelled, as often as controllers refill, until frozen. */
  intruder: boolean;
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

const CONTROLLERS = ["spot-fleets", "ec2-fleets", "spot-requests", "groups"] as const;

/** The controller of a machine, from what AWS writes on it: `ec2:sfr-1` -> `sfr-1`. */
const controllerOf = ({ partOf = [] }: Found, known: ReadonlyMap<string, unknown>): string | undefined =>
  partOf.map((owner) => owner.slice(owner.indexOf(":") + 1)).find((id) => known.has(id));

/**
 * An account that lives in memory, with what is known of the real one: fleets, groups and persistent requests start again what
 * is ended under them, a zone with one protected machine ends none, and a cancelled fleet ends its own. Its clock moves by the
 * calls that are made and by what is waited for.
 *
 * The behaviour is AWS's: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-fleet-request-type.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/terminate-spot-instances-requests.html (a persistent request opens again)
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html (what one zone refuses)
 */
export function createModel(facts: Facts, { refillSeconds, callSeconds, intruder }: ModelOptions) {
  let clock = facts.takenAt.getTime();
  let nextRefill = clock + refillSeconds * 1000;
  let made = 0;
  let usd = 0;
  let calls = 0;
  const controllers = new Map<string, Controller>();
  const machines = new Map<string, Machine>();
  const things = new Map<string, Thing>();
  const attacker: Intruder = { isFree: intruder };

  for (const [look, regions] of facts.found) {
    for (const [region, list] of regions) {
      for (const found of list) {
        if ((CONTROLLERS as readonly string[]).includes(look)) {
          const target = look === "spot-requests" ? 1 : (found.units ?? 0);
          controllers.set(found.id, { look: look as Controller["look"], found, region, target, isActive: true });
        } else if (look !== "machines") things.set(`${look} ${region} ${found.id}`, { look, region, found });
      }
    }
  }
  for (const [region, list] of facts.found.get("machines") ?? []) {
    for (const found of list) {
      const controller = controllerOf(found, controllers);
      machines.set(found.id, { region, found, isRunning: true, ...(controller === undefined ? {} : { controller }) });
    }
  }

  const runningOf = (id: string): Machine[] =>
    [...machines.values()].filter((machine) => machine.controller === id && machine.isRunning);

  /** What a machine of the controller is like; where none was left, nothing but its size is known. */
  function startOne(id: string, { region, found }: Controller): void {
    const like = [...machines.values()].find((machine) => machine.controller === id);
    made += 1;
    const machine: Found = {
      ...(like?.found ?? { partOf: [`ec2:${id}`], usdPerHour: 0 }),
      ...(found.tags ? { tags: found.tags } : {}),
      id: `i-model${made}`,
      startedAt: new Date(clock),
      was: { ...(like?.found.was ?? { zone: `${region}a`, image: "" }) },
    };
    machines.set(machine.id, { region, found: machine, isRunning: true, controller: id });
  }

  function refill(): void {
    if (attacker.isFree) {
      // Whoever has the keys looks what is gone, and asks for it again.
      const gone = [...controllers.entries()].find(([, controller]) => !controller.isActive);
      if (gone) gone[1].isActive = true;
    }
    for (const [id, controller] of controllers) {
      if (!controller.isActive) continue;
      for (let missing = controller.target - runningOf(id).length; missing > 0; missing -= 1) startOne(id, controller);
    }
  }

  const burning = (): number =>
    [...machines.values()].reduce((sum, { isRunning, found }) => sum + (isRunning ? (found.usdPerHour ?? 0) : 0), 0);

  function advance(milliseconds: number): void {
    let left = milliseconds;
    while (left > 0) {
      const step = Math.min(left, Math.max(nextRefill - clock, 0));
      usd += (burning() * step) / 3_600_000;
      clock += step;
      left -= step;
      if (clock >= nextRefill) {
        refill();
        nextRefill += refillSeconds * 1000;
      }
    }
  }

  const end = (id: string): void => {
    const machine = machines.get(id);
    if (machine) machine.isRunning = false;
  };

  function cancel(ids: readonly string[], endsMachines: boolean): void {
    for (const id of ids) {
      const controller = controllers.get(id);
      if (!controller) continue;
      controller.isActive = false;
      if (endsMachines) for (const { found } of runningOf(id)) end(found.id);
    }
  }

  function terminate(ids: readonly string[]): void {
    const asked = ids.map((id) => machines.get(id)).filter((machine) => machine !== undefined);
    const held = asked.find(({ found }) => found.was?.["isProtected"] === true);
    if (held) throw named("OperationNotPermitted", `The instance '${held.found.id}' may not be terminated`);
    for (const { found } of asked) end(found.id);
  }

  const set = (target: Target, was: Readonly<Record<string, Json>>): void => {
    for (const each of [...machines.values(), ...things.values(), ...controllers.values()]) {
      if (each.found.id === target.id) each.found = { ...each.found, was: { ...each.found.was, ...was } };
    }
  };

  function attach(target: Target, policy: string, isOn: boolean): void {
    const thing = [...things.values()].find(({ found }) => found.id === target.id);
    const attached = (thing?.found.was?.["attached"] ?? []) as string[];
    set(target, { attached: isOn ? [...attached, policy] : attached.filter((each) => each !== policy) });
    // Any of the two policies takes from the intruder what starts machines.
    attacker.isFree = attacker.isFree && !isOn;
  }

  /** Operations of AWS that mean something to the model; any other ends the thing that it is about. */
  const OPERATIONS: Readonly<Record<string, (input: Readonly<Record<string, unknown>>, target: Target) => unknown>> = {
    CancelSpotFleetRequests: ({ SpotFleetRequestIds, TerminateInstances }) => {
      cancel(SpotFleetRequestIds as string[], TerminateInstances === true);
    },
    DeleteFleets: ({ FleetIds, TerminateInstances }) => {
      cancel(FleetIds as string[], TerminateInstances === true);
    },
    CancelSpotInstanceRequests: ({ SpotInstanceRequestIds }) => {
      cancel(SpotInstanceRequestIds as string[], false);
    },
    SuspendProcesses: (_input, target) => {
      cancel([target.id], false);
    },
    ResumeProcesses: (_input, target) => {
      controllers.get(target.id)!.isActive = true;
    },
    UpdateAutoScalingGroup: ({ DesiredCapacity }, target) => {
      const group = controllers.get(target.id)!;
      group.target = Number(DesiredCapacity);
      if (group.target === 0) for (const { found } of runningOf(target.id)) end(found.id);
    },
    TerminateInstances: ({ InstanceIds }) => {
      terminate(InstanceIds as string[]);
    },
    ModifyInstanceAttribute: (_input, target) => {
      set(target, { isProtected: false });
    },
    AttachUserPolicy: ({ PolicyArn }, target) => {
      attach(target, PolicyArn as string, true);
    },
    AttachRolePolicy: ({ PolicyArn }, target) => {
      attach(target, PolicyArn as string, true);
    },
    DetachUserPolicy: ({ PolicyArn }, target) => {
      attach(target, PolicyArn as string, false);
    },
    DetachRolePolicy: ({ PolicyArn }, target) => {
      attach(target, PolicyArn as string, false);
    },
    UpdateAccessKey: ({ Status }, target) => {
      set(target, { inactive: Status === "Inactive" });
    },
    GetConsoleOutput: () => ({ Output: "" }),
    DescribeInstanceAttribute: () => ({}),
    CreateSnapshots: () => ({ Snapshots: [] }),
  };

  function send(region: string, act: Act, targets: readonly Target[]): unknown {
    calls += 1;
    const operation = OPERATIONS[operationOf(act)];
    const input = act.input(targets) as Record<string, unknown>;
    if (operation) return operation(input, targets[0]!) ?? {};
    for (const { id } of targets) {
      for (const [key, thing] of things) if (thing.region === region && thing.found.id === id) things.delete(key);
    }
    return {};
  }

  function now(): Facts {
    const found = new Map([...facts.found.keys()].map((look) => [look, new Map<string, Found[]>()]));
    const add = (look: string, region: string, item: Found): void => {
      const regions = found.get(look) ?? new Map<string, Found[]>();
      found.set(look, regions);
      regions.set(region, [...(regions.get(region) ?? []), item]);
    };
    for (const { region, found: item, isRunning } of machines.values()) if (isRunning) add("machines", region, item);
    for (const { look, region, found: item, isActive, target } of controllers.values()) {
      if (isActive && (look !== "groups" || target > 0)) add(look, region, item);
    }
    for (const { look, region, found: item } of things.values()) {
      if (item.was?.["inactive"] !== true) add(look, region, item);
    }
    return { takenAt: new Date(clock), regions: facts.regions, found, gaps: facts.gaps };
  }

  const hands: Hands = {
    sendIn: (region) => (act, targets) => {
      advance(callSeconds * 1000);
      return Promise.resolve().then(() => send(region, act, targets));
    },
    scan: () => {
      advance(callSeconds * 1000);
      return Promise.resolve(now());
    },
    wait: (milliseconds) => {
      advance(milliseconds);
      return Promise.resolve();
    },
    now: () => new Date(clock),
  };

  return {
    hands,
    facts: now,
    advance,
    /** Machines that run. */
    running: () => [...machines.values()].filter(({ isRunning }) => isRunning).map(({ found }) => found.id),
    /** USD an hour of what runs. */
    burning,
    /** USD since the start. */
    spent: () => usd,
    calls: () => calls,
  };
}

export type Model = ReturnType<typeof createModel>;
