import { invocationLogging } from "../../../cli/probes/bedrock";
import { itemsOf } from "../../support/probe-answers";

it.each([
  ["to a bucket", { s3Config: { bucketName: "prompts" } }, ["prompts"]],
  ["to a log group", { cloudWatchConfig: { logGroupName: "/prompts", roleArn: "arn:role" } }, ["/prompts"]],
  ["nowhere", undefined, []],
])("prompts that are logged %s", async (_, loggingConfig, ids) => {
  const found = await itemsOf(invocationLogging, { GetModelInvocationLoggingConfiguration: [{ loggingConfig }] });
  expect(found.map(({ id }) => id)).toEqual(ids);
});
