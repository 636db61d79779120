import { expect } from 'vitest'
import { goesOn } from '../../../src/club/referrals/going-on.ts'
import { moveReferral } from '../../../src/club/referrals/move.ts'
import { waitForReturn } from '../../../src/club/referrals/wait.ts'
import {
  aReferral,
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
  type Race,
  type Races,
  reads,
  saysOnly,
  sends,
  types,
} from '../../kit/races.ts'

/** Referrals: every line, button and form, with its race or the reason it may happen twice. */
export const referrals: Races = {
  async 'refer: line'() {
    const line = `/refer @marc outside "Une toiture" contact:"Mme Pluie" accord:oui`
    oneReads(await club.atOnce(fourTimes(types('lea', line))), /Marc Dubois/, /éjà transmise/)
    expect(await count(`notice where kind = 'referral-received'`)).toBe(1)
    // One window sent twice.
    const form = await opens(types('lea', '/recommander'))
    const values = { receiver: id('marc'), kind: 'inside', need: 'Un audit' }
    await club.atOnce(fourTimes(sends('lea', form, values)))
    expect(await count(`referral where kind = 'inside'`)).toBe(1)
  },
  'refer: contacted': moves('contacted'),
  'refer: meeting': moves('meeting'),
  'refer: quoted': moves('quoted'),
  'refer: won': moves('won'),
  'refer: lost': moves('lost'),
  'refer: not-a-fit': opensForm,
  'refer: more': reads,
  'refer: as-it-is': reads,
  'refer: note': opensForm,
  'refer: describe': opensForm,
  async 'refer: deny'() {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', 'refer deny', referral)))
    expect(await count('referral where id = $1 and confirmed is false', [referral])).toBe(1)
    const other = await aReferral()
    await club.atOnce(each(presses('marc', 'refer deny', other), presses('lea', 'refer undo', other)))
  },
  async 'refer: amend'() {
    const referral = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral, to: 'lost' }))
    // It is asked first, however often: nothing is done yet.
    await club.atOnce(fourTimes(presses('marc', 'refer amend', referral, ['won'])))
    expect([await statusOf(referral), await holding(referral)]).toEqual(['lost', ['lost']])
  },
  async 'refer: put-back'() {
    const referral = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral, to: 'lost' }))
    const heard = await club.atOnce(fourTimes(presses('marc', 'refer put-back', `${referral}.lost.meeting`)))
    expect(heard.filter(({ words }) => words !== '')).toEqual([])
    expect(await holding(referral)).toEqual(['meeting'])
    // Against an end: it is put back first and ends then, or what he was asked about is no longer so.
    const other = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral: other, to: 'quoted' }))
    await club.atOnce(
      each(presses('marc', 'refer put-back', `${other}.quoted.contacted`), presses('marc', 'refer lost', other)),
    )
    expect(await statusOf(other)).toBe('lost')
    expect(await holding(other)).toContain('lost')
  },
  async 'refer: unstep'() {
    // However often it is pressed, one step is taken back: not the one before it.
    const referral = await aReferral()
    for (const to of ['contacted', 'meeting'] as const)
      await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral, to }))
    const heard = await club.atOnce(fourTimes(presses('marc', 'refer unstep', `${referral}.meeting`)))
    expect(heard.filter(({ words }) => words !== '')).toEqual([])
    expect([await statusOf(referral), await holding(referral)]).toEqual(['contacted', ['contacted']])
    // Against a step ahead: it goes on from there, or from what it was before.
    await club.atOnce(
      each(presses('marc', 'refer unstep', `${referral}.contacted`), presses('marc', 'refer won', referral)),
    )
    // Two lines of one instant have no order.
    expect([await statusOf(referral), await holding(referral)]).toEqual(['won', expect.arrayContaining(['won'])])
    expect(await count(`(${lines}) one where kind = 'referral-confirmed'`, [referral])).toBe(1)
    // Against the giver's own undo: never taken back and taken up.
    const other = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral: other, to: 'contacted' }))
    await club.atOnce(each(presses('marc', 'refer unstep', `${other}.contacted`), presses('lea', 'refer undo', other)))
    expect(await count(`referral where id = $1 and withdrawn_at is not null and status <> 'new'`, [other])).toBe(0)
  },
  async 'refer: unfit form'() {
    const referral = await aReferral()
    const form = await opens(presses('marc', 'refer not-a-fit', referral))
    await club.atOnce(fourTimes(sends('marc', form, { reason: 'too-far', words: 'Plutôt à Lyon' })))
    expect(await holding(referral)).toEqual(['not-a-fit'])
    // Two windows: one of them ends it, and the reason said last stands.
    const other = await aReferral()
    const one = await opens(presses('marc', 'refer not-a-fit', other))
    const two = await opens(presses('marc', 'refer not-a-fit', other))
    await club.atOnce(each(sends('marc', one, { reason: 'too-far' }), sends('marc', two, { reason: 'no-time' })))
    expect(await holding(other)).toEqual(['not-a-fit'])
  },
  async 'refer: describe form'() {
    const referral = await aReferral()
    const form = await opens(presses('lea', 'refer describe', referral))
    await club.atOnce(fourTimes(sends('lea', form, { warmth: '3' })))
    expect(await count('referral where id = $1 and warmth = 3', [referral])).toBe(1)
  },
  async 'refer: note form'() {
    const referral = await aReferral()
    const form = await opens(presses('marc', 'refer note', referral))
    await club.atOnce(fourTimes(sends('marc', form, { note: 'Rappeler mardi' })))
    expect(await count('referral where id = $1 and note is not null', [referral])).toBe(1)
  },
  async 'refer: rate'() {
    const referral = await aReferral()
    // Nothing has come of it yet: nothing is rated, and nothing confirmed by it.
    await club.atOnce(fourTimes(presses('marc', 'refer rate', referral, ['4'])))
    expect(await count(`act where record_id = $1 and kind <> 'referral-given'`, [referral])).toBe(0)
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral, to: 'contacted' }))
    await club.atOnce(fourTimes(presses('marc', 'refer rate', `${referral}.4`)))
    expect(await count(`act where record_id = $1 and kind = 'referral-rated'`, [referral])).toBe(1)
  },
  async 'refer: step'() {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', 'refer step', referral, ['quoted'])))
    expect(await count(`act where record_id = $1 and kind = 'referral-step' and detail = 'quoted'`, [referral])).toBe(1)
  },
  async 'refer: still'() {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', 'refer still', referral)))
    expect(await count('referral where id = $1 and still_at is not null and still_before is null', [referral])).toBe(1)
    // Against a step: it goes on from there, or had gone on before it.
    const other = await aReferral()
    await club.atOnce(each(presses('marc', 'refer still', other), presses('marc', 'refer lost', other)))
    expect(await count(`notice where about = $1 and kind = 'referral-reminder' and state = 'kept'`, [other])).toBe(0)
  },
  async 'refer: not-still'() {
    const referral = await aReferral()
    await asked(async (tx, who) => goesOn(tx, { by: await who('marc'), referral }))
    oneReads(await club.atOnce(fourTimes(presses('marc', 'refer not-still', referral))), /recommandation/, /déjà fait/)
    expect(await count('referral where id = $1 and still_at is null', [referral])).toBe(1)
  },
  'refer: again': opensForm,
  async 'refer: again form'() {
    const referral = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral, to: 'not-a-fit' }))
    const form = await opens(presses('lea', 'refer again', referral))
    const others = [form, await opens(presses('lea', 'refer again', referral))]
    const values = { receiver: id('claire'), need: 'Un toit', agreed: true }
    await club.atOnce(others.flatMap(one => [sends('lea', one, values), sends('lea', one, values)]))
    expect(await count('referral where handed_on is not null and id = $1', [referral])).toBe(1)
    expect(
      await count('referral n where exists (select from referral r where r.id = $1 and r.handed_on = n.id)', [
        referral,
      ]),
    ).toBe(1)
    // Against its receiver, who says that it was the wrong button: it is his again, or somebody else’s.
    const other = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral: other, to: 'not-a-fit' }))
    const again = await opens(presses('lea', 'refer again', other))
    await club.atOnce(each(sends('lea', again, values), presses('marc', 'refer amend', other, ['contacted'])))
    expect(await count(`referral where id = $1 and handed_on is not null and status = 'contacted'`, [other])).toBe(0)
  },
  'refer: to': opensForm,
  'referrals: held': reads,
  'referrals: filter': reads,
  'referrals: list': reads,
  'referrals: found': reads,
  'referrals: file': reads,
  'referrals: put-right': opensForm,
  async 'referrals: put-right form'() {
    const referral = await aReferral()
    const form = await opens(presses('lea', 'referrals put-right', referral))
    const values = { name: 'Mme Dupond', company: '', phone: '06 39 98 12 14', email: '', need: 'Un toit' }
    await club.atOnce(fourTimes(sends('lea', form, values)))
    expect(
      await count(`act where record_id = $1 and kind = 'referral-given' and corrects is not null`, [referral]),
    ).toBe(1)
    expect(await count(`notice where kind = 'referral-put-right' and about = $1`, [referral])).toBeLessThanOrEqual(1)
    // Against taking it back: what is taken back is not put right.
    const other = await aReferral()
    const again = await opens(presses('lea', 'referrals put-right', other))
    await club.atOnce(each(sends('lea', again, values), presses('lea', 'refer undo', other)))
    expect(await count('referral where id = $1 and withdrawn_at is not null', [other])).toBe(1)
  },
  'referrals: put-right-need form': 'it is put right as the other form puts it right',
  'referrals: ask-giver': 'the question is the one that is asked of the receiver',
  async 'referrals: ask-receiver'() {
    const referral = await aReferral()
    await asked(({ tx }) =>
      tx
        .updateTable('referral')
        .set({ given_at: Temporal.Instant.from('2026-01-05T10:00:00Z'), touched_at: null })
        .where('id', '=', referral)
        .execute(),
    )
    await club.atOnce(fourTimes(presses('claire', 'referrals ask-receiver', referral)))
    expect(await count(`notice where kind = 'referral-asked' and about = $1`, [referral])).toBe(1)
  },
  async 'refer: undo'() {
    const referral = await aReferral()
    oneReads(await club.atOnce(fourTimes(presses('lea', 'refer undo', referral))), /repris/i, /déjà fait/)
    // Against a step of the receiver: taken back or taken up, never both.
    const other = await aReferral()
    await club.atOnce(each(presses('lea', 'refer undo', other), presses('marc', 'refer contacted', other)))
    expect(await count(`referral where id = $1 and withdrawn_at is not null and status <> 'new'`, [other])).toBe(0)
  },
  async 'refer: pleasure'() {
    const referral = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral, to: 'contacted' }))
    await club.atOnce(fourTimes(presses('lea', 'refer pleasure', referral)))
    expect(await count(`notice where kind = 'referral-pleasure' and arguments ->> 'referral' = $1`, [referral])).toBe(1)
  },
  async 'refer: pass-it'() {
    const before = await count('referral where receiver_id = $1', [id('ana')])
    const answer = await club.does(types('lea', '/refer @ana outside "Un toit" contact:"M. Vent"'))
    if (answer.kind !== 'show') throw new Error('it is not asked whether he agreed')
    const [yes] = answer.view.blocks.flatMap(block => (block.kind === 'actions' ? block.actions : []))
    const press = yes!.kind === 'link' ? '' : yes!.id
    const heard = await club.atOnce(fourTimes({ who: 'lea', what: { kind: 'press', press } }))
    oneReads(heard, /Ana Costa/, /déjà fait/)
    expect(await count('referral where receiver_id = $1', [id('ana')])).toBe(before + 1)
  },
  'refer: not-yet': saysOnly,
  async 'refer: when-back'() {
    const leave = await away()
    const answer = await club.does(types('lea', '/refer @denis outside "Un toit" contact:"M. Neige" accord:oui'))
    const actions = answer.kind === 'show' ? answer.view.blocks : []
    const later = actions
      .flatMap(block => (block.kind === 'actions' ? block.actions : []))
      .find(action => 'id' in action && action.id.includes('when-back'))
    if (later?.kind !== 'button') throw new Error('it is not offered to wait')
    const heard = await club.atOnce(fourTimes({ who: 'lea', what: { kind: 'press', press: later.id } }))
    oneReads(heard, /attend le retour/, /déjà fait/)
    expect(await count('referral_wait')).toBe(1)
    await club.rows('delete from referral_wait')
    await club.rows('delete from leave where id = $1', [leave])
  },
  'refer: waiting': reads,
  async 'refer: go-now'() {
    const leave = await away()
    const [wait, before] = [await aWait('M. Gel'), await given('denis')]
    const heard = await club.atOnce(fourTimes(presses('lea', 'refer go-now', wait)))
    oneReads(heard, /Transmise à/, /déjà fait/)
    expect(await given('denis')).toBe(before + 1)
    // He is back by four presses, in either process, while its giver lets it go: it is passed once.
    const other = await aWait('M. Givre')
    await club.atOnce([...fourTimes(presses('denis', 'pause end', leave)), presses('lea', 'refer go-now', other)])
    expect(await given('denis')).toBe(before + 2)
    expect(await count('referral_wait')).toBe(0)
  },
  async 'refer: stop-waiting'() {
    const leave = await away()
    const wait = await aWait('M. Brume')
    oneReads(await club.atOnce(fourTimes(presses('lea', 'refer stop-waiting', wait))), /n’en a rien lu/, /déjà fait/)
    // Against its going: taken back or passed, never both.
    const other = await aWait('M. Grêle')
    await club.atOnce(each(presses('lea', 'refer stop-waiting', other), presses('lea', 'refer go-now', other)))
    expect(await count('referral_wait')).toBe(0)
    await club.rows('delete from leave where id = $1', [leave])
  },
  'refer: give-on': opensForm,

  'referrals: line': reads,
  'referrals: open': reads,
}

