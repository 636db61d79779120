/**
 * The database names something that this program does not have: a newer one kept it, or a bug did. It is left as it is,
 * since a newer program may still do it; it is an error each time, and counted.
 */
export class Unknown extends Error {
  readonly what: 'notice' | 'duty'

  constructor(what: Unknown['what'], name: string) {
    super(`this program knows no ${what === 'notice' ? 'kind of notice' : 'duty'} called ${name}`)
    this.name = 'Unknown'
    this.what = what
  }
}

/** How many of a name there are in a club. */
export type UnknownCount = { readonly name: string; readonly count: number }
