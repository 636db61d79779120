import { expect } from 'vitest'
import { takePause } from '../../../src/club/leaves/pause.ts'
import { asked, club, count, each, fourTimes, id, opensForm, presses, type Races, types } from '../../kit/races.ts'

/** Pauses: every line, button and form, with its race or the reason it may happen twice. */
export const pauses: Races = {
  async 'pause: line'() {
    await club.rows('delete from leave')
    await club.atOnce(each(types('lea', '/pause pour:"un mois"'), types('lea', '/pause pour:"deux semaines"')))
    expect(await count('leave')).toBe(1)
    expect(await overlapping()).toBe(0)
  },
  async 'pause: take form'() {
    await club.rows('delete from leave')
    const form = await opensTake()
    await club.atOnce(fourTimes({ who: 'lea', what: { kind: 'submit', form, values: { length: 'month' } } }))
    expect(await count('leave')).toBe(1)
  },
  'pause: take': opensForm,
  async 'pause: undo'() {
    const leave = await aPause(30)
    await club.atOnce(each(presses('lea', 'pause undo', leave), presses('lea', 'pause end', leave)))
    expect(await count('leave')).toBe(0)
  },
  async 'pause: renew'() {
    const leave = await aPause(1)
    await club.atOnce(fourTimes(presses('lea', 'pause renew', leave)))
    // A month once, whoever tapped how often.
    expect(await count(`leave where until_on > from_on + 25 and until_on < from_on + 40`)).toBe(1)
  },
  async 'pause: end'() {
    const leave = await aPause(2, 3)
    await club.atOnce(each(presses('lea', 'pause end', leave), presses('lea', 'pause renew', leave)))
    expect(await overlapping()).toBe(0)
    expect(await count('leave')).toBe(1)
  },
  async 'pause: back-to'() {
    const leave = await aPause(20)
    const before = await club.inClub(async ({ today }) => today.add({ days: 9 }))
    await club.atOnce(fourTimes(presses('lea', 'pause back-to', `${leave}.${before}`)))
    expect(await count('leave where until_on = $1', [before.toString()])).toBe(1)
  },
  async 'pause: resume'() {
    await club.rows('delete from leave')
    const days = await club.inClub(async ({ today }) => `${today}.${today.add({ days: 20 })}`)
    await club.atOnce(fourTimes(presses('lea', 'pause resume', days)))
    expect(await count('leave')).toBe(1)
  },
}

const opensTake = async () => {
  const answer = await club.does(presses('lea', 'pause take'))
  if (answer.kind !== 'ask') throw new Error(`no form but ${answer.kind}`)
  return answer.form.id
}

/** One that ends in so many days, and began so many ago. */
async function aPause(ahead: number, ago = 0): Promise<string> {
  await club.rows('delete from leave')
  // The clock stands: what she asked for in another race was not asked in this very instant.
  await club.rows(`update act set noted_at = noted_at - interval '1 day' where by_id = $1`, [id('lea')])
  const taken = await asked(async (tx, who) =>
    takePause(tx, { by: await who('lea'), until: tx.today.add({ days: ahead }) }),
  )
  if (ago > 0) await club.rows('update leave set from_on = from_on - $1::int', [ago])
  return taken.leave.id
}

const overlapping = () =>
  count(`leave a join leave b on b.member_id = a.member_id and b.id > a.id
    and daterange(a.from_on, a.until_on, '[]') && daterange(b.from_on, b.until_on, '[]')`)
