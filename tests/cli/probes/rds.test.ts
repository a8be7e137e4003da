import { instances } from "../../../cli/probes/rds";
import { itemsOf } from "../../support/probe-answers";

const DATABASE = {
  DBInstanceIdentifier: "d",
  DBInstanceClass: "db.t3.micro",
  Engine: "mysql",
  DBInstanceStatus: "available",
};

it.each([
  ["in one zone", {}, 0.017],
  ["in two", { MultiAZ: true }, 0.034],
  ["of Oracle", { Engine: "oracle-se2" }, undefined],
  ["of a class without a price", { DBInstanceClass: "db.new.large" }, undefined],
  ["that is stopped, whose disk bills", { DBInstanceStatus: "stopped" }, undefined],
])("a database %s costs what is known", async (_, more, usd) => {
  const [item] = await itemsOf(instances, { DescribeDBInstances: [{ DBInstances: [{ ...DATABASE, ...more }] }] });
  expect(item!.usdPerHour).toBe(usd);
});