function moves(step: string): Race {
  return async () => {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', `refer ${step}`, referral)))
    expect(await count('referral where id = $1 and status = $2', [referral, step])).toBe(1)
    // Against another step: whichever came last stands, and the ledger tells of each once.
    const other = await aReferral()
    await club.atOnce(each(presses('marc', `refer ${step}`, other), presses('marc', 'refer contacted', other)))
    const steps = await count(`act where record_id = $1 and kind = 'referral-step'`, [other])
    expect(steps).toBeGreaterThanOrEqual(1)
  }
}

/** The lines of a referral that hold. */
const lines = `select * from act a where record_id = $1 and not cancels
  and not exists (select from act later where later.corrects = a.id)`

/** Its steps that hold, in the order in which they were noted. */
const holding = async (referral: string): Promise<string[]> =>
  (
    await club.rows<{ detail: string }>(
      `select detail from (${lines}) one where kind = 'referral-step' order by noted_at, at`,
      [referral],
    )
  ).map(({ detail }) => detail)

const statusOf = async (referral: string): Promise<string> =>
  (await club.rows<{ status: string }>('select status from referral where id = $1', [referral]))[0]!.status

/** Denis is on leave; gives its id. */
async function away(): Promise<string> {
  const [row] = await club.rows<{ id: string }>(
    `insert into leave (club_id, id, external_id, member_id, from_on) values ($1, gen_random_uuid(), gen_random_uuid()::text,
      $2, '2026-11-01') returning id`,
    [club.clubId, id('denis')],
  )
  return row!.id
}

/** What Léa keeps for Denis until he is back. */
async function aWait(name: string): Promise<string> {
  const wait = await asked(async (tx, who) =>
    waitForReturn(tx, {
      ...{ by: await who('lea'), receiver: await who('denis'), kind: 'outside', agreed: true },
      ...{ prospect: { name }, need: 'Un toit', warmth: undefined, handoff: undefined },
    }),
  )
  return wait.id
}

const given = (to: 'denis') => count('referral where receiver_id = $1', [id(to)])
