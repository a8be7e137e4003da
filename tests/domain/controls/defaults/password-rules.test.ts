import { passwordRules } from "../../../../domain/controls/defaults/password-rules";

const OURS = { minimumLength: 14, reusePrevention: 24 };

it.each([
  ["no policy", {}, undefined, OURS],
  ["a weaker one", {}, { minimumLength: 8, reusePrevention: 3, allowUsersToChangePassword: true }, OURS],
  ["a longer password", {}, { minimumLength: 20 }, { ...OURS, minimumLength: 20 }],
  [
    "an expiry that only an administrator lifts",
    {},
    { maxAgeDays: 90, hardExpiry: true },
    { ...OURS, maxAgeDays: 90, hardExpiry: true },
  ],
  [
    "users who may not change their password",
    {},
    { allowUsersToChangePassword: false },
    { ...OURS, allowUsersToChangePassword: false },
  ],
  ["an option, which loosens", { minimumLength: 10 }, { minimumLength: 20 }, { ...OURS, minimumLength: 10 }],
  ["an option, which tightens", { maxAgeDays: 30 }, { maxAgeDays: 90 }, { ...OURS, maxAgeDays: 30 }],
])("of an account with %s", (_, options, found, rules) => {
  expect(passwordRules(options, found)).toEqual(rules);
});
