import { nameOf, serviceOf } from "../../../policies/facts/thing";
import { packedActions } from "../../../cli/catalogue/packed-actions";
import { globalActions } from "../../../domain/regions/global-services";
import { tokens } from "../../support/declared-types";

it.each([
  ["ec2:instance", "aws:ec2/instance:Instance", "aws-native:ec2:Instance", "aws:index/instance:Instance"],
  ["ec2:instance", "AWS::EC2::Instance"],
  ["events:rule", "aws:cloudwatch/eventRule:EventRule", "aws-native:events:Rule", "AWS::Events::Rule"],
  ["events:bus", "aws:index/cloudwatchEventBus:CloudwatchEventBus", "aws-native:events:EventBus"],
  ["logs:group", "aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup", "AWS::Logs::LogGroup"],
  ["logs:querydefinition", "aws:cloudwatch/queryDefinition:QueryDefinition", "aws-native:logs:QueryDefinition"],
  ["cloudwatch:logalarm", "aws-native:cloudwatch:LogAlarm"],
  ["guardduty:detector", "aws:guardduty/detector:Detector", "aws:index/guarddutyDetector:GuarddutyDetector"],
  ["ec2:defaultsecuritygroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
  ["ec2:defaultsecuritygroup", "aws:index/defaultSecurityGroup:DefaultSecurityGroup"],
  ["ec2:vpcblockpublicaccessoptions", "aws:index/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions"],
  ["ec2:encryptionbydefault", "aws:ebs/encryptionByDefault:EncryptionByDefault"],
  ["route53resolver:rule", "aws:route53/resolverRule:ResolverRule"],
  ["resourceexplorer2:index", "aws:resourceexplorer/index:Index", "aws-native:resourceexplorer2:Index"],
  ["config:configurationrecorder", "AWS::Config::ConfigurationRecorder"],
])("%s has these spellings", (name, ...types) => {
  expect(types.map(nameOf)).toEqual(types.map(() => name));
});

it.each(["", "aws", "aws:", "AWS::", "pulumi:providers:aws", "my:index:Component", "a/b:c/d:e", "aws:index/:"])(
  "has an answer for %j",
  (type) => {
    expect(typeof nameOf(type)).toBe("string");
  },
);

it("knows the services that the region deny leaves alone as IAM does", async () => {
  const inCatalogue = Object.keys(await packedActions()).map((service) => service.replaceAll("-", ""));
  const global = new Set(globalActions().map((action) => action.split(":")[0]!.replaceAll("-", "")));
  // Newer than the catalogue, or of one call alone.
  const elsewhere = ["freetier"];
  expect([...global].filter((service) => !inCatalogue.includes(service) && !elsewhere.includes(service))).toEqual([]);
  // What a provider calls otherwise must be translated: no module may look like a service that it is not.
  const services = new Set(tokens.map(serviceOf));
  for (const module of ["costexplorer", "cfg", "ssoadmin", "certificatemanager", "bcmdata", "ecr-public"]) {
    expect(services.has(module)).toBe(false);
  }
});
