import { loss, SPANS } from "../../../domain/burn/loss";
import { explainBill, workedRows } from "../../../domain/burn/worked-example";

const columns = (usdPerHour: number): number[] => SPANS.map(({ hours }) => Math.round(loss(usdPerHour, hours)));

describe("the worked table", () => {
  // The figures that the model was designed with. Its row of 64 + 64 said 70.5 an hour where all of its own columns say 70.4.
  const EXPECTED: [string, string, number[]][] = [
    ["17 regions, 32 spot + 32 on demand", "35.2", [4, 18, 70, 282, 493, 1268, 5918, 17_753]],
    ["17 regions, 5 + 5, the documented default", "5.5", [1, 3, 11, 44, 77, 198, 925, 2774]],
    ["17 regions, 64 + 64", "70.4", [7, 35, 141, 564, 986, 2536, 11_835, 35_506]],
    ["2 regions allowed, 32 + 32", "4.1", [0, 2, 8, 33, 58, 149, 696, 2089]],
    ["1 region allowed, 32 + 32", "2.1", [0, 1, 4, 17, 29, 75, 348, 1044]],
    ["1 region allowed, spot denied, 32 on demand", "1.6", [0, 1, 3, 13, 22, 57, 267, 802]],
  ];

  it("comes from the quotas and from the documents that the guards make", () => {
    const rows = workedRows().map(({ title, usdPerHour }) => [title, usdPerHour.toFixed(1), columns(usdPerHour)]);
    expect(rows).toEqual(EXPECTED);
  });
});

describe("the bill of the incident", () => {
  const bill = explainBill();
  const rounded = (span: readonly number[]) => span.map((value) => Math.round(value * 10) / 10);

  it("is 350 to 558 hours of 100 spot machines, or seven days on demand", () => {
    expect(rounded(bill.billUsd)).toEqual([3221.3, 3350.1]);
    expect(rounded(bill.usdPerHour)).toEqual([6, 9.2]);
    expect(rounded(bill.hours)).toEqual([350.1, 558.4]);
    expect(rounded(bill.hours.map((hours) => hours / 24))).toEqual([14.6, 23.3]);
    expect(rounded(bill.hoursOnDemand.map((hours) => hours / 24))).toEqual([6.7, 7]);
  });

  it("fits a quota of 32 vCPUs in each of the 16 regions that nobody looked at", () => {
    expect(bill.vcpusInRegion).toBe(25);
  });
});
