import { expect } from 'vitest'
import { bringTogether } from '../../../src/club/one-to-ones/bring.ts'
import { sayWhetherHeld } from '../../../src/club/one-to-ones/held.ts'
import { logOneToOne } from '../../../src/club/one-to-ones/log.ts'
import { proposeOneToOne } from '../../../src/club/one-to-ones/propose.ts'
import { dashless } from '../../../src/grammar/press.ts'
import {
  asked,
  club,
  count,
  each,
  fourTimes,
  id,
  oneReads,
  opens,
  opensForm,
  presses,
  type Races,
  sends,
  types,
} from '../../kit/races.ts'

/** One-to-ones: every line, button and form, with its race or the reason it may happen twice. */
export const oneToOnes: Races = {
  async 'one-to-one: line'() {
    await club.rows('delete from one_to_one')
    const both = each(types('lea', '/tete-a-tete @marc'), types('marc', '/tete-a-tete @lea'))
    oneReads(await club.atOnce(both), /Proposé|proposé/, /déjà ouvert/)
    expect(await count('one_to_one')).toBe(1)
    // Both note the same, in the same instant: it is one, and both have said so.
    await club.rows('delete from one_to_one')
    await club.atOnce(each(types('lea', '/tete-a-tete @marc hier'), types('marc', '/tete-a-tete @lea hier')))
    expect(await count(`one_to_one where status = 'held' and cardinality(confirmed_by) = 2`)).toBe(1)
    expect(await count('one_to_one')).toBe(1)
    const { id } = (await club.rows<{ id: string }>('select id from one_to_one'))[0]!
    expect(await count(held, [id])).toBe(2)
  },
  'one-to-one: propose': opensForm,
  async 'one-to-one: yes'() {
    const meeting = await aProposal()
    await club.atOnce(fourTimes(presses('marc', 'one-to-one yes', meeting)))
    expect(await count(`notice where kind = 'one-to-one-opened' and about = $1`, [meeting])).toBe(1)
    // A yes against the proposer who takes it back.
    const other = await aProposal()
    await club.atOnce(each(presses('marc', 'one-to-one yes', other), presses('lea', 'one-to-one undo', other)))
    const [row] = await club.rows<{ status: string }>('select status from one_to_one where id = $1', [other])
    const opened = await count(`notice where kind = 'one-to-one-opened' and about = $1`, [other])
    expect(opened).toBe(row!.status === 'scheduled' ? 1 : 0)
  },
  async 'one-to-one: no'() {
    const meeting = await aProposal()
    await club.atOnce(each(presses('marc', 'one-to-one no', meeting), presses('marc', 'one-to-one yes', meeting)))
    const [row] = await club.rows<{ status: string }>('select status from one_to_one where id = $1', [meeting])
    const opened = await count(`notice where kind = 'one-to-one-opened' and about = $1`, [meeting])
    expect(opened).toBe(row!.status === 'scheduled' ? 1 : 0)
  },
  async 'one-to-one: held'() {
    const meeting = await aProposal('agreed')
    const held = each(presses('lea', 'one-to-one held', meeting), presses('marc', 'one-to-one held', meeting))
    expect((await club.atOnce(held)).filter(({ words }) => words !== '')).toEqual([])
    expect(await count(`act where record_id = $1 and kind = 'one-to-one-held'`, [meeting])).toBe(2)
    expect(await count(`one_to_one where id = $1 and status = 'held'`, [meeting])).toBe(1)
  },
  async 'one-to-one: not-held'() {
    const meeting = await aProposal('agreed')
    await asked(async (tx, who) => sayWhetherHeld(tx, { by: await who('lea'), meeting, held: true }))
    // Each once: whoever changes his mind twice may say the same twice.
    await club.atOnce([presses('marc', 'one-to-one held', meeting), presses('marc', 'one-to-one not-held', meeting)])
    const [row] = await club.rows<{ status: string }>('select status from one_to_one where id = $1', [meeting])
    const lines = `act where record_id = $1 and kind = 'one-to-one-held'`
    const acts = (await count(`${lines} and not cancels`, [meeting])) - (await count(`${lines} and cancels`, [meeting]))
    expect(acts).toBe(row!.status === 'held' ? 2 : 0)
  },
  async 'one-to-one: pick'() {
    const meeting = await aProposal('open', [thursday, friday])
    await club.atOnce(
      each(
        presses('marc', 'one-to-one pick', meeting, [await momentOf(meeting, 0)]),
        presses('marc', 'one-to-one pick', meeting, [await momentOf(meeting, 1)]),
      ),
    )
    expect(await count(`one_to_one where id = $1 and status = 'scheduled' and sequence = 1`, [meeting])).toBe(1)
    expect(await count(`notice where kind = 'one-to-one-agreed' and about = $1`, [meeting])).toBe(1)
    // He chooses as she takes it back.
    const other = await aProposal('open', [thursday])
    await club.atOnce(
      each(
        presses('marc', 'one-to-one pick', other, [await momentOf(other, 0)]),
        presses('lea', 'one-to-one undo', other),
      ),
    )
    const [row] = await club.rows<{ status: string }>('select status from one_to_one where id = $1', [other])
    const told = await count(`notice where kind = 'one-to-one-agreed' and about = $1`, [other])
    expect(told).toBe(row!.status === 'scheduled' ? 1 : 0)
  },
  'one-to-one: unpick': 'a moment suits him or not: whichever he pressed last stands',
  'one-to-one: moments': opensForm,
  async 'one-to-one: moments form'() {
    const meeting = await aProposal('open', [thursday])
    const [his, hers] = [
      await opens(presses('marc', 'one-to-one moments', meeting)),
      await opens(presses('lea', 'one-to-one moments', meeting)),
    ]
    const when = { when: 'jeudi 3 décembre 2026 à 14h', place: '' }
    await club.atOnce(each(sends('marc', his, when), sends('lea', hers, when)))
    const [row] = await club.rows<{ moments: unknown[] }>('select moments from one_to_one where id = $1', [meeting])
    expect(row!.moments).toHaveLength(1)
    expect(await count(`notice where kind = 'one-to-one-offered' and about = $1`, [meeting])).toBe(2)
  },
  async 'one-to-one: call-off'() {
    const meeting = await aProposal('agreed')
    await club.atOnce(
      each(presses('lea', 'one-to-one call-off', meeting), presses('marc', 'one-to-one call-off', meeting)),
    )
    expect(await count(`notice where kind = 'one-to-one-called-off' and about = $1`, [meeting])).toBe(1)
  },
  'one-to-one: guide': 'it only shows something',
  'one-to-one: useful': 'it is his own word for himself: said twice it is the same',
  'one-to-one: not-useful': 'it is his own word for himself: said twice it is the same',
  'one-to-one: thank': opensForm,
  'one-to-one: log': opensForm,
  async 'one-to-one: log form'() {
    await club.rows('delete from one_to_one')
    const form = await opens(presses('lea', 'one-to-one log'))
    await club.atOnce(fourTimes(sends('lea', form, { with: [id('marc'), id('ana')], date: 'hier', note: '' })))
    expect(await count('one_to_one')).toBe(1)
    expect(await count(`notice where kind = 'one-to-one-logged' and about = (select id::text from one_to_one)`)).toBe(2)
  },
  'one-to-one: amend': opensForm,
  async 'one-to-one: correct form'() {
    const meeting = await aLog()
    const form = await opens(presses('lea', 'one-to-one amend', meeting))
    const values = { with: [id('ana')], date: 'hier', note: '' }
    await club.atOnce(each(sends('lea', form, values), presses('marc', 'one-to-one held', meeting)))
    const [row] = await club.rows<{ members: string[]; confirmed: string[] }>(
      'select members, confirmed_by as confirmed from one_to_one where id = $1',
      [meeting],
    )
    expect(row!.members).toEqual([id('lea'), id('ana')])
    expect(row!.confirmed).toEqual([id('lea')])
  },
  async 'one-to-one: day form'() {
    const meeting = await aLog()
    const form = await opens(presses('marc', 'one-to-one amend', meeting))
    await club.atOnce(each(sends('marc', form, { date: 'avant-hier' }), presses('lea', 'one-to-one undo-log', meeting)))
    const [row] = await club.rows<{ lines: number; gone: boolean }>(
      `select withdrawn_at is not null as gone,
        (select coalesce(sum(case when cancels then -1 else 1 end), 0)::int from act where record_id = $1 and kind = 'one-to-one-held' and (cancels or corrects is null)) as lines
       from one_to_one where id = $1`,
      [meeting],
    )
    // Taken back before he spoke, or her own no after it: it counts for nobody.
    expect(row!.lines).toBe(0)
  },
  async 'one-to-one: undo-log'() {
    const meeting = await aLog()
    await club.atOnce(each(presses('lea', 'one-to-one undo-log', meeting), presses('marc', 'one-to-one held', meeting)))
    const lines = `act where record_id = $1 and kind = 'one-to-one-held'`
    expect(
      (await count(`${lines} and not cancels`, [meeting])) - (await count(`${lines} and cancels`, [meeting])),
    ).toBe(0)
  },
  async 'one-to-one: undo'() {
    const meeting = await aProposal()
    oneReads(await club.atOnce(fourTimes(presses('lea', 'one-to-one undo', meeting))), /annul|repris/i, /réglée depuis/)
  },
  'one-to-one: coffee': 'it only shows something',
  async 'one-to-one: bring'() {
    await club.rows('delete from one_to_one')
    const both = `${dashless(id('marc'))}.${dashless(id('ana'))}`
    oneReads(await club.atOnce(fourTimes(presses('claire', 'one-to-one bring', both))), /Café proposé/, /déjà proposé/)
    expect(await count('one_to_one')).toBe(1)
    expect(await count(`notice where kind = 'one-to-one-proposed' and about = (select id::text from one_to_one)`)).toBe(
      2,
    )
  },
  async 'one-to-one: undo-bring'() {
    await club.rows('delete from one_to_one')
    const brought = await asked(async (tx, who) =>
      bringTogether(tx, { by: await who('claire'), one: id('marc'), other: id('ana') }),
    )
    oneReads(
      await club.atOnce(fourTimes(presses('claire', 'one-to-one undo-bring', brought.id))),
      /annul|repris/i,
      /réglée depuis/,
    )
  },
}

