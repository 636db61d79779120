import { expect, vi } from 'vitest'
import { passReferral } from '../../../src/club/referrals/pass.ts'
import { thankMember } from '../../../src/club/thanks/thank.ts'
import type { Money } from '../../../src/terms/money.ts'
import type { Who } from '../../kit/race.ts'
import {
  asked,
  club,
  count,
  each,
  fourTimes,
  oneReads,
  opens,
  opensForm,
  presses,
  type Races,
  sends,
  types,
} from '../../kit/races.ts'

/** Thanks: every line, button and form, with its race or the reason it may happen twice. */
export const thanks: Races = {
  async 'thanks: line'() {
    await club.rows('delete from thanks')
    const heard = await club.atOnce(fourTimes(types('lea', '/merci @marc aide')))
    oneReads(heard, /Votre merci à Marc/, /déjà remercié/)
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
    // The other program may still be taking it out of the channel.
    await vi.waitFor(
      async () => {
        await club.assidu.drain()
        const told = await toldOf(thanks)
        const standing = told.filter(({ stands }) => stands).length
        expect({ told, standing }).toEqual({ told, standing: row!.in_channel === 'yes' ? 1 : 0 })
      },
      { timeout: 40_000, interval: 500 },
    )
  },
  'thanks: between-us': 'raced against the other answer, above',
  async 'thanks: right'() {
    const thanks = await aThanks({ amount: '1250.50', currency: 'EUR' })
    await club.atOnce(each(presses('marc', 'thanks right', thanks), presses('marc', 'thanks not-quite', thanks)))
    // Whichever came last stands, and whoever thanked is told of nothing else.
    const [row] = await club.rows<{ answer: string }>('select answer from thanks where id = $1', [thanks])
    const told = `notice where kind = 'thanks-not-quite' and about = $1`
    expect(await count(told, [thanks])).toBeLessThanOrEqual(row!.answer === 'right' ? 1 : 2)
    expect(row!.answer).toMatch(/^(?:right|not-quite)$/)
  },
  'thanks: not-quite': 'raced against the other answer, above',
  'thanks: amend': opensForm,
  async 'thanks: amend form'() {
    const thanks = await aThanks()
    const forms = [
      await opens(presses('lea', 'thanks amend', thanks)),
      await opens(presses('lea', 'thanks amend', thanks)),
    ]
    await club.atOnce(forms.map(form => sends('lea', form, { what: 'help', amount: '1 300' })))
    // One correction replaces it; the other finds it replaced.
    expect(await count('thanks where first_id = $1', [thanks])).toBe(1)
    expect(await count('thanks where withdrawn_at is null')).toBe(1)
    const standing = `act a where kind = 'thanks-given' and not cancels
      and not exists (select from act later where later.corrects = a.id) and record_id in (select id from thanks)`
    expect(await count(standing)).toBe(1)
  },
  'thanks: to': opensForm,
  'thanks: for-referral': opensForm,
  async 'thanks: referral form'() {
    await club.rows('delete from thanks')
    const form = await opens(presses('ana', 'thanks for-referral', await aReferral('lea', 'ana', 'Un toit')))
    await club.atOnce(fourTimes(sends('ana', form, { amount: '12k' })))
    expect(await count('thanks')).toBe(1)
  },
  async 'thanks: which'() {
    await club.rows('delete from thanks')
    const first = await aReferral('lea', 'ana', 'Une porte')
    await aReferral('lea', 'ana', 'Une fenêtre')
    const press = await pressOf('ana', '/merci @lea recommandation')
    await club.atOnce(fourTimes({ who: 'ana', what: { kind: 'press', press, values: [first] } }))
    expect(await count('thanks where referral_id = $1', [first])).toBe(1)
  },
  'thanks: no-referral': 'as with the referral it is for, above: a draft goes once',
  async 'thanks: as-written'() {
    await club.rows('delete from thanks')
    const press = await pressOf('lea', '/merci @marc aide montant:"2 000 000 €"')
    await club.atOnce(fourTimes({ who: 'lea', what: { kind: 'press', press } }))
    expect(await count('thanks where amount = 2000000')).toBe(1)
  },
}

/** The first button or list of what a line answers. */
async function pressOf(who: string, line: string): Promise<string> {
  const answer = await club.does(types(who, line))
  if (answer.kind !== 'show') throw new Error('nothing is asked')
  const [first] = answer.view.blocks.flatMap(block => (block.kind === 'actions' ? block.actions : []))
  return first!.kind === 'link' ? '' : first!.id
}

/** What the club is told of a thanks, whether it stands or is still to come, and how far it got. */
const toldOf = (thanks: string) =>
  club.rows<{ stands: boolean }>(
    `select n.state, n.why, d.state as delivery, d.stale, d.edit_until, d.trouble,
      n.state in ('kept', 'waiting', 'sending', 'sent') and d.state is distinct from 'removed' as stands
      from notice n left join delivery d on d.notice_id = n.id where n.kind = 'thanks-told' and n.about = $1`,
    [thanks],
  )

const aReferral = async (from: Who, to: Who, need: string): Promise<string> =>
  (
    await asked(async (tx, who) =>
      passReferral(tx, {
        ...{ by: await who(from), receiver: await who(to), kind: 'inside', need, prospect: {}, agreed: false },
      } as never),
    )
  ).id

async function aThanks(amount: Money | null = null): Promise<string> {
  await club.rows('delete from thanks')
  const thanked = { what: 'help', message: undefined, inChannel: true, amount } as const
  return (await asked(async (tx, who) => thankMember(tx, { ...thanked, by: await who('lea'), to: await who('marc') })))
    .id
}
