/** Why nothing can be said, and what to do. The message is fit for people. */
export class CannotCheck extends Error {}
