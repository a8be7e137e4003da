import { isPossiblePhoneNumber } from "libphonenumber-js/min";
import * as v from "valibot";
import { ALTERNATE_CONTACT_LIMITS, type TextLimit } from "../limits";
import { isMarker, isPlaceholderPhone, isUnreachable, reachesNobody } from "./placeholders";
import { show } from "./problems";
import { expected } from "./shapes";
import { fits, text } from "./values";

const isMail = (value: string) => v.safeParse(v.pipe(v.string(), v.email()), value).success;

/** A mail address that somebody can read. */
export const mail = v.pipe(
  v.string(expected("a mail address")),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const received = show(dataset.value);
    if (isMarker(dataset.value)) {
      addIssue({ message: `${received} is a placeholder; give the address of a mailbox that people read` });
    } else if (isUnreachable(dataset.value)) {
      addIssue({
        message: `${received} ${reachesNobody(dataset.value)}; give the address of a mailbox that people read`,
      });
    } else if (!isMail(dataset.value) || !fits(dataset.value, ALTERNATE_CONTACT_LIMITS.email)) {
      addIssue({ message: `${received} is not a mail address; write it as name@domain` });
    }
  }),
);

/**
 * A phone number in international form (E.164); spaces, dashes and brackets may stand between the digits.
 *
 * @param limit what AWS takes in this place
 * @param letters the limit's pattern in words
 */
export const phone = (limit: TextLimit, letters: string) =>
  v.pipe(
    // YAML reads a plain +61293744000 as a number, so that the example shows the quotes, too.
    v.string(expected("a phone number, in quotes, such as '+61 2 9374 4000'")),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const received = show(dataset.value);
      if (!dataset.value.trim().startsWith("+")) {
        addIssue({
          message: `${received} has no country code; begin with + and the country code, such as +61 2 9374 4000`,
        });
      } else if (isPlaceholderPhone(dataset.value)) {
        addIssue({
          message: `${received} looks like a placeholder, with one digit again and again or digits in order; give a number that AWS can reach people at`,
        });
      } else if (!isPossiblePhoneNumber(dataset.value)) {
        addIssue({ message: `${received} is not a possible phone number of that country; check the digits` });
      } else if (!fits(dataset.value, limit)) {
        addIssue({
          message: `${received} is not a number that AWS takes: at most ${limit.longest} characters, ${letters}`,
        });
      }
    }),
  );

/** A short text of a contact, such as a name, that is no placeholder. */
export const shortText = (what: string, limit: TextLimit) =>
  text(
    `${what} of at most ${limit.longest} characters, not a placeholder`,
    (value) => !isMarker(value) && fits(value, limit),
  );
