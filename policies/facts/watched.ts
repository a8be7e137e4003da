/** What is worth knowing of a property, whatever provider and version spelled it. */
export const WATCHED = {
  /** Names a region, or an ARN with a region in it that something is copied to. The region of the resource itself is not meant. */
  region:
    /^(?!region$).*[Rr]egion(s|Name|Lists?)?$|[Rr]egions\.name$|[Cc]rossRegionCop\w+\.target$|[Dd]estination(Backup)?VaultArn$/,
  /** Says on which market capacity is bought. */
  market:
    /[Ss]pot\w*$|bidPrice\w*$|(^|\.)market$|[Mm]arketTypes?$|[Mm]arketOptions(\.type)?$|[Cc]apacityType$|capacityOptionType$|capacityProvider$|onDemandPercentageAboveBaseCapacity$|fleetType$|purchaseOption$|computeResources\.type$|^(optionS|s)ettings$|^target\.(arn|input)$|^definition(String)?$/,
  /** Launches or sizes compute. */
  size: /(^|\.)(instanceTypes?|instanceClass|(cacheN|n)odeType|dbInstanceClass|computeType|instanceSize|bundleId|workerType|(max|min|desired)(imum|ired)?(Size|Capacity|Count|Vcpus|vCpus)|(totalT|t)argetCapacity|numberOf(Workers|Nodes|Instances)|instanceCount|nodeCount|numCacheNodes)$/,
  /** A template with resources of its own, or a resource as a document. */
  template: /(^|\.)(templateBody|desiredState)$/,
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
