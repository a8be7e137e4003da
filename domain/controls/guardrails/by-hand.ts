/** How a person takes a deny off again: three controls are policies of one kind. */
export const DETACH_BY_HAND =
  "with a principal that is not bound: detach the policies named in the output guardrailDocuments (aws iam detach-group-policy, detach-role-policy, or aws organizations detach-policy), then delete them";
