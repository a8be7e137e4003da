import type { Accepted } from "./exempting";
import type { Exemption } from "./exemptions";
import { redact } from "../../domain/secrets/redact";

const line = (text: string): string => redact(text).replace(/\s+/g, " ");

/** A violation that is accepted, in one line: nothing is left out without a word. */
export const exemptMessage = ({ rule, until, reason, owner }: Accepted, name: string): string =>
  line(`exempt: ${rule} (${name}) until ${until}: ${reason} (${owner})`);

/** An exemption whose last day is past, beside the violation that it no longer accepts. */
export const overMessage = ({ rule, until, reason, owner }: Accepted, name: string): string =>
  line(
    `exemption is over: ${rule} (${name}) since ${until}: ${reason} (${owner}); mend the violation, or agree on a later day`,
  );

/** Exemptions of the configuration that this stack does not need. */
export const unusedMessage = (unused: readonly { exemption: Exemption; matched: boolean }[]): string =>
  line(
    `exemptions without use: ${unused
      .map(({ exemption: { rule, resource }, matched }) =>
        matched ? `${rule} (${resource}: no violation)` : `${rule} (${resource}: no such resource)`,
      )
      .join(", ")}; remove them`,
  );

/** A tag that exempts nothing, because it cannot be read or is not allowed to. */
export const tagProblemMessage = (problems: readonly string[]): string =>
  line(`the tag ringfence:exempt exempts nothing: ${problems.join("; ")}`);
