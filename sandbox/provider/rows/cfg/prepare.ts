import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
} from "@aws-sdk/client-config-service";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";

import { configBucketPolicy } from "../../../../domain/documents/resource-policies/config-bucket";
import { REGION, type World } from "../../core/conformance";
import { createBucket } from "../s3/prepare";

/** For a case: makes a role that AWS Config could take; returns its ARN. */
export async function createConfigRole(world: World, RoleName: string): Promise<string> {
  const Principal = { Service: "config.amazonaws.com" };
  const Statement = [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const { Role } = await world.client(IAMClient).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  return Role!.Arn!;
}

/** For a case: makes a bucket that AWS Config may deliver to; returns its name. */
export async function createConfigBucket(world: World, name: string): Promise<string> {
  const Bucket = await createBucket(world, name);
  const policy = configBucketPolicy({ bucketArn: `arn:aws:s3:::${Bucket}`, accountId: world.accountId });
  const command = new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(policy) });
  await world.client(S3Client, REGION).send(command);
  return Bucket;
}

/** For a case: makes a recorder of everything, in a region of its own because a region has one. */
export async function createRecorder(world: World, region: string): Promise<void> {
  const roleARN = await createConfigRole(world, `config-${region}`);
  const ConfigurationRecorder = { name: "prepared", roleARN, recordingGroup: { allSupported: true } };
  await world.client(ConfigServiceClient, region).send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }));
}

/** The same with a channel, so that it can be started. */
export async function createReadyRecorder(world: World, region: string, bucket: string): Promise<void> {
  await createRecorder(world, region);
  const s3BucketName = await createConfigBucket(world, bucket);
  const DeliveryChannel = { name: "prepared", s3BucketName };
  await world.client(ConfigServiceClient, region).send(new PutDeliveryChannelCommand({ DeliveryChannel }));
}
