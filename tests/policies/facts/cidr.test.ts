import { isWorld } from "../../../policies/facts/cidr";

it.each([
  "0.0.0.0/0",
  "::/0",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "64.0.0.0/2",
  "2000::/3",
  "2a00::/12",
  " 0.0.0.0/0 ",
  "0::/0",
])("%s is the internet", (cidr) => {
  expect(isWorld(cidr)).toBe(true);
});

it.each([
  "10.0.0.0/8",
  "172.16.0.0/12",
  "203.0.113.0/24",
  "198.51.100.7/32",
  "fc00::/7",
  "FD00::/8",
  "2001:db8::/32",
  "2600:1f00::/24",
])("%s is somebody's own", (cidr) => {
  expect(isWorld(cidr)).toBe(false);
});

it.each(["", "pl-12345678", "sg-1/0", "0.0.0.0", undefined, 0, {}, ["0.0.0.0/0", "1.2.3.4/32"]])(
  "%j is no block of addresses",
  (value) => {
    expect(isWorld(value)).toBe(false);
  },
);
