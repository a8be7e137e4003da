import { isManagement } from "../../../domain/accounts/management";

it("the management account is the one that every ARN begins with; without an ARN nobody can tell", () => {
  const arn = (id: string) => `arn:aws:organizations::111122223333:account/o-a1b2c3d4e5/${id}`;
  expect(isManagement("111122223333", arn("111122223333"))).toBe(true);
  expect(isManagement("444455556666", arn("444455556666"))).toBe(false);
  expect(isManagement("111122223333", undefined)).toBe(false);
});
