import { every, not, some, type Truth } from "../../domain/documents/truth";
import type { Property } from "../resource";

/**
 * What of the management events a trail or an event data store records. One that records nothing but data events is another
 * trail beside the one of the account: the first copy of management events is free, each further one is not.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
interface Recorded {
  readonly what: "all" | "a part" | "data events only" | "unknown";
  /** What decides, as a verdict shows it; the resource itself when nothing is selected. */
  readonly by: Property;
}

/** Which of the calls that read and of those that write a selector lets through. */
interface Selected {
  readonly management: Truth;
  readonly data: Truth;
  readonly reads: Truth;
  readonly writes: Truth;
  readonly by: Property;
}

const KMS = "kms.amazonaws.com";

const has = (list: Property, wanted: (value: unknown) => boolean): Truth =>
  some(list.items().map(({ state, value }): Truth => (state === "unknown" ? undefined : wanted(value))));

/** Terraform names a block in the singular, `@pulumi/aws` a list of them in the plural. */
const listOf = (from: Property, ...names: readonly string[]): Property =>
  names.map((name) => from.get(name)).find(({ state }) => state !== "absent") ?? from.get(names[0]!);

const isFalse = ({ state, value }: Property): Truth =>
  state === "unknown" ? undefined : value === false || String(value).toLowerCase() === "false";

/** A basic selector. Absent means that management events are recorded, reads and writes. */
function basic(selector: Property): Selected {
  const none = isFalse(selector.get("includeManagementEvents"));
  const type = selector.get("readWriteType");
  const isOnly = (word: string): Truth =>
    type.state === "unknown" ? undefined : String(type.value).toLowerCase() === word;
  const spared = has(selector.get("excludeManagementEventSources"), (value) => value === KMS);
  const open = (only: Truth): Truth => every([not(spared), not(only)]);
  const data = listOf(selector, "dataResources", "dataResource");
  return {
    management: not(none),
    data: data.state === "unknown" ? undefined : data.items().length > 0,
    reads: open(isOnly("writeonly")),
    writes: open(isOnly("readonly")),
    by:
      none === true
        ? selector.get("includeManagementEvents")
        : spared === true
          ? selector.get("excludeManagementEventSources")
          : type,
  };
}

const OPERATORS = [
  "equals",
  "notEquals",
  "startsWith",
  "startsWiths",
  "notStartsWith",
  "notStartsWiths",
  "endsWith",
  "endsWiths",
  "notEndsWith",
  "notEndsWiths",
];

/** An advanced selector: each of its fields narrows it. */
function advanced(selector: Property): Selected {
  const fields = listOf(selector, "fieldSelectors", "fieldSelector").items();
  const isKnown = fields.every(
    (field) =>
      field.state === "known" &&
      field.get("field").state !== "unknown" &&
      OPERATORS.every(
        (operator) =>
          field.get(operator).state !== "unknown" &&
          field
            .get(operator)
            .items()
            .every(({ state }) => state !== "unknown"),
      ),
  );
  if (!isKnown) return { management: undefined, data: undefined, reads: undefined, writes: undefined, by: selector };
  const named = (name: string) => fields.filter((field) => field.get("field").value === name);
  const management = some(
    named("eventCategory").map((field) => has(field.get("equals"), (value) => value === "Management")),
  );
  const others = fields.filter(
    (field) => !["eventCategory", "readOnly"].includes(String(field.get("field").value)) && isNarrow(field),
  );
  const only = (word: string): Truth =>
    some(named("readOnly").map((field) => has(field.get("equals"), (value) => String(value) === word)));
  const isOpen = others.length === 0;
  return {
    management,
    data: not(management),
    reads: isOpen && not(only("false")),
    writes: isOpen && not(only("true")),
    by: others[0] ?? named("readOnly")[0] ?? selector,
  };
}

/** The calls of the data API of RDS are queries of an application; to leave them out hides nothing that an intruder does. */
const isNarrow = (field: Property): boolean => {
  const left = field
    .get("notEquals")
    .items()
    .map(({ value }) => value);
  const isOnly = OPERATORS.every((operator) => operator === "notEquals" || field.get(operator).state === "absent");
  return !(
    field.get("field").value === "eventSource" &&
    isOnly &&
    left.length > 0 &&
    left.every((value) => value === "rdsdata.amazonaws.com")
  );
};

/** What a trail or an event data store records of management events; all of them when nothing is selected. */
export function recordedBy(props: Property): Recorded {
  const advancedList = listOf(props, "advancedEventSelectors", "advancedEventSelector");
  const basicList = listOf(props, "eventSelectors", "eventSelector");
  const unknown = [advancedList, basicList].find(({ state }) => state === "unknown");
  if (unknown !== undefined) return { what: "unknown", by: unknown };
  const selected = [...advancedList.items().map(advanced), ...basicList.items().map(basic)];
  if (selected.length === 0) return { what: "all", by: props };
  const covers = (which: "reads" | "writes") => some(selected.map((each) => every([each.management, each[which]])));
  const all = every([covers("reads"), covers("writes")]);
  const [first] = selected;
  if (all === true) return { what: "all", by: props };
  const notManagement = selected.every(({ management }) => management === false);
  if (notManagement && selected.some(({ data }) => data === true)) return { what: "data events only", by: first!.by };
  const narrow = selected.find((each) => each.management !== undefined) ?? first!;
  if (all === undefined || (notManagement && selected.some(({ data }) => data === undefined)))
    return { what: "unknown", by: narrow.by };
  return { what: "a part", by: narrow.by };
}
