/** Id of a policy attachment: `<group, role or user>/<policy ARN>`. Names hold no slash, ARNs do. */
export function attachmentId(owner: string, policyArn: string): string {
  return `${owner}/${policyArn}`;
}

export function splitAttachmentId(id: string): { owner: string; policyArn: string } {
  const slash = id.indexOf("/");
  return { owner: id.slice(0, slash), policyArn: id.slice(slash + 1) };
}
