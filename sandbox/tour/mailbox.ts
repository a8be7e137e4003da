import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SandboxAccount } from "../account/account";
import { followLink } from "./follow-link";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const isMail = ({ protocol }: { protocol: string }): boolean => protocol.startsWith("email");

/** What AWS would have mailed: first the confirmations that wait, then the alerts, the newest first. */
async function mailsOf({ deliveries }: SandboxAccount): Promise<string> {
  await deliveries.settled();
  const waiting = (await deliveries.unconfirmed()).filter(isMail).map(({ endpoint, topicArn, token }) => {
    const link = `/confirm?${new URLSearchParams({ topicArn, token }).toString()}`;
    return `To ${escaped(endpoint)}: confirm the subscription to ${topicArn}: <a href="${escaped(link)}">Confirm subscription</a>`;
  });
  const alerts = deliveries.entries().flatMap(({ at, subject = "AWS Notification Message", message, recipients }) => {
    const to = recipients.filter(isMail).map(({ endpoint }) => endpoint);
    return to.length === 0 ? [] : [`To ${to.join(", ")}, ${at.toISOString()}\nSubject: ${subject}\n\n${message}`];
  });
  const mails = [...waiting, ...alerts.reverse().map(escaped)];
  return mails.length > 0 ? mails.join("\n\n---\n\n") : "No mail yet.";
}

/** What SNS would show to whom follows the link of a mail. */
async function confirm(account: SandboxAccount, { searchParams }: URL): Promise<string> {
  const [topicArn = "", token = ""] = ["topicArn", "token"].map((name) => searchParams.get(name) ?? "");
  try {
    return `Subscription confirmed: ${escaped(await followLink(account, topicArn, token))}`;
  } catch (error) {
    return `Not confirmed: ${escaped((error as Error).message)}`;
  }
}

/**
 * Opens a page of the mails of the account, whose confirmation links work: nothing leaves this machine, and a subscription by
 * mail is confirmed by its reader alone.
 *
 * @returns its URL. It ends with this process
 */
export async function openMailbox(account: SandboxAccount): Promise<string> {
  const server = createServer((request, reply) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const page = url.pathname === "/confirm" ? confirm(account, url) : mailsOf(account);
    page.then(
      (text) => reply.setHeader("content-type", "text/html; charset=utf-8").end(`<pre>${text}</pre>\n`),
      (error: unknown) => reply.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
