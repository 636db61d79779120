import { expect } from 'vitest'
import { apply } from '../../../src/club/admission/apply.ts'
import { refuseCandidate } from '../../../src/club/admission/decide.ts'
import { applyPress } from '../../../src/club/admission/presses.ts'
import type { Who } from '../../kit/race.ts'
import {
  aNewcomer,
  asked,
  buttonOf,
  club,
  count,
  each,
  fourTimes,
  oneReads,
  opens,
  opensForm,
  othersRead,
  presses,
  pressesId,
  type Races,
  reads,
  sends,
  sendsOwn,
} from '../../kit/races.ts'

/** Admission: every line, button and form, with its race or the reason it may happen twice. */
export const admission: Races = {
  'apply: line': opensForm,
  async 'apply: undo'() {
    const id = await anApplication('Nina Retirée')
    oneReads(await club.atOnce(fourTimes(presses('lea', 'apply undo', id))), /retirée/, /déjà fait/)
  },
  'apply: show': reads,
  'apply: accept': opensForm,
  async 'apply: accept-as'() {
    const { id: member, name } = await aNewcomer()
    const id = await anApplication(name, 'self')
    const as = (who: Who) => presses(who, 'apply accept-as', applyPress.buttons['accept-as'].write(id, member))
    oneReads(
      await club.atOnce(each(as('claire'), as('denis'))),
      /la candidature est close/,
      /déjà fait|s’en est occupé/,
    )
    expect(await count(`application where id = $1 and accepted_as = 'already'`, [id])).toBe(1)
  },
  async 'apply: accept-another'() {
    const { name } = await aNewcomer()
    const id = await anApplication(name, 'self')
    const form = await opens(presses('claire', 'apply accept', id))
    const press = await buttonOf(sends('claire', form, { name }), /autre/i)
    oneReads(
      await club.atOnce(fourTimes(pressesId('claire', press))),
      /fait partie du club/,
      /déjà (fait|sur la liste)|s’en est occupé/,
    )
    expect(await count('member where name = $1', [name])).toBe(2)
  },
  async 'apply: refuse'() {
    const id = await anApplication('Nina Refusée')
    const heard = await club.atOnce(each(presses('claire', 'apply refuse', id), presses('denis', 'apply refuse', id)))
    oneReads(heard, /pas cette fois/, /déjà fait|s’en est occupé|Claire|Denis/)
  },
  async 'apply: reopen'() {
    const id = await anApplication('Nina Revenue')
    await asked(async (tx, who) => refuseCandidate(tx, { by: await who('claire'), id }))
    const heard = await club.atOnce(each(presses('claire', 'apply reopen', id), presses('denis', 'apply reopen', id)))
    oneReads(heard, /attend de nouveau/, /déjà fait/)
  },
  async 'apply: candidate form'() {
    const somebody = { name: 'Rose Candidate', agreed: true }
    const heard = await club.atOnce(
      each(sendsOwn('lea', 'apply candidate', somebody), sendsOwn('marc', 'apply candidate', somebody)),
    )
    othersRead(heard, /Rose Candidate a déjà une candidature/)
    expect(await count(`application where name = 'Rose Candidate'`)).toBe(1)
  },
  'apply: self form': 'it does what the form of a candidate does, under the same lock',
  async 'apply: accept form'() {
    const id = await anApplication('Nina Acceptée')
    const forms = [
      await opens(presses('claire', 'apply accept', id)),
      await opens(presses('denis', 'apply accept', id)),
    ] as const
    const member = { name: 'Nina Acceptée' }
    await club.atOnce(each(sends('claire', forms[0], member), sends('denis', forms[1], member)))
    expect(await count(`member where name = 'Nina Acceptée'`)).toBe(1)
  },
}

async function anApplication(name: string, from: 'lea' | 'self' = 'lea'): Promise<string> {
  const account = { platform: 'playground', place: 'nowhere', account: `applies-${name}` }
  const sent = await asked(async (tx, who) =>
    apply(tx, { from: from === 'self' ? account : { member: await who('lea') }, name, agreed: true }),
  )
  return sent.id
}
