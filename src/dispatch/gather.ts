import type { Platform } from '../contract/platform.ts'
import { isTransactionOpen } from '../db/transact.ts'
import type { Platform as PlatformName } from '../terms/member.ts'

/** What may be asked of a platform while something is decided: who somebody is, who is in a channel, which channels there are. */
export type Sight = Pick<Platform, 'person' | 'people' | 'channels'>
export type Sights = ReadonlyMap<PlatformName, Sight>

/** What was asked is not known yet: the transaction that asked ends here, and begins anew when it is. */
class NotYetKnown extends Error {}

/** More rounds than this ask something new each time, and would for ever. */
const mostRounds = 20

/**
 * Runs `work`, which opens its own transaction, and lets it ask platforms through `sights`. Nothing waits for a network
 * with a transaction open: the first time something is asked in one, that transaction is rolled back, the answer is fetched
 * with none open, and `work` runs again knowing it. Work that asks nothing runs once. All that is asked at once is fetched
 * at once; a Trouble is an answer like any other.
 */
export async function gathered<Result>(
  platforms: ReadonlyMap<PlatformName, Platform>,
  work: (sights: Sights) => Promise<Result>,
): Promise<Result> {
  const known = new Map<string, Promise<unknown>>()
  let wanted: [key: string, fetch: () => Promise<unknown>][] = []
  const asked = <Answer>(key: string, fetch: () => Promise<Answer>): Promise<Answer> => {
    const answer = known.get(key)
    if (answer) return answer as Promise<Answer>
    if (isTransactionOpen()) {
      wanted.push([key, fetch])
      return Promise.reject(new NotYetKnown(key))
    }
    const fetched = fetch()
    known.set(key, fetched)
    return fetched
  }
  const sights = new Map(
    [...platforms].map(([name, platform]): [PlatformName, Sight] => {
      const sight: Sight = {
        person: (...of) => asked(JSON.stringify([name, 'person', ...of]), () => platform.person(...of)),
        people: (...of) => asked(JSON.stringify([name, 'people', ...of]), () => platform.people(...of)),
        channels: (...of) => asked(JSON.stringify([name, 'channels', ...of]), () => platform.channels(...of)),
      }
      return [name, sight]
    }),
  )
  for (let round = 1; ; round++) {
    try {
      return await work(sights)
    } catch (error) {
      if (!(error instanceof NotYetKnown) || round === mostRounds) throw error
    }
    await Promise.all(wanted.map(([key, fetch]) => asked(key, fetch)))
    wanted = []
  }
}
