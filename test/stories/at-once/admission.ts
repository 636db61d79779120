import { expect } from 'vitest'
import { apply } from '../../../src/club/admission/apply.ts'
import { acceptCandidate, noteReview, refuseCandidate } from '../../../src/club/admission/decide.ts'
import { applyPress, candidatePress } from '../../../src/club/admission/presses.ts'
import { sayWord, showToMembers } from '../../../src/club/admission/showing.ts'
import { castVote, openVote } from '../../../src/club/admission/vote.ts'
import type { Doing, Who } from '../../kit/race.ts'
import {
  aNewcomer,
  asked,
  buttonOf,
  club,
  count,
  each,
  fourTimes,
  looks,
  oneReads,
  opens,
  opensForm,
  othersRead,
  presses,
  pressesId,
  type Race,
  type Races,
  reads,
  sends,
  sendsOwn,
  type Values,
} from '../../kit/races.ts'

/** Admission: every line, button and form, with its race or the reason it may happen twice. */
export const admission: Races = {
  'club-committee: line': reads,
  'club-committee: open': reads,
  'club-committee: add': opensForm,
  'club-committee: remove': opensForm,
  'club-committee: add-this': named((who, member) => presses(who, 'club-committee add-this', member)),
  'club-committee: add form': named((who, member) => sendsOwn(who, 'club-committee add', { member })),
  'club-committee: remove-this': released((who, member) => presses(who, 'club-committee remove-this', member)),
  'club-committee: remove form': released((who, member) => sendsOwn(who, 'club-committee remove', { member })),
  'club-candidates: line': reads,
  'club-candidates: open': reads,
  'club-candidates: rules': opensForm,
  'club-candidates: rules form': 'the later choice is the one that stands',
  'candidate: line': 'nobody types it: its buttons stand in messages',
  'candidate: words': looks,
  'candidate: note': opensForm,
  'candidate: close': 'the later answer is the one that stands',
  async 'candidate: consult'() {
    const id = await anApplication('Nina Proche', 'self')
    await club.rows(`update application set activity = 'Couvreur' where id = $1`, [id])
    await club.rows(`update member set activity = 'Couvreur' where name = 'Marc Dubois'`)
    await club.atOnce(each(presses('claire', 'candidate consult', id), presses('denis', 'candidate consult', id)))
    expect(await count('application_close where application_id = $1', [id])).toBe(1)
    expect(await count(`notice where kind = 'candidate-close' and about = $1`, [id])).toBe(1)
  },
  async 'candidate: note form'() {
    // Of one who has it open twice, one note stands.
    const id = await anApplication('Nina Notée', 'self')
    const forms = [
      await opens(presses('claire', 'candidate note', id)),
      await opens(presses('claire', 'candidate note', id)),
    ] as const
    await club.atOnce(
      each(sends('claire', forms[0], { human: 'Franche' }), sends('claire', forms[1], { human: 'Directe' })),
    )
    expect(await count('application_note where application_id = $1', [id])).toBe(1)
  },
  'candidate: word': opensForm,
  async 'candidate: present'() {
    const id = await anApplication('Nina Présentée')
    await club.atOnce(each(presses('claire', 'candidate present', id), presses('denis', 'candidate present', id)))
    expect(await count(`audit where what = 'candidate-shown' and about = $1`, [id])).toBe(1)
    expect(await count(`notice where kind = 'candidate-shown' and about = $1`, [id])).toBe(1)
  },
  async 'candidate: unpresent'() {
    const id = await shown('Nina Cachée')
    await club.atOnce(each(presses('claire', 'candidate unpresent', id), presses('denis', 'candidate unpresent', id)))
    expect(await count('due where about = $1 and done_at is null', [id])).toBe(0)
  },
  async 'candidate: word form'() {
    const id = await shown('Nina Dite')
    const form = await opens(presses('lea', 'candidate word', id))
    const other = await opens(presses('marc', 'candidate word', id))
    await club.atOnce(each(sends('lea', form, { words: 'Un mot' }), sends('marc', other, { words: 'Un autre' })))
    expect(await count('application_word where application_id = $1', [id])).toBe(2)
  },
  async 'candidate: word-back'() {
    const id = await shown('Nina Tue')
    await asked(async (tx, who) => sayWord(tx, { by: await who('lea'), id, words: 'Un mot' }))
    oneReads(await club.atOnce(fourTimes(presses('lea', 'candidate word-back', id))), /est retiré/, /plus ouvert|déjà/)
  },
  async 'candidate: open-vote'() {
    const id = await anApplication('Nina Votée', 'self')
    await club.atOnce(each(presses('claire', 'candidate open-vote', id), presses('denis', 'candidate open-vote', id)))
    expect(await count(`audit where what = 'vote-opened' and about = $1`, [id])).toBe(1)
    expect(await count(`notice where kind = 'candidate-ballot' and about = $1`, [id])).toBe(2)
  },
  async 'candidate: vote'() {
    // The last two voices come in one instant: the vote is closed once.
    const id = await anApplication('Nina Comptée', 'self')
    await asked(async (tx, who) => openVote(tx, { by: await who('claire'), id }))
    const votes = (who: Who) => presses(who, 'candidate vote', candidatePress.buttons.vote.write(id, 'yes'))
    await club.atOnce(each(votes('claire'), votes('denis')))
    expect(await count('application_vote where application_id = $1 and yes = 2 and electors = 2', [id])).toBe(1)
    expect(await count(`notice where kind = 'candidate-vote-closed' and about = $1 and reader_id is null`, [id])).toBe(
      1,
    )
  },
  async 'candidate: extend'() {
    const id = await anApplication('Nina Prolongée', 'self')
    await asked(async (tx, who) => openVote(tx, { by: await who('claire'), id }))
    for (const who of ['claire', 'denis'] as const)
      await asked(async (tx, name) => castVote(tx, { by: await name(who), id, voice: 'yes' }))
    await club.atOnce(each(presses('claire', 'candidate extend', id), presses('denis', 'candidate extend', id)))
    expect(await count(`audit where what = 'vote-extended' and about = $1`, [id])).toBe(1)
  },
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
  'apply: tell-trade': opensForm,
  'apply: tell-why': opensForm,
  'apply: trade form': 'what he says later is what stands',
  'apply: why form': 'what he says later is what stands',
  'apply: later': opensForm,
  'apply: refuse': opensForm,
  'apply: rewrite': opensForm,
  async 'apply: send'() {
    const id = await anApplication('Nina Écrite', 'self')
    await asked(async (tx, who) => refuseCandidate(tx, { by: await who('claire'), id, answer: 'Bonjour' }))
    const heard = await club.atOnce(each(presses('claire', 'apply send', id), presses('denis', 'apply send', id)))
    oneReads(heard, /Envoyé en votre nom/, /déjà fait/)
    expect(await count('application_letter where application_id = $1', [id])).toBe(1)
  },
  async 'apply: later form'() {
    const id = await anApplication('Nina Attendue')
    const said = { month: '2027-01-01', reason: 'Un métier de plus', answer: 'Bonjour' }
    const heard = await decidedTwice(id, 'later', said)
    oneReads(heard, /liste d’attente/, /déjà fait|s’en est occupé|Claire|Denis/)
  },
  async 'apply: refuse form'() {
    const id = await anApplication('Nina Refusée')
    const heard = await decidedTwice(id, 'refuse', { reason: 'Un métier de plus', answer: 'Bonjour' })
    oneReads(heard, /votre réponse/, /déjà fait|s’en est occupé|Claire|Denis/)
    expect(await count(`audit where what = 'application-refused' and about = $1`, [id])).toBe(1)
  },
  async 'apply: reviewed'() {
    const id = await accepted('Nina Suivie')
    await club.atOnce(each(presses('claire', 'apply reviewed', id), presses('denis', 'apply reviewed', id)))
    expect(await count(`audit where what = 'application-reviewed' and about = $1`, [id])).toBe(1)
  },
  async 'apply: undo-reviewed'() {
    const id = await accepted('Nina Revue')
    await asked(async (tx, who) => noteReview(tx, { by: await who('claire'), id }))
    await club.atOnce(each(presses('claire', 'apply undo-reviewed', id), presses('denis', 'apply undo-reviewed', id)))
    expect(await count(`audit where what = 'application-review-undone' and about = $1`, [id])).toBe(1)
  },
  'apply: rewrite form': 'the later words are the ones that stand',
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

function named(name: (who: Who, member: string) => Doing): Race {
  return async () => {
    const { id: member } = await aNewcomer()
    const heard = await club.atOnce(each(name('claire', member), name('denis', member)))
    oneReads(heard, /fait partie de la commission/, /fait déjà partie/)
    expect(await count(`audit where what = 'committee-named' and about = $1`, [member])).toBe(1)
    await club.rows(`update member set roles = '{member}' where id = $1`, [member])
  }
}

function released(release: (who: Who, member: string) => Doing): Race {
  return async () => {
    const { id: member } = await aNewcomer()
    await club.rows(`update member set roles = '{member,committee}' where id = $1`, [member])
    const heard = await club.atOnce(each(release('claire', member), release('denis', member)))
    oneReads(heard, /ne fait plus partie de la commission/, /ne fait pas partie/)
  }
}

async function accepted(name: string): Promise<string> {
  const id = await anApplication(name, 'self')
  await asked(async (tx, who) => acceptCandidate(tx, { by: await who('claire'), id, member: { name }, another: false }))
  return id
}

async function shown(name: string): Promise<string> {
  const id = await anApplication(name)
  await asked(async (tx, who) => showToMembers(tx, { by: await who('claire'), id }))
  return id
}

/** Two organizers have the form of a decision open, and send it in one instant. */
async function decidedTwice(id: string, button: string, said: Values) {
  const forms = [
    await opens(presses('claire', `apply ${button}`, id)),
    await opens(presses('denis', `apply ${button}`, id)),
  ] as const
  return club.atOnce(each(sends('claire', forms[0], said), sends('denis', forms[1], said)))
}

async function anApplication(name: string, from: 'lea' | 'self' = 'lea'): Promise<string> {
  const account = { platform: 'playground', place: 'nowhere', account: `applies-${name}`, language: 'fr' } as const
  const sent = await asked(async (tx, who) =>
    apply(tx, { from: from === 'self' ? account : { member: await who('lea') }, name, agreed: true }),
  )
  return sent.id
}
