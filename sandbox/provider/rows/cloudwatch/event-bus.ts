/** The bus of every account and region that receives the events of AWS services. */
export const DEFAULT_BUS = "default";

/** What stands between the bus, the rule and the target in an id. Names hold none, the ARN of a bus does. */
const SEPARATOR = "/";

/** Id of a rule: its name, after that of its bus unless that is the default one. */
export function ruleId(bus: string, name: string): string {
  return bus === DEFAULT_BUS ? name : `${bus}${SEPARATOR}${name}`;
}

/** The opposite of `ruleId`. The bus keeps the form it was given in, name or ARN. */
export function splitRuleId(id: string): { bus: string; name: string } {
  const { before = DEFAULT_BUS, last } = cut(id);
  if (!before || !last) throw unexpected(id, "EVENTBUSNAME/RULENAME or RULENAME");
  return { bus: before, name: last };
}

/** The parts of the id that a target is imported by. */
export function splitTargetImportId(id: string): { bus: string; rule: string; targetId: string } {
  const { before, last } = cut(id);
  if (!before || !last) throw unexpected(id, "EVENTBUSNAME/RULENAME/TARGETID or RULENAME/TARGETID");
  const { bus, name } = splitRuleId(before);
  return { bus, rule: name, targetId: last };
}

function cut(id: string): { before?: string; last: string } {
  const at = id.lastIndexOf(SEPARATOR);
  return at < 0 ? { last: id } : { before: id.slice(0, at), last: id.slice(at + 1) };
}

/** In the words of the real provider. */
function unexpected(id: string, expected: string): Error {
  return new Error(`unexpected format for ID (${id}), expected ${expected}`);
}
