/** What CHANGELOG.md says of the version. @throws Error when tag, version and heading do not fit together */
export function releaseNotes(release: { tag: string; version: string; changelog: string }): string;
