import type { EngineEvent, Seen } from "../../../sandbox/tour/engine/events";

const PROJECT = "urn:pulumi:sandbox::ringfence";
const BASELINE = "ringfence:index:AccountBaseline";

/** URNs as the engine writes them: the types of the parents, then the resource's own type and name. */
export const urn = (types: string[], name: string): string => `${PROJECT}::${types.join("$")}::${name}`;

export const CONTACTS = urn([BASELINE, "ringfence:index:Contacts"], "acme-contacts");
const GUARDDUTY = urn([BASELINE, "ringfence:index:GuardDutyEverywhere"], "acme-guardduty");
export const BASELINE_URN = urn([BASELINE], "acme");

export const contact = (kind: string): string =>
  urn([BASELINE, "ringfence:index:Contacts", "aws:account/alternativeContact:AlternativeContact"], `acme-${kind}`);
/** Deeper than a child of the control. */
export const feature = (name: string): string =>
  urn(
    [
      BASELINE,
      "ringfence:index:GuardDutyEverywhere",
      "aws:guardduty/detector:Detector",
      "aws:guardduty/detectorFeature:F",
    ],
    `acme-${name}`,
  );

type Kind = "resourcePreEvent" | "resOutputsEvent" | "resOpFailedEvent";

const step = (kind: Kind, of: string, custom: boolean, op = "create"): EngineEvent => ({
  [kind]: { metadata: { op, urn: of, old: null, new: custom ? { custom } : {} } },
});
const begun = (of: string): EngineEvent => step("resourcePreEvent", of, true);
export const done = (of: string): EngineEvent => step("resOutputsEvent", of, true);
export const failed = (of: string): EngineEvent => step("resOpFailedEvent", of, true);
export const component = (of: string): EngineEvent => step("resourcePreEvent", of, false);

/** The events, one every half second. */
export const seen = (...events: EngineEvent[]): Seen[] => events.map((event, index) => ({ event, at: index * 500 }));

/** Two contacts, one feature: two of the three stand. */
export const HALF_WAY = seen(
  component(urn(["pulumi:pulumi:Stack"], "ringfence-sandbox")),
  begun(urn(["pulumi:providers:aws"], "default")),
  component(BASELINE_URN),
  component(CONTACTS),
  component(GUARDDUTY),
  begun(contact("billing")),
  begun(feature("one")),
  begun(contact("security")),
  done(contact("billing")),
  done(contact("security")),
);
