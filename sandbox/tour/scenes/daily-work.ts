import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateTableCommand, DeleteTableCommand, DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeInstancesCommand,
  DescribeVpcsCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { GetUserCommand } from "@aws-sdk/client-iam";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, DeleteQueueCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { clientsFor } from "../../account/clients";

type Clients = ReturnType<typeof clientsFor>;

/** One thing that a developer does on a day; false when the answer was not the expected one. */
export interface Task {
  what: string;
  /** `region` is where the clients work, which a bucket wants to be told besides. */
  do(clients: Clients, region: string): Promise<boolean>;
}

const machine: Task = {
  what: "run a t3.micro, look at it, end it",
  do: async ({ ec2 }) => {
    const { Instances = [] } = await ec2.send(
      new RunInstancesCommand({
        ImageId: "ami-0123456789abcdef0",
        InstanceType: "t3.micro",
        MinCount: 1,
        MaxCount: 1,
        MetadataOptions: { HttpTokens: "required" },
      }),
    );
    const InstanceIds = Instances.map(({ InstanceId }) => InstanceId!);
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
    await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    return InstanceIds.length === 1 && Reservations.length === 1;
  },
};

const bucket: Task = {
  what: "make a bucket, put an object and get it back",
  do: async ({ s3 }, region) => {
    const Bucket = "acme-reports";
    const object = { Bucket, Key: "2026/november.txt" };
    const CreateBucketConfiguration = { LocationConstraint: region as "ap-southeast-2" };
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    await s3.send(new PutObjectCommand({ ...object, Body: "42" }));
    const { Body } = await s3.send(new GetObjectCommand(object));
    const text = await Body?.transformToString();
    await s3.send(new DeleteObjectCommand(object));
    await s3.send(new DeleteBucketCommand({ Bucket }));
    return text === "42";
  },
};

const table: Task = {
  what: "make a table",
  do: async ({ dynamodb }) => {
    const TableName = "orders";
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      }),
    );
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    await dynamodb.send(new DeleteTableCommand({ TableName }));
    return Table?.TableStatus === "ACTIVE";
  },
};

const queue: Task = {
  what: "make a queue and send a message",
  do: async ({ sqs }) => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "jobs" }));
    const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "42" }));
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    return MessageId !== undefined;
  },
};

const logGroup: Task = {
  what: "make a log group",
  do: async ({ logs }) => {
    const logGroupName = "/acme/orders";
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
    return logGroups.length === 1;
  },
};

const looking: Task = {
  what: "look around: networks, who I am, my user",
  do: async ({ ec2, sts, iam }) => {
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    const { User } = await iam.send(new GetUserCommand({}));
    return Vpcs.length > 0 && Arn !== undefined && User?.Arn === Arn;
  },
};

/** What must go on working when the account is guarded. Each task clears away what it made. */
export const DAILY_WORK: readonly Task[] = [machine, bucket, table, queue, logGroup, looking];
