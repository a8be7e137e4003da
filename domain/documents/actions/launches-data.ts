import { keysOf, type Launcher, AMBERSQUID, LIFECYCLE } from "./launcher";

/** Launchers of databases, caches, streams, search, files and jobs on data, by service. */
export const DATA_LAUNCHES: readonly Launcher[] = [
  {
    actions: ["airflow:CreateEnvironment", "airflow-serverless:Create*", "airflow-serverless:Start*"],
    starts: "workers that run any code",
    closedBy: "airflow",
    source: keysOf("amazonmanagedworkflowsforapacheairflow"),
  },
  {
    actions: ["athena:StartSession"],
    starts: "sessions of Spark that run any code",
    closedBy: "athena-spark",
    source: keysOf("amazonathena"),
  },
  {
    actions: ["cloudhsm:CreateCluster", "cloudhsm:CreateHsm"],
    starts: "hardware modules by the hour",
    closedBy: "cloudhsm",
    source: keysOf("awscloudhsm"),
  },
  {
    actions: ["databrew:Create*", "databrew:Start*"],
    starts: "jobs on data",
    source: keysOf("awsgluedatabrew"),
  },
  {
    actions: ["datapipeline:*"],
    starts: "machines for jobs on data",
    source: LIFECYCLE,
  },
  {
    actions: ["datazone:Start*"],
    starts: "compute of notebooks",
    source: keysOf("amazondatazone"),
  },
  {
    actions: ["dax:CreateCluster"],
    starts: "clusters of caches, without a key for their type",
    closedBy: "dax",
    source: keysOf("amazondynamodbacceleratordax"),
  },
  {
    actions: ["dms:CreateDataMigration", "dms:CreateReplicationConfig", "dms:CreateReplicationI*"],
    starts: "machines that copy databases",
    closedBy: "dms",
    source: keysOf("awsdatabasemigrationservice"),
  },
  {
    actions: ["docdb-elastic:CreateCluster", "docdb-elastic:Restore*"],
    starts: "clusters of documents, by vCPU and shard",
    closedBy: "docdb-elastic",
    source: keysOf("amazondocumentdbelasticclusters"),
  },
  {
    actions: ["ds:Create*AD", "ds:CreateDirectory"],
    starts: "directories by the hour",
    closedBy: "directory",
    source: keysOf("awsdirectoryservice"),
  },
  {
    actions: [
      "elasticache:CreateCacheCluster",
      "elasticache:CreateReplicationGroup",
      "elasticache:ModifyCacheCluster",
      "elasticache:ModifyGlobalReplicationGroup",
      "elasticache:ModifyReplicationGroup",
    ],
    starts: "caches by the hour",
    limits: ["elasticache:CacheNodeType"],
    source: keysOf("amazonelasticache"),
  },
  {
    actions: ["elasticache:CreateServerlessCache"],
    starts: "a cache that is paid by what it holds and answers",
    open: "it costs by use, and small applications keep their sessions in it",
    source: keysOf("amazonelasticache"),
  },
  {
    actions: ["elasticmapreduce:RunJobFlow"],
    starts: "a cluster of machines by one call",
    inGlobalRegions: true,
    source: keysOf("amazonelasticmapreduce"),
  },
  {
    actions: [
      "elasticmapreduce:AddInstance*",
      "emr-containers:StartJobRun",
      "emr-serverless:Create*",
      "emr-serverless:Start*",
    ],
    starts: "more machines of a cluster, and jobs without one",
    source: keysOf("amazonelasticmapreduce"),
  },
  {
    actions: ["es:Create*Domain", "aoss:CreateCollection*", "osis:CreatePipeline"],
    starts: "clusters of search, without a key for their type",
    closedBy: "opensearch",
    source: keysOf("amazonopensearchservice"),
  },
  {
    actions: ["finspace:Create*"],
    starts: "clusters of kdb for markets",
    source: keysOf("amazonfinspace"),
  },
  {
    actions: ["fsx:CreateFileCache", "fsx:CreateFileSystem*"],
    starts: "file servers by the hour",
    closedBy: "fsx",
    source: keysOf("amazonfsx"),
  },
  { actions: ["glue:Create*", "glue:Start*"], starts: "jobs that run any code", source: AMBERSQUID },
  {
    actions: ["kafka:CreateCluster*", "kafka:CreateReplicator", "kafkaconnect:CreateConnector"],
    starts: "brokers and workers of streams, without a key for their type",
    closedBy: "kafka",
    source: keysOf("amazonmanagedstreamingforapachekafka"),
  },
  {
    actions: ["kendra:CreateIndex", "kendra-ranking:Create*"],
    starts: "an index by the hour",
    closedBy: "kendra",
    source: keysOf("amazonkendra"),
  },
  {
    actions: ["kinesisanalytics:CreateApplication"],
    starts: "an application of Flink, which runs any code",
    closedBy: "flink",
    source: keysOf("amazonkinesisanalyticsv2"),
  },
  {
    actions: ["m2:Create*", "m2:Start*"],
    starts: "runtimes of mainframes by the hour",
    source: keysOf("awsmainframemodernizationservice"),
  },
  {
    actions: ["managedblockchain:Create*"],
    starts: "nodes of block chains by the hour",
    source: keysOf("amazonmanagedblockchain"),
  },
  {
    actions: ["memorydb:Create*Cluster"],
    starts: "clusters in memory, without a key for their type",
    closedBy: "memorydb",
    source: keysOf("amazonmemorydb"),
  },
  {
    actions: ["mq:Create*Broker"],
    starts: "message brokers, without a key for their type",
    closedBy: "mq",
    source: keysOf("amazonmq"),
  },
  {
    actions: ["neptune-graph:CreateGraph*", "neptune-graph:RestoreGraph*", "neptune-graph:StartGraph"],
    starts: "graphs in memory",
    closedBy: "neptune-analytics",
    source: keysOf("amazonneptuneanalytics"),
  },
  {
    actions: ["odb:Create*", "odb:Restore*", "odb:Start*"],
    starts: "Exadata machines of Oracle",
    source: "https://docs.aws.amazon.com/odb/latest/UserGuide/what-is-odb.html",
  },
  {
    actions: ["omics:Start*"],
    starts: "workflows of genomes on any machine, with GPUs",
    source: keysOf("awshealthomics"),
  },
  {
    actions: ["rds:CreateDBCluster", "rds:CreateDBInstance"],
    starts: "databases",
    limits: ["rds:DatabaseClass"],
    source: keysOf("amazonrds"),
  },
  {
    actions: ["rds:CreateDBShardGroup"],
    starts: "an Aurora Limitless database, by hundreds of capacity units",
    closedBy: "aurora-limitless",
    source: keysOf("amazonrds"),
  },
  {
    actions: ["redshift:CreateCluster", "redshift:RestoreFrom*", "redshift-serverless:CreateWorkgroup"],
    starts: "clusters of data warehouses, without a key for their type",
    closedBy: "redshift",
    source: keysOf("amazonredshift"),
  },
  {
    actions: ["timestream-influxdb:CreateDb*", "timestream-influxdb:Restore*"],
    starts: "machines for series of measurements",
    closedBy: "timestream-influxdb",
    source: keysOf("amazontimestreaminfluxdb"),
  },
];
