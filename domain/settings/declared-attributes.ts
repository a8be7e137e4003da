import type { Draft } from "./plan";

/** What a declarative policy says of members: what the controls of this stack say of its own account. */
export function declaredAttributes({ on, options }: Pick<Draft, "on" | "options">) {
  const { images, internet } = options["declarative-policies"];
  return {
    ...(on.imds ? { hopLimit: options.imds.hopLimit } : {}),
    ...(on["image-block"] ? { imageBlock: true } : {}),
    ...(on["snapshot-block"] ? { snapshots: options["snapshot-block"].state } : {}),
    ...(on["serial-console"] ? { serialConsole: true } : {}),
    ...(images === undefined ? {} : { images, providers: options["image-allowlist"].providers }),
    ...(internet === undefined ? {} : { internet }),
  };
}
