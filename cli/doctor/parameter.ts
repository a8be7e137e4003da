import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { proofParameter } from "../../domain/documents/drill";
import { optional, probe } from "../probes/probe";
import type { Connection } from "../probes/run";
import { type Proof, readProof } from "./proof";

/**
 * The record of tests, one item; none: nobody tested anything. It is no row of cli/probes/table.ts, because the auditor may
 * read this one parameter and no other: a parameter may hold a secret.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
 *
 * @param prefix what the names of the baseline's things begin with
 */
export const proofOf = (prefix: string = NAME_PREFIX) =>
  probe({
    id: "proof",
    service: "ssm",
    kind: "record of tests",
    scope: "regional",
    client: SSMClient,
    calls: { get: optional(GetParameterCommand, "ParameterNotFound") },
    read: async ({ get }) => {
      const Name = proofParameter(prefix);
      const text = (await get({ Name }))?.Parameter?.Value;
      return text === undefined ? [] : [{ id: Name, proof: readProof(text) }];
    },
  });

/**
 * Writes the record. A standard parameter is free and takes 4,096 characters.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
export async function writeProof(
  { credentials, endpoint }: Connection,
  region: string,
  prefix: string,
  proof: Proof,
): Promise<void> {
  const client = new SSMClient({
    region,
    credentials,
    maxAttempts: 3,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  try {
    await client.send(
      new PutParameterCommand({
        Name: proofParameter(prefix),
        Type: "String",
        Overwrite: true,
        Value: JSON.stringify(proof),
      }),
    );
  } finally {
    client.destroy();
  }
}
