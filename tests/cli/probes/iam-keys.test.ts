import { activeKeys, rootKeys, serviceCredentials } from "../../../cli/probes/iam-keys";
import { cellOf, itemsOf } from "../../support/probe-answers";

it("keys that are active are found, of users that are still there", async () => {
  const gone = Object.assign(new Error("no"), { name: "NoSuchEntityException" });
  const items = await itemsOf(activeKeys, {
    ListUsers: [
      {
        Users: [
          { UserName: "ada", Arn: "arn:ada" },
          { UserName: "ben", Arn: "arn:ben" },
        ],
      },
    ],
    ListAccessKeys: [
      {
        AccessKeyMetadata: [
          { AccessKeyId: "AKIA1", Status: "Active" },
          { AccessKeyId: "AKIA2", Status: "Inactive" },
        ],
      },
      gone,
    ],
  });
  expect(items).toEqual([{ id: "AKIA1", arn: "arn:ada", startedAt: undefined, usdPerHour: 0, owner: "ada" }]);
});

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html: AllUsers
it("keys of one service are asked for once, for all users, and those that are off are left out", async () => {
  const key = { ServiceSpecificCredentialId: "ACCA1", UserName: "ada", ServiceName: "bedrock.amazonaws.com" };
  const { cell, asked } = await cellOf(serviceCredentials, {
    ListServiceSpecificCredentials: [
      { ServiceSpecificCredentials: [{ ...key, Status: "Active" }], Marker: "n" },
      { ServiceSpecificCredentials: [{ ...key, ServiceSpecificCredentialId: "ACCA2", Status: "Inactive" }] },
    ],
  });
  expect(asked[0]).toEqual({ ListServiceSpecificCredentials: { AllUsers: true } });
  expect(cell).toMatchObject({
    items: [{ id: "ACCA1", size: "bedrock.amazonaws.com", owner: "ada", usdPerHour: 0 }],
  });
});

it.each([
  [1, [{ id: "root-access-key" }]],
  [0, []],
])("a summary that counts %p access keys of root gives %j", async (AccountAccessKeysPresent, items) => {
  expect(await itemsOf(rootKeys, { GetAccountSummary: [{ SummaryMap: { AccountAccessKeysPresent } }] })).toEqual(items);
});
