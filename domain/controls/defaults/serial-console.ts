import { type Control, Family, FREE, Profile, Where } from "../control";

export const serialConsole = {
  id: "serial-console",
  family: Family.Defaults,
  title: "No serial console",
  why: "the serial console reaches a machine past its network and its security groups",
  where: Where.Covered,
  profile: Profile.Minimal,
  options: {},
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "to remove the setting is to switch it off",
    keeps: "the access stays off",
  },
  byHand: "aws ec2 enable-serial-console-access --region <region>, in each region that needs it",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-access-to-serial-console.html",
  notes: [
    "**Off is what AWS starts with.** Somebody who switched it on to rescue a machine loses it at the next `up`. Machines go on.",
  ],
} as const satisfies Control;
