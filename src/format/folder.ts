/** A folder of the format, wherever it stands: each file is read twice, first to check it, then to take its rows. */
export type Folder = {
  /** The names of its files; none where there is no such folder. */
  readonly names: () => Promise<readonly string[]>
  /** A file's bytes, a piece at a time. */
  readonly bytes: (name: string) => AsyncIterable<Uint8Array>
}
