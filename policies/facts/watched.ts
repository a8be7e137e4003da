/** What is worth knowing of a property, whatever provider and version spelled it. */
export const WATCHED = {
  /** Names a region, or an ARN with a region in it that something is copied to. The region of the resource itself is not meant. */
  region:
    /^(?!region$).*[Rr]egion(s|Name|Lists?)?$|[Rr]egions\.name$|[Cc]rossRegionCop\w+\.target$|[Dd]estination(Backup)?VaultArn$/,
  /** Says on which market capacity is bought. */
  market:
    /[Ss]pot\w*$|bidPrice\w*$|(^|\.)market$|[Mm]arketTypes?$|[Mm]arketOptions(\.type)?$|[Cc]apacityType$|capacityOptionType$|capacityProvider$|onDemandPercentageAboveBaseCapacity$|fleetType$|purchaseOption$|computeResources\.type$|^(optionS|s)ettings$|^target\.(arn|input)$|^definition(String)?$/,
  /** Says what machine is started: its type, its class, what it must have. */
  machine:
    /(^|\.)((allowed|ec2|controlPlane|replicationServer|preferred)?[iI]nstanceTypes?|instanceRequirements|(d[bB]|d[bB]Cluster|replication)?[iI]nstanceClass|d[bB]InstanceType|(cacheN|n)odeType|hostInstanceType|environmentClass|environmentType|environment\.type|computeType(Name)?|(relationalDatabaseB|b)undleId|workerType|streamClass|power|elasticGpuSpecifications|\w*[iI]nferenceAccelerator(s|Overrides)?|accelerator(Types?|Names|Capabilities|Count(\.(min|max))?))$/,
  /** Says how many machines, or how much of one, is started. */
  size: /(^|\.)((max|min|desired)(imum|ired)?(Size|Capacity|CapacityUnits|Count|Units|Vcpus|vCpus|V[cC]puCount|Nodes|Workers|(Instance|Node|Worker|Task)Count|E[cC]2Instances|Instances)|max(GroupPreparedCapacity|imumCoreCapacityUnits|imumOndemandCapacityUnits)|(totalT|t)argetCapacity|target(OnDemand|Spot)Capacity|numberOf(Workers|Nodes|Instances|BrokerNodes)|(initialI|i|shardI|\w+\.i)nstanceCount|(node|worker|standbyWorker|warm|dedicatedMaster|task|shard|compute|storage|replica)Count|numCacheNodes|numCacheClusters|num(Node|ReplicasPer)?Shards?|(?<!PerformanceFactors\.)cpu|baseCapacity|totalVcpuLimit)$|^scale$/,
  /** A template with resources of its own, or a resource as a document. */
  template: /(^|\.)(templateBody|desiredState)$/,
  /** A text with calls that another service makes for whoever wrote it. */
  call: /^target\.(arn|input)$|^definition(String)?$|^content$/,
  /** The image that a machine starts from. */
  image: /(^|\.)(ami|amiId|imageId|imageIdOverride|customAmiId|parentImage|imageProviders|sourceAmiId)$/,
  /** A policy document. */
  policy: /(^|\.)(\w*[Pp]olicy(Document|Text|Body|Json)?|inlinePolic(y|ies)|accessPolic(y|ies))$/,
  /** A script that a machine runs when it starts. */
  userData: /(^|\.)(userData(Base64)?|onCreate|onStart)$/,
  /** Variables of a process, or the document that holds them. */
  environment:
    /(^|\.)(environment(Variables?)?|variables|runtimeEnvironmentVariables|containerDefinitions|containerProperties|buildspec)$/,
  /** Opens something to the public, or says that it stays closed. */
  public: /(^|\.)\w*[Pp]ublic(ly)?(Access\w*|Acls|Policy|Buckets|Ip\w*|Accessible)?$/,
  /** Encrypts, or names the key. */
  encryption: /(^|\.)(\w*[Ee]ncrypt(ed|ion)\w*|\w*[Kk]msKey(Id|Arn)?|sseSpecification)$/,
} satisfies Record<string, RegExp>;

export type WatchedKind = keyof typeof WATCHED;

export const WATCHED_KINDS = Object.keys(WATCHED) as WatchedKind[];
