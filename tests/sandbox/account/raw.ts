import type { SandboxAccount } from "../../../sandbox/account/account";

/** A call of a service that speaks JSON and of which the project has no client; nobody in the sandbox checks signatures. */
export async function rawCall(
  account: SandboxAccount,
  { service, target, region = "us-east-1" }: { service: string; target: string; region?: string },
  input: object = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const scope = `${account.credentials.accessKeyId}/00000000/${region}/${service}/aws4_request`;
  const answer = await fetch(account.endpoint, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": target,
    },
    body: JSON.stringify(input),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
