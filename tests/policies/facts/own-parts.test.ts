import { read, UNKNOWN } from "../../../policies/engine/reader";
import { isOfBaseline } from "../../../policies/facts/own-parts";

const urn = (types: string) => `urn:pulumi:prod::project::${types}::name`;
const ask = (props: object, name = "alarm", parent?: string) =>
  isOfBaseline({
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name,
    urn: urn("aws:cloudwatch/metricAlarm:MetricAlarm"),
    props: read(props),
    opts: { protect: false, ignoreChanges: [] },
    ...(parent === undefined ? {} : { parent }),
  });

describe("what is of a baseline", () => {
  it.each<[string, boolean | undefined, Parameters<typeof ask>]>([
    ["by a component", true, [{}, "alarm", urn("ringfence:index:BillingAlarms")]],
    ["by its name in the program", true, [{}, "ringfence-billing-alarms-jump"]],
    ["by its name in the account", true, [{ alarmName: "ringfence-x" }]],
    ["by its tag", true, [{ tags: { ringfence: "1.0.0" } }]],
    ["by its tag in a list", true, [{ tags: [{ key: "ringfence", value: "1.0.0" }] }]],
    ["by a tag of its provider", true, [{ tagsAll: { ringfence: "1.0.0" } }]],
    ["by its tag, whatever the name is", true, [{ name: UNKNOWN, tags: { ringfence: UNKNOWN } }]],
    ["not by another tag", false, [{ tags: { team: "ringfence" } }]],
    ["not by a name in the middle", false, [{ name: "my-ringfence-x" }]],
    ["perhaps, when tags are not known", undefined, [{ tags: UNKNOWN }]],
    ["perhaps, when the name is not known", undefined, [{ name: UNKNOWN }]],
  ])("is so %s: %s", (_, expected, given) => {
    expect(ask(...given)).toBe(expected);
  });
});
