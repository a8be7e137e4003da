/** Something to look through. */
export interface Source {
  /** As messages name it: relative to where the command runs, or to the root of the repository. */
  readonly path: string;
  /** Where it is on the disk, or would be. */
  readonly absolute: string;
  /** Its bytes; undefined when it is gone since it was listed. */
  read(): Buffer | undefined;
  /** Bytes, as far as they are known before it is read. */
  readonly size?: number;
  /** The lines that are looked at, first and last of each part, from 1. Default: all. */
  readonly lines?: readonly (readonly [from: number, to: number])[];
}
