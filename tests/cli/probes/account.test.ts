import { accountState, contacts, regions } from "../../../cli/probes/account";
import { itemsOf } from "../../support/probe-answers";

const NOBODY = Object.assign(new Error("No contact of the inputted alternate contact type found"), {
  name: "ResourceNotFoundException",
});

it("a contact that nobody set is absent", async () => {
  const GetAlternateContact = [
    { AlternateContact: { EmailAddress: "security@acme.sandbox" } },
    NOBODY,
    { AlternateContact: { EmailAddress: "oncall@acme.sandbox" } },
  ];
  expect(await itemsOf(contacts, { GetAlternateContact })).toEqual([
    { id: "security", email: "security@acme.sandbox" },
    { id: "operations", email: "oncall@acme.sandbox" },
  ]);
});

it("a region is enabled by default or because somebody enabled it, and not while it changes", async () => {
  const Regions = ["ENABLED_BY_DEFAULT", "ENABLED", "ENABLING", "DISABLING", "DISABLED"].map(
    (RegionOptStatus, index) => ({ RegionName: `region-${index}`, RegionOptStatus }),
  );
  const items = await itemsOf(regions, { ListRegions: [{ Regions }] });
  expect(items.map(({ enabled }) => enabled)).toEqual([true, true, false, false, false]);
});

it("the state of the account is told, and whether the owner's phone number is verified when AWS says so", async () => {
  const GetAccountInformation = [{ AccountState: "ACTIVE" }];
  const GetContactInformation = [{ ContactInformation: {}, VerificationStatus: "PENDING" }];
  expect(await itemsOf(accountState, { GetAccountInformation, GetContactInformation })).toEqual([
    { id: "account", state: "ACTIVE", phone: "PENDING" },
  ]);
  expect(await itemsOf(accountState, { GetAccountInformation, GetContactInformation: [NOBODY] })).toEqual([
    { id: "account", state: "ACTIVE", phone: undefined },
  ]);
});
