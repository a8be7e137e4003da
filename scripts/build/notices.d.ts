/** True when an SPDX expression can be met with the allowed licences. */
export function isAllowed(licence: string | undefined): boolean;

/** The folders of the packages that files of a bundle belong to. */
export function packageFolders(files: readonly string[]): string[];

/** The licences of packages, with each text once. @throws Error when one may not be shipped, naming all of them */
export function notices(folders: readonly string[]): string;
