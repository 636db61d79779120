import type { Platform as PlatformName } from '../terms/member.ts'
import type { Platform } from './platform.ts'

/**
 * What may be asked of a platform while something is decided: who somebody is, who is in a channel, which channels there
 * are, whether the connection works. A Trouble is an answer like any other.
 */
export type Lookup = Pick<Platform, 'person' | 'people' | 'channels' | 'probe'>

export type Lookups = ReadonlyMap<PlatformName, Lookup>

/** Puts a question once, and tells the answer again to whoever asks the same. */
type Ask = <Answer>(question: string, fetch: () => Promise<Answer>) => Promise<Answer>

/** The platforms, asked through `ask`. */
export function lookupsThrough(platforms: ReadonlyMap<PlatformName, Lookup>, ask: Ask): Lookups {
  return new Map(
    [...platforms].map(([name, platform]): [PlatformName, Lookup] => [
      name,
      {
        person: (...of) => ask(JSON.stringify([name, 'person', ...of]), () => platform.person(...of)),
        people: (...of) => ask(JSON.stringify([name, 'people', ...of]), () => platform.people(...of)),
        channels: (...of) => ask(JSON.stringify([name, 'channels', ...of]), () => platform.channels(...of)),
        probe: (...of) => ask(JSON.stringify([name, 'probe', ...of]), () => platform.probe(...of)),
      },
    ]),
  )
}

declare module '../db/club-tx.ts' {
  interface Brought {
    /** The platforms as they may be asked while something is decided (src/db/gather.ts). */
    readonly lookups: Lookups
  }
}
