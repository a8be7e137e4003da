import { readFileSync } from "node:fs";
import { join } from "node:path";
import { switchRoleWarning } from "../../../../domain/documents/access/switch-role";
import { checkout } from "../../../../setup/cache";

it("says nothing of the baseline's own roles for people", () => {
  const golden = readFileSync(join(checkout, "tests", "identities.golden.txt"), "utf8");
  const roles = [...golden.matchAll(/^aws:iam\/role:Role (\S+)$/gm)].map(([, name]) => name!);
  expect(roles).toEqual(
    expect.arrayContaining(["ringfence-break-glass-responder", "ringfence-least-privilege-auditor"]),
  );
  expect(roles.map(switchRoleWarning)).toEqual(roles.map(() => undefined));
});

it("says of a longer name how much is too much", () => {
  expect(switchRoleWarning("x".repeat(38))).toBeUndefined();
  expect(switchRoleWarning("x".repeat(40))).toBe(
    `path and name of the role ${"x".repeat(40)} have 66 characters, and the console's Switch Role takes 64: assume it with the CLI, or give the component a name that is 2 shorter`,
  );
});
