import { patternOf } from "../../../domain/documents/pattern";
import { remembered } from "../../facts/remembered";
import { thingOf } from "../../facts/thing";

/** Properties that name a region, and whether something is made there. */
interface NamedRegions {
  /** `service.path`; `*` stands for any text. */
  readonly paths: readonly string[];
  /** False where the region is only spoken of. */
  readonly made: boolean;
  readonly why: string;
}

/**
 * Every property of the declarations that names a region has its row; the first that fits holds. A property that none fits
 * counts as one where something is made.
 */
export const NAMED_REGIONS: readonly NamedRegions[] = [
  {
    paths: [
      "*.replicas.region*",
      "*.replicaRegions*",
      "*.replicaSpecifications.region",
      "*.replicationSpecification.region*",
      "*.replicationRegions",
      "*.automaticBackupReplicationRegion",
      "cognito.regionName",
      "ecr.replicationConfiguration.rules.destinations.region",
      "efs.destination.region",
      "efs.replicationConfiguration.destinations.region",
      "elasticache.regionalConfigurations.replicationGroupRegion",
      "securitylake.*",
      "ssmincidents.regions*",
    ],
    made: true,
    why: "a replica keeps the data there, and is paid for there",
  },
  {
    paths: [
      "*itness*.region*",
      "dsql.*witnessRegion",
      "directoryservice.regionName",
      "networkmanager.basePolicyRegion*",
      "route53globalresolver.regions",
      "ses*.details.route*Details.region",
    ],
    made: true,
    why: "a part of the service is set up there",
  },
  {
    paths: [
      "*crossRegionCop*.target*",
      "*.destinationVaultArn",
      "*.destinationBackupVaultArn",
      "auditmanager.destinationRegion",
      "imagebuilder.distributions.region",
      "rds.destinationRegion",
      "redshift*.*estinationRegion",
      "observabilityadmin.rule.destination.*",
    ],
    made: true,
    why: "a copy is kept there",
  },
  {
    paths: [
      "cloudformation.stackSetInstanceRegion",
      "cloudformation.regions",
      "cloudformation.*.regions",
      "servicecatalog.*egion*",
      "datazone.accountRegion",
      "datazone.awsAccountRegion",
      "datazone.enabledRegions",
      "datazone.environmentAccountRegion",
      "datazone.environmentConfigurations.awsRegion*",
    ],
    made: true,
    why: "stacks are made there, of whatever their template holds",
  },
  {
    paths: [
      "chime.awsRegion",
      "chime.streamConfiguration.region",
      "codepipeline.stages.*.region",
      "cognito.smsConfiguration.*egion",
      "lightsail.location.regionName",
      "mediaconnect.regionName",
    ],
    made: true,
    why: "the work is done there, and paid for there",
  },
  { paths: ["account.regionName"], made: false, why: "the region is switched on, or off: of region-opt-in-forbidden" },
  { paths: ["servicequotas.awsRegion"], made: true, why: "the quota of new accounts rises there" },
  {
    paths: [
      "account.stateOrRegion",
      "*.azureRegions",
      "chime.callingRegions",
      "identitystore.addresses.region",
      "iotwireless.*",
      "outposts.*",
      "*.nonAwsRegions",
      "wellarchitected.awsRegions",
    ],
    made: false,
    why: "no region of AWS, or none where anything is",
  },
  {
    paths: ["*.all*Regions", "*.include*Regions", "*.multiRegion"],
    made: false,
    why: "says how many, not which",
  },
  {
    paths: [
      "*.sourceRegion",
      "*.sourceRegions",
      "*.sourceAmiRegion",
      "*.originRegion",
      "*.homeRegion",
      "*.rule.source.regions",
      "*.exclusionRules.amis.regions",
      "redshift.consumerRegion",
    ],
    made: false,
    why: "where something comes from, or is already",
  },
  {
    paths: [
      "*.authorizedAwsRegion",
      "*.linkedRegions",
      "*.specifiedRegions",
      "*.operatingRegions*",
      "*.resourceRegion",
      "*AggregationSource*egions",
      "arcregionswitch.*",
      "backup.reportSetting.regions",
      "computeoptimizer.criteria.region",
      "networkflowmonitor.*",
      "notifications.*",
      "observabilityadmin.*",
      "resiliencehub*.*",
      "s3.*nclude.regions",
      "s3.*xclude.regions",
      "securityhub.criteria.*",
      "securityhub.filters.*",
      "securityhub.regions",
      "supportauthz.*",
      "uxc.visibleRegions",
    ],
    made: false,
    why: "what is watched, reported, shown or switched over; it is there already",
  },
  {
    paths: [
      "*.peerRegion",
      "*.vpcRegion",
      "*.serviceRegion",
      "*.supportedRegions",
      "*.prefixListRegion",
      "*.assumeRoleRegion",
      "cognito.routing.*",
      "chime.targetApplications.*",
      "cloudfront.*",
      "elasticache.members.*",
      "globalaccelerator.*",
      "lightsail.origin.*",
      "route53.*",
      "route53globalresolver.observabilityRegion",
      "s3.details.*",
      "s3.regions",
      "s3.routes.*",
    ],
    made: false,
    why: "traffic goes there, to something that is there already",
  },
  {
    paths: [
      "*.signingRegion",
      "*.idcRegion",
      "*.identityCenterRegion",
      "*.domainRegion",
      "*.outputS3Region",
      "*.s3Region",
      "*.bucketRegion",
      "*.awsRegion",
      "agentregistry.*",
      "appflow.*",
      "appsync.*",
      "bedrock*.*",
      "budgets.*",
      "cleanrooms.*",
      "codepipeline.artifactStores.region",
      "connect.*",
      "datazone.regionalParameters*",
      "devopsagent.*",
      "glue.*",
      "groundstation.*",
      "kinesis*.*",
      "mediaconnect.*",
      "opensearch.*",
      "quicksight.*",
      "ssm.*",
      "sso.regionName",
    ],
    made: false,
    why: "where a bucket, a directory or an interface is that is used",
  },
];

const rows = NAMED_REGIONS.map(({ paths, made }) => ({ patterns: paths.map(patternOf), made }));

/**
 * Whether something is made in the region that a property names.
 *
 * @param path members joined by dots, without the indexes of lists
 * @returns undefined where nobody has decided
 */
export function madeThere(type: string, path: string): boolean | undefined {
  return decided(`${thingOf(type).service}.${path}`);
}

const decided = remembered((name) => rows.find(({ patterns }) => patterns.some((each) => each.test(name)))?.made);
