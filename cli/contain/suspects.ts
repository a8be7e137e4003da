import { GetAccessKeyLastUsedCommand, IAMClient } from "@aws-sdk/client-iam";
import { nearest } from "../../domain/fields/nearest";
import type { Problem } from "../../domain/fields/problems";
import { optional } from "../probes/probe";
import type { Run } from "../probes/run";
import type { Request } from "./request";
import { type Found, looks, wordOf } from "./row";
import { principalOf, type Spared, sparedPrincipal } from "./spare";

/** Whose key it is: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html */
export const keyOwner = (key: string) =>
  looks({
    id: "key-owner",
    service: "iam",
    kind: "user of an access key",
    scope: "global",
    client: IAMClient,
    calls: { get: optional(GetAccessKeyLastUsedCommand, "NoSuchEntityException") },
    read: async ({ get }) => {
      const owner = (await get({ AccessKeyId: key }))?.UserName;
      return owner === undefined ? [] : [{ id: owner }];
    },
  });

/** Prefixes of keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const LONG_TERM_KEY = /^AKIA[A-Z0-9]{12,}$/;
const SESSION_KEY = /^ASIA[A-Z0-9]{12,}$/;

const WHY_NOT: Partial<Record<Spared, string>> = {
  caller: "is who asks; take another identity, such as the responder's role, and name this one again",
  exempt:
    "is a role that ends intrusions or was named with --exempt; take its trust away by hand if it is in the wrong hands",
  "managed by AWS": "is managed by AWS, and IAM refuses to change it; end its sessions in Identity Center",
};

/** Names of users whose keys were typed. A key that nobody has is left out. */
export async function ownersOfKeys(run: Run, typed: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  for (const key of typed.filter((each) => LONG_TERM_KEY.test(each))) {
    const [cell] = await run(keyOwner(key), []);
    if (cell?.state === "count" && cell.items[0]) owners.set(key, cell.items[0].id);
  }
  return owners;
}

/**
 * The users and roles that were typed as suspects: by access key, name or ARN.
 *
 * @param principals every user and role of the account
 * @param owners access key -> name of its user
 */
export function resolveSuspects(
  typed: readonly string[],
  principals: readonly Found[],
  owners: ReadonlyMap<string, string>,
  request: Pick<Request, "caller" | "exempt">,
): { arns: string[] } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const arns = new Set<string>();
  const fail = (message: string) => problems.push({ path: "--suspect", message });
  const names = principals.flatMap(({ arn, was }) => [arn!, wordOf(was?.["name"])]);

  for (const word of typed) {
    if (SESSION_KEY.test(word)) {
      fail(`${word} is a key of a session, which IAM does not know; name the user or role whose session it is`);
      continue;
    }
    if (/^root$|:root$/.test(word)) {
      fail("root cannot be frozen by IAM; change its password and delete its keys as root");
      continue;
    }
    const owner = owners.get(word);
    const found = principals.filter(({ id, arn, was }) =>
      owner === undefined ? [arn, id, was?.["name"]].includes(word) : id === `user/${owner}`,
    );
    if (found.length > 1) {
      fail(`${JSON.stringify(word)} is a user and a role; give the ARN, or user/${word} or role/${word}`);
    } else if (found.length === 0) {
      const guess = nearest(word, names);
      const hint = guess === undefined ? "" : `, did you mean ${JSON.stringify(guess)}?`;
      fail(`there is no user, role or access key ${JSON.stringify(word)} in the account${hint}`);
    } else {
      const { arn } = found[0]!;
      const why = sparedPrincipal(arn!, request);
      if (why === undefined) arns.add(arn!);
      else fail(`${principalOf(arn!).kind} ${principalOf(arn!).name} ${WHY_NOT[why] ?? `is spared: ${why}`}`);
    }
  }
  return problems.length > 0 ? { problems } : { arns: [...arns] };
}
