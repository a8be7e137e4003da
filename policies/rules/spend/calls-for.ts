import { patternOf } from "../../../domain/documents/pattern";
import { remembered } from "../../facts/remembered";
import { nameOf, thingOf } from "../../facts/thing";

/** Services whose prefix in IAM is another than the name that a provider gives them; without hyphens. */
const PREFIX: Readonly<Record<string, string>> = {
  bedrockfoundation: "bedrock",
  bedrockmodel: "bedrock",
  chimesdkmediapipelines: "chime",
  cloudhsmv2: "cloudhsm",
  connectcampaignsv2: "connectcampaigns",
  devopsagent: "aidevops",
  directoryservice: "ds",
  docdb: "rds",
  elasticsearch: "es",
  emr: "elasticmapreduce",
  kinesisanalyticsv2: "kinesisanalytics",
  lambdamicrovms: "lambda",
  msk: "kafka",
  mskconnect: "kafkaconnect",
  mwaa: "airflow",
  mwaaserverless: "airflowserverless",
  neptune: "rds",
  nimblestudio: "nimble",
  opensearch: "es",
  opensearchingest: "osis",
  opensearchserverless: "aoss",
  opensearchservice: "es",
  sesv2: "ses",
};

/** Things that are made by a call of another name: as `nameOf` spells them -> the call. */
export const OTHER_CALLS: Readonly<Record<string, string>> = {
  "account:region": "account:EnableRegion",
  "directconnect:linkaggregationgroup": "directconnect:CreateLag",
  "docdb:elasticcluster": "docdb-elastic:CreateCluster",
  "ec2:capacityblockreservation": "ec2:PurchaseCapacityBlock",
  "ec2:dedicatedhost": "ec2:AllocateHosts",
  "ec2:ec2fleet": "ec2:CreateFleet",
  "ec2:host": "ec2:AllocateHosts",
  "ec2:spotfleet": "ec2:RequestSpotFleet",
  "ec2:spotfleetrequest": "ec2:RequestSpotFleet",
  "ec2:spotinstancerequest": "ec2:RequestSpotInstances",
  "ec2:launchconfiguration": "autoscaling:CreateLaunchConfiguration",
  "elasticache:reservedcachenode": "elasticache:PurchaseReservedCacheNodesOffering",
  "fsx:lustrefilesystem": "fsx:CreateFileSystem",
  "fsx:ontapfilesystem": "fsx:CreateFileSystem",
  "fsx:openzfsfilesystem": "fsx:CreateFileSystem",
  "fsx:windowsfilesystem": "fsx:CreateFileSystem",
  "lambda:microvmsimage": "lambda:CreateMicrovmImage",
  "lambdamicrovms:image": "lambda:CreateMicrovmImage",
  "lambdamicrovms:microvm": "lambda:RunMicrovm",
  "msk:serverlesscluster": "kafka:CreateClusterV2",
  "opensearch:serverlesscollection": "aoss:CreateCollection",
  "opensearch:serverlesscollectiongroup": "aoss:CreateCollectionGroup",
  "rds:reservedinstance": "rds:PurchaseReservedDBInstancesOffering",
  "rds:shardgroup": "rds:CreateDBShardGroup",
  "route53domains:domain": "route53domains:RegisterDomain",
  "servicequotas:automanagement": "servicequotas:StartAutoManagement",
  "servicequotas:servicequota": "servicequotas:RequestServiceQuotaIncrease",
  "servicequotas:template": "servicequotas:PutServiceQuotaIncreaseRequestIntoTemplate",
  "timestream:influxdbcluster": "timestream-influxdb:CreateDbCluster",
  "timestream:influxdbinstance": "timestream-influxdb:CreateDbInstance",
};

/**
 * The calls that may make a type, in small letters and without hyphens in the service: `ec2:allocatehosts`. A call in a
 * state machine is one itself.
 */
export const callsFor = remembered((type): readonly string[] => {
  const other = OTHER_CALLS[nameOf(type)];
  if (other !== undefined) return [comparable(other)];
  const { service, name } = thingOf(type);
  const prefix = PREFIX[service] ?? service;
  return [`${prefix}:create${name}`, `${prefix}:${name}`];
});

function comparable(action: string): string {
  const [service = "", name = ""] = action.split(":");
  return `${service.replaceAll("-", "")}:${name}`.toLowerCase();
}

/** Whether a call that makes a type is one of a list, in which patterns stand as a policy writes them. */
export function madeByOneOf(actions: readonly string[]): (type: string) => string | undefined {
  const patterns = actions.map((action) => ({ action, pattern: patternOf(comparable(action)) }));
  return remembered(
    (type) => patterns.find(({ pattern }) => callsFor(type).some((call) => pattern.test(call)))?.action,
  );
}