const held = `act where record_id = $1 and kind = 'one-to-one-held'`
const thursday = Temporal.Instant.from('2026-12-03T09:00:00Z')
const friday = Temporal.Instant.from('2026-12-04T09:00:00Z')

async function aProposal(
  answered: 'open' | 'agreed' = 'open',
  moments: readonly Temporal.Instant[] = [],
): Promise<string> {
  await club.rows('delete from one_to_one')
  const proposed = await asked(async (tx, who) =>
    proposeOneToOne(tx, { by: await who('lea'), others: [await who('marc')], moments }),
  )
  if (answered === 'agreed') await club.does(presses('marc', 'one-to-one yes', proposed.id))
  return proposed.id
}

/** Noted by Léa: she met Marc yesterday. */
async function aLog(): Promise<string> {
  await club.rows('delete from one_to_one')
  const logged = await asked(async (tx, who) =>
    logOneToOne(tx, {
      ...{ by: await who('lea'), others: [await who('marc')], note: undefined },
      heldOn: tx.today.subtract({ days: 1 }),
    }),
  )
  return logged.id
}

const momentOf = async (meeting: string, n: number): Promise<string> => {
  const [row] = await club.rows<{ moments: { id: string }[] }>('select moments from one_to_one where id = $1', [
    meeting,
  ])
  return row!.moments[n]!.id
}
