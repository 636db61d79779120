import { expect, vi } from 'vitest'
import { thankMember } from '../../../src/club/thanks/thank.ts'
import { asked, club, count, each, fourTimes, oneReads, presses, type Races, types } from '../../kit/races.ts'

/** Thanks: every line, button and form, with its race or the reason it may happen twice. */
export const thanks: Races = {
  async 'thanks: line'() {
    await club.rows('delete from thanks')
    const heard = await club.atOnce(fourTimes(types('lea', '/merci @marc aide')))
    oneReads(heard, /Votre merci à Marc/, /déjà fait/)
    expect(await count('thanks')).toBe(1)
  },
  async 'thanks: undo'() {
    const thanks = await aThanks()
    const heard = await club.atOnce(
      each(presses('lea', 'thanks undo', thanks), presses('marc', 'thanks in-channel', thanks)),
    )
    expect(heard.filter(({ words }) => /est repris/.test(words))).toHaveLength(1)
    expect(await count(`act where record_id = $1 and cancels`, [thanks])).toBe(1)
    const told = `delivery d join notice n on n.id = d.notice_id
      where n.about = $1 and n.kind = 'thanks-told' and d.state = 'sent'`
    // The other program may still be taking it out of the channel.
    await vi.waitFor(async () => expect(await count(told, [thanks])).toBe(0))
  },
  async 'thanks: in-channel'() {
    const thanks = await aThanks()
    await club.atOnce(each(presses('marc', 'thanks in-channel', thanks), presses('marc', 'thanks between-us', thanks)))
    // Whichever came last stands, and the channel reads nothing else, nor twice.
    const [row] = await club.rows<{ in_channel: string }>('select in_channel from thanks where id = $1', [thanks])
    const told = `notice n where kind = 'thanks-told' and about = $1 and state in ('kept', 'waiting', 'sending', 'sent')
      and not exists (select from delivery d where d.notice_id = n.id and d.state = 'removed')`
    // The other program may still be taking it out of the channel.
    await vi.waitFor(async () => expect(await count(told, [thanks])).toBe(row!.in_channel === 'yes' ? 1 : 0))
  },
  'thanks: between-us': 'raced against the other answer, above',
}

async function aThanks(): Promise<string> {
  await club.rows('delete from thanks')
  const thanked = { what: 'help', message: undefined, inChannel: true } as const
  return (await asked(async (tx, who) => thankMember(tx, { ...thanked, by: await who('lea'), to: await who('marc') })))
    .id
}
