import { DescribeEnvironmentsCommand, ElasticBeanstalkClient } from "@aws-sdk/client-elastic-beanstalk";
import { paged, probe } from "./probe";

/** What starts machines through a group; both are rows of their own. https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_EnvironmentDescription.html */
export const environments = probe({
  id: "beanstalk-environments",
  service: "elasticbeanstalk",
  kind: "Elastic Beanstalk environment",
  scope: "regional",
  sweep: "rest",
  client: ElasticBeanstalkClient,
  calls: { list: paged(DescribeEnvironmentsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ IncludeDeleted: false }))
      .flatMap(({ Environments = [] }) => Environments)
      .map(({ EnvironmentName, EnvironmentArn, DateCreated, Status, ApplicationName }) => ({
        id: EnvironmentName!,
        arn: EnvironmentArn,
        startedAt: DateCreated,
        state: Status,
        usdPerHour: 0,
        owner: ApplicationName,
      })),
});

export const PROBES = [environments];
