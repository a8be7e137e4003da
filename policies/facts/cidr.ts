/**
 * No block of addresses is anybody's own that is larger than these: the largest that were ever given to one owner are a
 * `/8` of IPv4 and a `/16` of IPv6. Two halves of the internet are the internet.
 * https://www.iana.org/assignments/ipv4-address-space/ipv4-address-space.xhtml
 */
const SHORTEST_OWN = { v4: 8, v6: 16 };

/** Unique local addresses, `fc00::/7`, which the internet does not carry: https://www.rfc-editor.org/rfc/rfc4193 */
const LOCAL = /^f[cd]/i;

/** Whether a block in CIDR notation lets in the whole internet, or a part of it that is nobody's own. */
export function isWorld(cidr: unknown): boolean {
  const [, address = "", length = ""] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(String(cidr).trim()) ?? [];
  if (length === "") return false;
  const isV6 = address.includes(":");
  return Number(length) < (isV6 ? SHORTEST_OWN.v6 : SHORTEST_OWN.v4) && !(isV6 && LOCAL.test(address));
}
