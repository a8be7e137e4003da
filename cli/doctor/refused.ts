/** What was asked for is not done. The message is fit for people. */
export class Refused extends Error {}
