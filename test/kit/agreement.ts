import { readHistory } from '../../src/club/standing/read.ts'
import { lastLeft, readOn } from '../../src/club/standing/read-on.ts'
import { readingsOf } from '../../src/club/standing/replay.ts'
import type { Figures } from '../../src/club/standing/rules.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'

/**
 * What the figures read on from the last evaluation say that those of the whole history do not: a line each, none where
 * they agree. Whatever wrote to a record without its being noted is seen here.
 */
export async function misreadIn(club: ClubTx): Promise<string[]> {
  const last = await lastLeft(club)
  if (!last) return []
  const at = Temporal.Instant.compare(club.at, last.at) < 0 ? last.at : club.at
  const when = at.toZonedDateTimeISO(club.zone)
  const { reading } = await readOn(club, last, at)
  const anew = readingsOf(await readHistory(club))(at.epochMilliseconds)
  return (['giving', 'unsaid'] as const).flatMap(giving => {
    const expected = anew.figures(when, giving)
    const found = reading.figures(when, giving)
    const strangers = [...found.keys()].filter(id => !expected.has(id)).map(id => `${id}: is no member`)
    return [...strangers, ...[...expected].flatMap(([id, of]) => differences(`${giving} ${id}`, found.get(id), of))]
  })
}

function differences(who: string, found: Figures | undefined, expected: Figures): string[] {
  if (!found) return [`${who}: nothing`]
  return (Object.keys(expected) as (keyof Figures)[]).flatMap(figure => {
    const [one, other] = [found[figure], expected[figure]]
    const isNear = typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) < 1e-9
    return one === other || isNear ? [] : [`${who}: ${figure} ${one}, and by its whole history ${other}`]
  })
}
