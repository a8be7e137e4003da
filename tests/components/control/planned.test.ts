import { EbsEncryption } from "../../../components";
import { decidedFor, isPlanned, planned } from "../../../components/control/planned";
import { record, resources } from "../../support/recorder";

const args = () => ({ regions: ["xx-moon-1"] });

describe("arguments of a plan", () => {
  it("carry what was decided about them", () => {
    const decide = () => "again";
    expect(decidedFor(planned(args(), "once"), decide)).toBe("once");
    expect(decidedFor(args(), decide)).toBe("again");
  });

  it("are known by themselves, and not by what they say", () => {
    const given = planned(args());
    expect([isPlanned(given), isPlanned({ ...given })]).toEqual([true, false]);
  });

  // A region that the account reported is no typing mistake; one that a program names may be.
  it("are not checked again, so that a region which the table does not know is covered", async () => {
    await expect(record(() => new EbsEncryption("ebs", args()))).rejects.toThrow('unknown region "xx-moon-1"');
    const { registrations } = await record(() => new EbsEncryption("ebs", planned(args())));
    expect(resources(registrations).map(({ name }) => name)).toEqual(["ebs-xx-moon-1"]);
  });
});
