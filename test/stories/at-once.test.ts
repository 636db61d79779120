import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { commands } from '../../commands/index.ts'
import { noticeCommand } from '../../commands/notice.ts'
import { askForDigest } from '../../src/club/digest/send.ts'
import { answerIntroduction } from '../../src/club/introductions/answer.ts'
import { requestIntroduction } from '../../src/club/introductions/request.ts'
import { answerMeeting } from '../../src/club/meetings/answer.ts'
import { bringGuest } from '../../src/club/meetings/bring-guest.ts'
import { cancelMeeting } from '../../src/club/meetings/change.ts'
import { planMeeting } from '../../src/club/meetings/plan.ts'
import { addMember } from '../../src/club/members/add.ts'
import { makeCodes } from '../../src/club/members/codes.ts'
import { endMembership } from '../../src/club/members/end.ts'
import { linkAccount } from '../../src/club/members/link.ts'
import { askForLink } from '../../src/club/members/link-request.ts'
import { nameOrganizer } from '../../src/club/members/organizers.ts'
import { clubMembersPress } from '../../src/club/members/presses.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { proposeOneToOne, sayWhetherHeld } from '../../src/club/one-to-ones/propose.ts'
import { askErasure } from '../../src/club/privacy/ask-erasure.ts'
import { goesOn, moveReferral } from '../../src/club/referrals/move.ts'
import { passReferral } from '../../src/club/referrals/pass.ts'
import { makeTakeOverCode, takeOver } from '../../src/club/setup/take-over.ts'
import { contestStanding } from '../../src/club/standing/contest.ts'
import { askForEvaluation } from '../../src/club/standing/evaluate.ts'
import { thankMember } from '../../src/club/thanks/thank.ts'
import { type ClubTx, inClub } from '../../src/db/club-tx.ts'
import { ownForm } from '../../src/grammar/define.ts'
import { encodePress } from '../../src/grammar/press-id.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import type { FieldValue } from '../../src/view/view.ts'
import type { Heard } from '../kit/heard.ts'
import { type Doing, openRacing, type Racing, type Who } from '../kit/race.ts'

/**
 * Two programs on one database, each in a process of its own, and everything that can be typed, pressed or sent done
 * several times in one instant: nobody writes until all have decided. Whatever happens, no message, line of the ledger
 * or of the audit is written twice and nobody reads that something went wrong (test/kit/race.ts); each tells the rest.
 */

let club: Racing
beforeAll(async () => {
  club = await openRacing()
})
afterAll(() => club?.close())

type Race = () => Promise<void>

// What people do

const presses = (who: string, name: string, about?: string, values: string[] = []): Doing => ({
  who,
  what: { kind: 'press', press: pressId(name, about), values },
})
const pressId = (name: string, about?: string) => {
  const [command = '', button = ''] = name.split(' ')
  return encodePress({ command, button, ...(about === undefined ? {} : { about }) })
}
const types = (who: string, line: string): Doing => {
  const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(line) ?? []
  return { who, what: { kind: 'command', name, text } }
}
type Values = Record<string, FieldValue>
const sends = (who: string, form: string, values: Values): Doing => ({ who, what: { kind: 'submit', form, values } })
/** A form that needs no opening: each sending is one of its own. */
const sendsOwn = (who: string, name: string, values: Values): Doing => sends(who, pressId(name), values)
/** Opens a form, as its button does, and gives its id. */
async function opens(doing: Doing): Promise<string> {
  const answer = await club.does(doing)
  if (answer.kind !== 'ask') throw new Error(`no form but ${answer.kind}`)
  return answer.form.id
}

/** Twice in each program. */
const fourTimes = (...doings: Doing[]): Doing[] => Array.from({ length: 4 }, (_, n) => doings[n % doings.length]!)
/** Each of two people in each program. */
const each = (a: Doing, b: Doing): Doing[] => [a, a, b, b]

/** One reads what he did; all others read that it stands already, or nothing: a second tap says nothing. */
function oneReads(heard: readonly Heard[], first: RegExp, others: RegExp): void {
  const words = heard.map(one => one.words).filter(text => text !== '')
  expect(words.filter(text => !others.test(text))).toEqual([expect.stringMatching(first)])
}

/** Whoever came second reads that it stands already; a message drawn anew and a second tap say nothing. */
function othersRead(heard: readonly Heard[], others: RegExp): void {
  const read = heard.filter(({ words }) => others.test(words)).length
  expect(read).toBeGreaterThan(0)
  expect(read).toBeLessThan(heard.length)
}

// What is there before

const did = <T>(done: T): Exclude<T, { readonly refused: unknown }> => {
  if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
  return done as Exclude<T, { readonly refused: unknown }>
}
const asked = <T>(work: (tx: ClubTx, who: (name: Who) => ReturnType<typeof memberById>) => Promise<T>) =>
  club.inClub(async tx => did(await work(tx, name => memberById(tx, club.idOf(name)))))

const id = (who: Who) => club.idOf(who)
let days = 0
/** A day on which nothing is planned yet. */
const freshDay = () => Temporal.PlainDate.from('2026-12-01').add({ days: ++days * 2 })
const ten = Temporal.PlainTime.from('10:00')

async function aMeeting(begun = false): Promise<string> {
  const planned = await asked(async (tx, who) =>
    planMeeting(tx, {
      ...{ by: await who('claire'), date: freshDay(), time: ten },
      ...{ place: undefined, title: undefined, repeat: undefined },
    }),
  )
  const meeting = planned.meetings[0].id
  if (begun)
    await club.rows(
      `update meeting set starts_at = '2026-11-02T09:00Z'::timestamptz - interval '1 day' * $2 where id = $1`,
      [meeting, days],
    )
  return meeting
}

async function aThanks(): Promise<string> {
  await club.rows('delete from thanks')
  const thanked = { what: 'help', message: undefined, inChannel: true } as const
  return (await asked(async (tx, who) => thankMember(tx, { ...thanked, by: await who('lea'), to: await who('marc') })))
    .id
}

async function anIntroduction(first: Who = 'lea', second: Who = 'marc', by: Who = 'ana'): Promise<string> {
  await club.rows('delete from introduction')
  const made = await asked(async (tx, who) =>
    requestIntroduction(tx, {
      by: await who(by),
      first: await who(first),
      second: await who(second),
      context: 'Deux toits',
    }),
  )
  return made.id
}

async function anAgreement(): Promise<string> {
  const introduction = await anIntroduction()
  for (const side of ['lea', 'marc'] as const)
    await asked(async (tx, who) => answerIntroduction(tx, { by: await who(side), introduction, answer: 'yes' }))
  return introduction
}

let prospects = 0
async function aReferral(): Promise<string> {
  const passed = await asked(async (tx, who) =>
    passReferral(tx, {
      ...{ by: await who('lea'), receiver: await who('marc'), kind: 'outside', agreed: true },
      ...{ prospect: { name: `Mme Dupont ${++prospects}` }, need: 'Un toit', warmth: undefined, handoff: undefined },
    }),
  )
  return passed.id
}

async function aProposal(answered: 'open' | 'agreed' = 'open'): Promise<string> {
  await club.rows('delete from one_to_one')
  const proposed = await asked(async (tx, who) =>
    proposeOneToOne(tx, { by: await who('lea'), other: await who('marc') }),
  )
  if (answered === 'agreed') await club.does(presses('marc', 'one-to-one yes', proposed.id))
  return proposed.id
}

async function added(name: string): Promise<string> {
  const done = await asked(async (tx, who) =>
    addMember(tx, { by: await who('claire'), member: { name }, isAnother: true }),
  )
  if ('alike' in done) throw new Error('asked of one who is said to be another')
  return done.member.id
}

async function aGuest(meeting: string, name: string): Promise<string> {
  const brought = await asked(async (tx, who) =>
    bringGuest(tx, { by: await who('lea'), meeting, name, company: undefined }),
  )
  if ('members' in brought) throw new Error(`${name} is a member`)
  return brought.guest.id
}

/** The id of the button of this label in the answer to it. */
async function buttonOf(doing: Doing, label: RegExp): Promise<string> {
  const answer = await club.does(doing)
  const shown = answer.kind === 'show' ? answer.view.blocks : []
  const found = shown
    .flatMap(block => (block.kind === 'actions' ? block.actions : []))
    .find(action => label.test(action.label))
  if (found?.kind !== 'button') throw new Error(`no button ${label}: ${JSON.stringify(answer)}`)
  return found.id
}
const pressesId = (who: string, press: string): Doing => ({ who, what: { kind: 'press', press } })

let newcomers = 0
/** Somebody of the list without an account. */
async function aNewcomer(): Promise<{ id: string; name: string }> {
  const name = `Nouveau ${String.fromCharCode(65 + newcomers++)} Venu`
  return { id: await added(name), name }
}

/** An organizer sends the form for somebody new. */
const adds = async (name: string): Promise<Doing> =>
  sends('claire', await opens(presses('claire', 'club-members add')), { name })

async function guestNamedLikeMarc(meeting: string): Promise<Doing> {
  return sends('lea', await opens(presses('lea', 'meeting guest', meeting)), { name: 'DUBOIS Marc' })
}

async function aWaitingClub(): Promise<string> {
  const [row] = await club.rows<{ club_id: string }>(
    `insert into club (club_id, external_id, format_version, name, zone, language, created_at, imported_at)
      values (gen_random_uuid(), gen_random_uuid()::text, 1, 'Club du Port', 'Europe/Paris', 'fr', $1, $1) returning club_id`,
    [club.clock.now().toString()],
  )
  return row!.club_id
}

async function aStrangersRequest(name: string): Promise<{ account: string; request: string }> {
  const account = `stranger-${++newcomers}`
  const at = { platform: 'playground', place: 'stage', account } as const
  await asked(tx => askForLink(tx, { ...at, accountName: undefined, name }))
  const [row] = await club.rows<{ id: string }>('select id from link_request where account = $1', [account])
  return { account, request: row!.id }
}

async function aNudge(about?: string): Promise<string> {
  const [row] = await club.rows<{ id: string }>(
    `insert into nudge (club_id, id, external_id, member_id, step, act, about, decided_at, held_back, outcome, episode, arm, standing)
      values ($1, gen_random_uuid(), gen_random_uuid()::text, $2, 2, $3, $4, $5, false, 'pending', gen_random_uuid()::text, 'now', 'hunter')
      returning id`,
    [club.clubId, id('marc'), about === undefined ? 'rsvp' : 'buddy', about ?? null, club.clock.now().toString()],
  )
  return row!.id
}

async function aContest(): Promise<string> {
  await club.rows('delete from contest')
  await asked(async (tx, who) => contestStanding(tx, { by: await who('lea'), words: undefined }))
  const [row] = await club.rows<{ id: string }>('select id from contest')
  return row!.id
}

const count = async (what: string, values: unknown[] = []): Promise<number> =>
  (await club.rows<{ n: number }>(`select count(*)::int as n from ${what}`, values))[0]!.n

// What may happen twice, and why

const reads = 'it only reads'
const opensForm = 'it opens a form: what is sent with it is raced'
const looks = 'each look is noted'
const saysOnly = 'it writes nothing'
const unsays = 'it puts back what stood before, which can be done twice'

/** Every line, button and form there is, with its race or the reason it may happen twice. */
const races: Readonly<Record<string, Race | string>> = {
  async 'intro: line'() {
    await club.rows('delete from introduction')
    const line = `/intro @lea @marc pourquoi:"Deux toits"`
    const heard = await club.atOnce(fourTimes(types('ana', line)))
    oneReads(heard, /Léa Martin/, /déjà en route/)
    expect(await count('introduction')).toBe(1)
    // Somebody else's own is kept back, and goes out when the first ends: never two at once.
    await club.rows('delete from introduction')
    await club.atOnce(each(types('ana', line), types('claire', line)))
    expect(await count('introduction where not held')).toBe(1)
    expect(await count('introduction where held')).toBe(1)
  },
  async 'intro: accept'() {
    const introduction = await anIntroduction()
    const accepts = [
      presses('lea', 'intro accept', introduction),
      presses('marc', 'intro accept', introduction),
    ] as const
    await club.atOnce(each(...accepts))
    expect(await count(`introduction where id = $1 and status = 'accepted'`, [introduction])).toBe(1)
    expect(await count(`notice where kind = 'introduction-opened' and about = $1`, [introduction])).toBe(1)
  },
  async 'intro: decline'() {
    const introduction = await anIntroduction()
    await club.atOnce(fourTimes(presses('lea', 'intro decline', introduction)))
    expect(await count(`introduction where id = $1 and status = 'pending' and answer_a = 'no'`, [introduction])).toBe(1)
    // A yes and a no of one person: one of the two stands, and no conversation is opened by halves.
    await asked(async (tx, who) => answerIntroduction(tx, { by: await who('marc'), introduction, answer: 'yes' }))
    await club.atOnce(each(presses('lea', 'intro accept', introduction), presses('lea', 'intro decline', introduction)))
    const [row] = await club.rows<{ status: string; answer_a: string }>('select status, answer_a from introduction')
    expect(row!.status === 'accepted').toBe(row!.answer_a === 'yes')
  },
  async 'intro: undo'() {
    const introduction = await anIntroduction()
    oneReads(await club.atOnce(fourTimes(presses('ana', 'intro undo', introduction))), /repris|annulé/i, /déjà fait/)
    // Against an answer: taken back or agreed, never both.
    const other = await anIntroduction()
    await asked(async (tx, who) =>
      answerIntroduction(tx, { by: await who('marc'), introduction: other, answer: 'yes' }),
    )
    await club.atOnce(each(presses('ana', 'intro undo', other), presses('lea', 'intro accept', other)))
    expect(await count(`introduction where status = 'accepted' and withdrawn_at is not null`)).toBe(0)
  },
  'intro: met': met('met'),
  'intro: met-not-yet': met('met-not-yet'),
  'intro: met-no': met('met-no'),
  async 'intro: publish'() {
    await club.rows(`update member set seeks = 'Des chantiers' where id = $1`, [id('ana')])
    await club.atOnce(fourTimes(presses('ana', 'intro publish')))
    expect(await count(`notice where kind = 'member-presented'`)).toBe(1)
  },
  async 'intro: contact form'() {
    const introduction = await anIntroduction()
    await asked(async (tx, who) => answerIntroduction(tx, { by: await who('marc'), introduction, answer: 'yes' }))
    await club.rows(`update account set platform = 'slack' where member_id = $1`, [id('marc')])
    const form = await opens(presses('lea', 'intro accept', introduction))
    await club.atOnce(fourTimes(sends('lea', form, { contact: 'email' })))
    await club.rows(`update account set platform = 'playground' where member_id = $1`, [id('marc')])
    expect(await count(`notice where kind = 'introduction-contact' and about = $1`, [introduction])).toBe(2)
  },

  async 'refer: line'() {
    const line = `/refer @marc outside "Une toiture" contact:"Mme Pluie" accord:oui`
    oneReads(await club.atOnce(fourTimes(types('lea', line))), /Marc Dubois/, /déjà transmise/)
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
  'refer: not-a-fit': moves('not-a-fit'),
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
    const heard = await club.atOnce(fourTimes(presses('marc', 'refer amend', referral, ['won'])))
    expect(heard.filter(({ words }) => words !== '')).toEqual([])
    expect(await count(`act where record_id = $1 and kind = 'referral-step' and detail = 'won'`, [referral])).toBe(1)
  },
  async 'refer: rate'() {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', 'refer rate', referral, ['4'])))
    expect(
      await count(`act where record_id = $1 and kind in ('referral-rated', 'referral-confirmed')`, [referral]),
    ).toBe(2)
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
  'referrals: held': reads,
  'referrals: given': reads,
  'referrals: received': reads,
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
    const answer = await club.does(types('lea', '/refer @ana outside "Un toit" contact:"M. Vent"'))
    if (answer.kind !== 'show') throw new Error('it is not asked whether he agreed')
    const [yes] = answer.view.blocks.flatMap(block => (block.kind === 'actions' ? block.actions : []))
    const press = yes!.kind === 'link' ? '' : yes!.id
    const heard = await club.atOnce(fourTimes({ who: 'lea', what: { kind: 'press', press } }))
    oneReads(heard, /Ana Costa/, /déjà fait/)
    expect(await count('referral where receiver_id = $1', [id('ana')])).toBe(1)
  },
  'refer: not-yet': saysOnly,

  'referrals: line': reads,
  'referrals: open': reads,

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

  async 'one-to-one: line'() {
    await club.rows('delete from one_to_one')
    const both = each(types('lea', '/tete-a-tete @marc'), types('marc', '/tete-a-tete @lea'))
    oneReads(await club.atOnce(both), /Proposé|proposé/, /déjà ouvert/)
    expect(await count('one_to_one')).toBe(1)
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
  async 'one-to-one: undo'() {
    const meeting = await aProposal()
    oneReads(await club.atOnce(fourTimes(presses('lea', 'one-to-one undo', meeting))), /annul|repris/i, /réglée depuis/)
  },

  async 'meeting: line'() {
    await club.rows('delete from meeting')
    const meeting = await aMeeting()
    await club.atOnce(each(types('lea', '/reunion présent'), types('lea', '/reunion absent')))
    expect(await count('rsvp where meeting_id = $1 and member_id = $2', [meeting, id('lea')])).toBe(1)
  },
  'meeting: present': rsvps('present'),
  'meeting: absent': rsvps('absent'),
  'meeting: yes': rsvps('yes'),
  'meeting: no': rsvps('no'),
  'meeting: ahead': reads,
  'meeting: who': reads,
  'meeting: substitute': opensForm,
  'meeting: guest': opensForm,
  async 'meeting: withdraw'() {
    const meeting = await aMeeting()
    await asked(async (tx, who) => answerMeeting(tx, { by: await who('lea'), meeting, answer: 'present' }))
    await club.atOnce(fourTimes(presses('lea', 'meeting withdraw', meeting)))
    expect(await count('rsvp where meeting_id = $1', [meeting])).toBe(0)
  },
  async 'meeting: withdraw-guest'() {
    const meeting = await aMeeting()
    const guest = await aGuest(meeting, 'Paul Invité')
    const heard = await club.atOnce(fourTimes(presses('lea', 'meeting withdraw-guest', guest)))
    oneReads(heard, /Paul Invité/, /déjà fait|réglée/)
  },
  async 'meeting: guest-member'() {
    const meeting = await aMeeting()
    const press = await buttonOf(await guestNamedLikeMarc(meeting), /^C’est Marc/)
    oneReads(await club.atOnce(fourTimes(pressesId('lea', press))), /Aucun invité/, /déjà fait/)
    expect(await count('guest where meeting_id = $1', [meeting])).toBe(0)
  },
  async 'meeting: guest-another'() {
    const meeting = await aMeeting()
    const press = await buttonOf(await guestNamedLikeMarc(meeting), /Une autre personne/)
    oneReads(await club.atOnce(fourTimes(pressesId('lea', press))), /c’est annoncé/, /déjà fait/)
    expect(await count('guest where meeting_id = $1', [meeting])).toBe(1)
  },
  async 'meeting: followed'() {
    const meeting = await aMeeting()
    const guest = await aGuest(meeting, 'Anne Suivie')
    await club.rows(`update guest set status = 'present' where id = $1`, [guest])
    await club.atOnce(fourTimes(presses('lea', 'meeting followed', guest)))
    expect(await count('guest where id = $1 and followed_up_on is not null', [guest])).toBe(1)
  },
  'meeting: not-followed': unsays,
  'meeting: plan': opensForm,
  async 'meeting: unplan'() {
    const meeting = await aMeeting()
    const heard = await club.atOnce(
      each(presses('claire', 'meeting unplan', meeting), presses('denis', 'meeting unplan', meeting)),
    )
    oneReads(heard, /annulée/, /déjà fait/)
    // Against an answer: nobody is left with an answer to a meeting that is nowhere.
    const other = await aMeeting()
    await club.atOnce(each(presses('claire', 'meeting unplan', other), presses('lea', 'meeting present', other)))
    expect(await count('rsvp r where not exists (select from meeting m where m.id = r.meeting_id)')).toBe(0)
  },
  'meeting: move': opensForm,
  'meeting: cancel': reads,
  'meeting: unplan-yes': 'it does what unplan does where nobody has heard of it',
  async 'meeting: cancel-yes'() {
    const meeting = await aMeeting()
    const heard = await club.atOnce(
      each(presses('claire', 'meeting cancel-yes', meeting), presses('denis', 'meeting cancel-yes', meeting)),
    )
    oneReads(heard, /./, /montre les prochaines/)
  },
  async 'meeting: restore'() {
    const meeting = await aMeeting()
    await asked(async (tx, who) => cancelMeeting(tx, { by: await who('claire'), id: meeting }))
    const heard = await club.atOnce(
      each(presses('claire', 'meeting restore', meeting), presses('denis', 'meeting restore', meeting)),
    )
    oneReads(heard, /./, /déjà fait/)
    // Against another planned in its place: one meeting at a time.
    await asked(async (tx, who) => cancelMeeting(tx, { by: await who('claire'), id: meeting }))
    const date = Temporal.PlainDate.from('2026-12-01').add({ days: days * 2 })
    const planned = sendsOwn('denis', 'meeting plan', { date: date.toString(), time: '10:30' })
    await club.atOnce(each(presses('claire', 'meeting restore', meeting), planned))
    const on = [date.toString()]
    expect(await count(`meeting where status = 'planned' and starts_at::date = $1`, on)).toBe(1)
  },
  async 'meeting: plan form'() {
    const date = freshDay().toString()
    const plan = { date, time: '10:00', repeat: 'weekly' }
    const before = await count(`meeting where status = 'planned'`)
    const heard = await club.atOnce(
      each(sendsOwn('claire', 'meeting plan', plan), sendsOwn('denis', 'meeting plan', plan)),
    )
    const others = heard.filter(({ kind }) => kind === 'correct')
    expect(others).toHaveLength(3)
    for (const { words } of others) expect(words).toMatch(/déjà une réunion.*prévue par (Claire Renard|Denis Petit)/)
    expect(await count(`(select starts_at from meeting where status = 'planned' group by 1 having count(*) > 1)`)).toBe(
      0,
    )
    expect(await count(`meeting where status = 'planned'`)).toBeGreaterThan(before)
    await club.rows('delete from meeting')
  },
  async 'meeting: move form'() {
    const [one, two] = [await aMeeting(), await aMeeting()]
    const date = freshDay().toString()
    const forms = [
      await opens(presses('claire', 'meeting move', one)),
      await opens(presses('denis', 'meeting move', two)),
    ] as const
    const to = { date, time: '10:00' }
    await club.atOnce(each(sends('claire', forms[0], to), sends('denis', forms[1], to)))
    expect(await count('meeting where starts_at::date = $1', [date])).toBe(1)
  },
  async 'meeting: substitute form'() {
    const meeting = await aMeeting()
    const form = await opens(presses('lea', 'meeting substitute', meeting))
    oneReads(await club.atOnce(fourTimes(sends('lea', form, { name: 'Jo Vert' }))), /Jo Vert/, /déjà fait/)
    expect(await count('rsvp where meeting_id = $1 and member_id = $2', [meeting, id('lea')])).toBe(1)
  },
  async 'meeting: guest form'() {
    const [one, two] = [await aMeeting(), await aMeeting()]
    const forms = [
      await opens(presses('lea', 'meeting guest', one)),
      await opens(presses('marc', 'meeting guest', one)),
      await opens(presses('ana', 'meeting guest', two)),
    ] as const
    const guest = { name: 'Rose Neuve' }
    const doings = [sends('lea', forms[0], guest), sends('marc', forms[1], guest), sends('ana', forms[2], guest)]
    const heard = await club.atOnce([...doings, doings[0]!])
    // One of the two who invite them to the same meeting is told; Léa's second sending says nothing.
    othersRead(heard, /déjà/)
    expect(await count(`guest where name = 'Rose Neuve'`)).toBe(2)
    expect(await count(`(select distinct guest from guest where name = 'Rose Neuve')`)).toBe(1)
  },

  'roll-call: line': opensForm,
  'roll-call: open': opensForm,
  async 'roll-call: undo'() {
    const meeting = await aMeeting(true)
    const form = await opens(presses('claire', 'roll-call open', meeting))
    await club.does(sends('claire', form, { came: [id('lea')], late: [], excused: [], substitute: [] }))
    const heard = await club.atOnce(
      each(presses('claire', 'roll-call undo', meeting), presses('denis', 'roll-call undo', meeting)),
    )
    oneReads(heard, /./, /déjà fait/)
  },
  'roll-call: not-held': reads,
  async 'roll-call: not-held-yes'() {
    const meeting = await aMeeting(true)
    const saysSo = (who: 'claire' | 'denis') => presses(who, 'roll-call not-held-yes', meeting)
    othersRead(await club.atOnce(each(saysSo('claire'), saysSo('denis'))), /déjà fait/)
  },
  'roll-call: held-after-all': unsays,
  'roll-call: roll form': rolls(false),
  'roll-call: roll-with-guests form': rolls(true),

  'standing: line': looks,
  async 'standing: contest form'() {
    await club.rows('delete from contest')
    oneReads(await club.atOnce(fourTimes(sendsOwn('lea', 'standing contest', {}))), /Merci/, /déjà dit/)
    expect(await count('contest')).toBe(1)
  },
  'standing: contest': opensForm,
  'standing: acts': looks,
  'standing: speak': saysOfMember('speak'),
  'standing: spare': saysOfMember('spare'),
  'standing: clear': 'it writes as the two before it do; only a flagged member has it',
  async 'standing: close'() {
    const contest = await aContest()
    const heard = await club.atOnce(
      each(presses('claire', 'standing close', contest), presses('denis', 'standing close', contest)),
    )
    othersRead(heard, /déjà fait, par (Claire|Denis)/)
  },
  'standing: later': answersNudge('later'),
  'standing: not-later': unsays,
  'standing: unsay-speak': unsays,
  'standing: unsay-spare': unsays,
  'standing: unsay-clear': unsays,
  'standing: reopen': unsays,
  'standing: take-back': unsays,
  'standing: no-more': answersNudge('no-more'),
  'standing: again': answersNudge('again'),
  async 'standing: gladly'() {
    const nudge = await aNudge(id('ana'))
    await club.atOnce(fourTimes(presses('marc', 'standing gladly', nudge)))
    expect(await count(`notice where kind = 'coffee' and arguments ->> 'nudge' = $1`, [nudge])).toBe(1)
  },
  'standing: introduce': opensForm,
  'standing: not-now': saysOnly,

  'digest: line': reads,
  'digest: open': reads,
  'digest: names': looks,
  'digest: who': looks,

  'my-data: line': reads,
  async 'my-data: object'() {
    await club.atOnce(fourTimes(presses('lea', 'my-data object')))
    expect(await count('member where id = $1 and scoring_objected_on is not null', [id('lea')])).toBe(1)
  },
  async 'my-data: take-back'() {
    await club.atOnce(fourTimes(presses('lea', 'my-data take-back')))
    expect(await count('member where id = $1 and scoring_objected_on is null', [id('lea')])).toBe(1)
  },
  'my-data: profile': opensForm,
  'my-data: export': reads,
  'my-data: language': 'the last one counts',
  'my-data: erase': saysOnly,
  async 'my-data: erase-yes'() {
    await club.atOnce(fourTimes(presses('lea', 'my-data erase-yes')))
    expect(await count(`audit where what = 'erase-asked' and about = $1`, [id('lea')])).toBe(1)
  },
  async 'my-data: erase-back'() {
    const request = await asked(async (tx, who) => askErasure(tx, { by: await who('ana') }))
    oneReads(await club.atOnce(fourTimes(presses('ana', 'my-data erase-back', request))), /./, /déjà fait/)
  },
  'my-data: correct form': 'the last one he sent counts',

  async 'club: line'() {
    const someone = await aNewcomer()
    const [made] = await asked(async tx => makeCodes(tx, [await memberById(tx, someone.id)]))
    const line = `/club code:${made!.code}`
    const heard = await club.atOnce(each(types('coded', line), types('thief', line)))
    expect(await count('account where member_id = $1', [someone.id])).toBe(1)
    expect(heard.filter(({ words }) => /Bienvenue/.test(words))).toHaveLength(2)
    expect(heard.filter(({ words }) => /Ce code a servi/.test(words))).toHaveLength(2)
  },
  'club: set-up': 'where there is a club already it says so',
  'club: take-over': 'where there is a club already it says so',
  'club: confirm': opensForm,
  async 'club: set-up form'() {
    const values = { name: 'Le Nouveau', language: 'fr', zone: 'Europe/Paris', club: 'club', organizers: 'organizers' }
    const admins = ['ada', 'ben'].map(who => ({
      ...sendsOwn(who, 'club set-up', values),
      ...{ administrator: true, place: 'elsewhere' },
    }))
    const heard = await club.atOnce(each(admins[0]!, admins[1]!))
    expect(await count(`club where name = 'Le Nouveau'`)).toBe(1)
    expect(heard.filter(({ words }) => /abrite déjà|déjà/.test(words))).toHaveLength(3)
  },
  async 'club: take-over form'() {
    const admins = (doing: (who: string) => Doing) =>
      ['ada', 'ben'].map(who => ({ ...doing(who), ...{ administrator: true, place: `port of ${who}` } }))
    const about = await aWaitingClub()
    const [a, b] = admins(who => sends(who, pressId('club take-over', about), { club: 'club' }))
    const heard = await club.atOnce(each(a!, b!))
    expect(heard.filter(({ words }) => /vit ici désormais/.test(words))).toHaveLength(1)
    expect(await count('place where club_id = $1', [about])).toBe(1)
    // With the code of an import, typed in two places at once.
    const other = await aWaitingClub()
    const code = await inClub(club.assidu.means, other, makeTakeOverCode)
    await club.rows('delete from place where club_id = $1', [about])
    const [c, d] = admins(who => types(who, `/club code:${code}`))
    await club.atOnce(each(c!, d!))
    expect(await count('place where club_id = $1', [other])).toBe(1)
  },
  async 'club: confirm-organizer form'() {
    await withoutOrganizersHere(async () => {
      const admins = ['zoe', 'yann'].map((who, n) => ({
        ...sendsOwn(who, 'club confirm-organizer', { organizer: id(n === 0 ? 'lea' : 'marc') }),
        administrator: true,
      }))
      const heard = await club.atOnce(each(admins[0]!, admins[1]!))
      const named = await count(`member where id = any($1) and 'organizer' = any(roles)`, [[id('lea'), id('marc')]])
      expect(named).toBe(1)
      expect(heard.filter(({ words }) => /relié ici|déjà/.test(words)).length).toBeGreaterThan(1)
    })
    await club.rows(`update member set roles = '{member}' where id = any($1)`, [[id('lea'), id('marc')]])
  },
  async 'club: confirm-by-code form'() {
    const code = await asked(tx => makeTakeOverCode(tx))
    await withoutOrganizersHere(async () => {
      await club.does({ ...types('zoe', `/club code:${code}`), administrator: true })
      const names = (organizer: Who, account: string) => ({
        ...sendsOwn('zoe', 'club confirm-by-code', { organizer: id(organizer), account }),
        administrator: true,
      })
      await club.atOnce(each(names('claire', 'zoe'), names('denis', 'yann')))
      expect(await count(`account where platform = 'playground' and account in ('zoe', 'yann')`)).toBe(1)
    })
    await club.rows(`delete from account where account in ('zoe', 'yann')`)
  },
  async 'club: undo-take-over'() {
    const by = { platform: 'slack', place: 'T0TAKEN', account: 'U0ADMIN' } as const
    const { noted } = await asked(tx => takeOver(tx, { by, name: 'Espace' }))
    const undo = (who: Who) => presses(who, 'club undo-take-over', noted)
    oneReads(await club.atOnce(each(undo('claire'), undo('denis'))), /ne vit plus sur Slack/, /déjà fait/)
    expect(await count(`place where place = 'T0TAKEN'`)).toBe(0)
    expect(await count(`place where club_id = $1`, [club.clubId])).toBe(1)
  },

  'club-members: line': reads,
  'club-members: open': reads,
  'club-members: add': opensForm,
  'club-members: link': opensForm,
  'club-members: unlink': opensForm,
  'club-members: end': opensForm,
  'club-members: tick': opensForm,
  'club-members: requests': reads,
  'club-members: away': reads,
  'club-members: left': reads,
  'club-members: end-this': ends((who, member) => presses(who, 'club-members end-this', member)),
  async 'club-members: undo-end'() {
    const { id: member } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [member])
    await asked(async (tx, who) => endMembership(tx, { by: await who('claire'), member: await memberById(tx, member) }))
    const undo = (who: Who) => presses(who, 'club-members undo-end', member)
    oneReads(await club.atOnce(each(undo('claire'), undo('denis'))), /de nouveau/, /rien à annuler/)
  },
  async 'club-members: same'() {
    const { id: member, name } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [member])
    await asked(async (tx, who) => endMembership(tx, { by: await who('claire'), member: await memberById(tx, member) }))
    const press = await buttonOf(await adds(name.toUpperCase()), /^C’est/)
    oneReads(await club.atOnce(fourTimes(pressesId('claire', press))), /est sur la liste\n/, /déjà (fait|sur la liste)/)
    expect(await count(`member where upper(name) = upper($1)`, [name])).toBe(1)
  },
  async 'club-members: another'() {
    const { name } = await aNewcomer()
    const press = await buttonOf(await adds(name), /Une autre personne/)
    oneReads(await club.atOnce(fourTimes(pressesId('claire', press))), /est sur la liste\n/, /déjà fait/)
    expect(await count(`member where name = $1`, [name])).toBe(2)
  },
  async 'club-members: link-as'() {
    const { name, id: member } = await aNewcomer()
    await added(name)
    const { request } = await aStrangersRequest(name)
    const yes = (who: Who) =>
      presses(who, 'club-members link-as', clubMembersPress.buttons['link-as'].write(request, member))
    const heard = await club.atOnce(each(yes('claire'), yes('denis')))
    othersRead(heard, /déjà fait, par (Claire|Denis)/)
    expect(await count('account where member_id = $1', [member])).toBe(1)
  },
  async 'club-members: unlink-this'() {
    const { id: member } = await aNewcomer()
    await linked(member)
    const unlink = (who: Who) => presses(who, 'club-members unlink-this', member)
    await club.atOnce(each(unlink('claire'), unlink('denis')))
    expect(await count(`audit where what = 'account-unlinked' and about = $1`, [member])).toBe(1)
  },
  async 'club-members: link-yes'() {
    const { name, id: member } = await aNewcomer()
    const { request } = await aStrangersRequest(name)
    const yes = (who: Who) => presses(who, 'club-members link-yes', request)
    const heard = await club.atOnce(each(yes('claire'), yes('denis')))
    othersRead(heard, /déjà fait, par (Claire|Denis)/)
    expect(await count('account where member_id = $1', [member])).toBe(1)
  },
  async 'club-members: link-no'() {
    const { name } = await aNewcomer()
    const { account, request } = await aStrangersRequest(name)
    // One says yes, the other no: the second reads who answered.
    const both = each(
      presses('claire', 'club-members link-yes', request),
      presses('denis', 'club-members link-no', request),
    )
    const heard = await club.atOnce(both)
    othersRead(heard, /déjà fait, par (Claire|Denis)/)
    const [row] = await club.rows<{ decision: string }>('select decision from link_request where id = $1', [request])
    expect(await count('account where account = $1', [account])).toBe(row!.decision === 'yes' ? 1 : 0)
  },
  'club-members: link-choose': opensForm,
  async 'club-members: add form'() {
    const values = { name: 'Zéphyr Nouveau', email: 'zephyr@example.org' }
    const add = (who: Who) => sendsOwn(who, 'club-members add', values)
    oneReads(
      await club.atOnce(each(add('claire'), add('denis'))),
      /Zéphyr Nouveau est sur la liste\n/,
      /est déjà sur la liste/,
    )
    expect(await count(`member where name = 'Zéphyr Nouveau'`)).toBe(1)
  },
  async 'club-members: link form'() {
    const [one, two] = [await aNewcomer(), await aNewcomer()]
    const link = (who: Who, member: string) => sendsOwn(who, 'club-members link', { member, account: 'one-account' })
    await club.atOnce(each(link('claire', one.id), link('denis', two.id)))
    expect(await count(`account where account = 'one-account'`)).toBe(1)
  },
  async 'club-members: unlink form'() {
    const { id: member } = await aNewcomer()
    await linked(member)
    const unlink = (who: Who) => sendsOwn(who, 'club-members unlink', { member })
    await club.atOnce(each(unlink('claire'), unlink('denis')))
    expect(await count(`audit where what = 'account-unlinked' and about = $1`, [member])).toBe(1)
  },
  'club-members: end form': ends((who, member) => sendsOwn(who, 'club-members end', { member })),
  async 'club-members: tick form'() {
    const tick = (who: Who) => sendsOwn(who, 'club-members tick', { who: ['zoe', 'yann'] })
    oneReads(await club.atOnce(each(tick('claire'), tick('denis'))), /2 membres ajoutés/, /déjà fait/)
    expect(await count(`member where name in ('Zoé Blanc', 'Yann Morel')`)).toBe(2)
    expect(await count(`account where account in ('zoe', 'yann')`)).toBe(2)
  },
  async 'club-members: choose form'() {
    const { id: member } = await aNewcomer()
    const { request } = await aStrangersRequest('Personne de Connu')
    const forms = [
      await opens(presses('claire', 'club-members link-choose', request)),
      await opens(presses('denis', 'club-members link-choose', request)),
    ] as const
    await club.atOnce(each(sends('claire', forms[0], { member }), sends('denis', forms[1], { member })))
    expect(await count('account where member_id = $1', [member])).toBe(1)
  },

  'club-organizers: line': reads,
  'club-organizers: open': reads,
  'club-organizers: add': opensForm,
  'club-organizers: remove': opensForm,
  'club-organizers: add-this': names((who, member) => presses(who, 'club-organizers add-this', member)),
  'club-organizers: remove-this': releases((who, member) => presses(who, 'club-organizers remove-this', member)),
  'club-organizers: add form': names((who, member) => sendsOwn(who, 'club-organizers add', { member })),
  'club-organizers: remove form': releases((who, member) => sendsOwn(who, 'club-organizers remove', { member })),

  'club-settings: line': opensForm,
  'club-settings: open': opensForm,
  'club-settings: language': 'the last one counts',
  'club-settings: again': 'it looks again at what the platform says',
  async 'club-settings: settings form'() {
    const values = {
      ...{ name: 'Le Cercle', zone: 'Europe/Paris', language: 'fr', address: 'vous', sensitivity: 'careful' },
      ...{ club: 'club', introductions: 'introductions', organizers: 'organizers' },
    }
    const set = (who: Who) => sendsOwn(who, 'club-settings settings', values)
    await club.atOnce([set('claire'), set('denis')])
    expect(await count(`channel where place = 'stage'`)).toBe(3)
    const [row] = await club.rows<{ n: number }>(
      `select jsonb_array_length(settings -> 'sensitivities') as n from club where club_id = $1`,
      [club.clubId],
    )
    expect(row!.n).toBe(1)
  },
  async 'club-settings: drop'() {
    const drop = (who: Who) => presses(who, 'club-settings drop', 'introductions')
    await club.atOnce([drop('claire'), drop('denis')])
    expect(await count(`channel where place = 'stage' and purpose <> 'introductions'`)).toBe(2)
    await club.rows(
      `insert into channel (club_id, platform, place, purpose, channel) values ($1, 'playground', 'stage', 'introductions', 'introductions')`,
      [club.clubId],
    )
  },

  'link: line': saysOnly,
  'link: ask': opensForm,
  async 'link: not-me'() {
    const { id: member } = await aNewcomer()
    const account = await linked(member)
    await club.atOnce(fourTimes(presses(account, 'link not-me', 'playground')))
    expect(await count(`link_request where account = $1 and decision = 'not him'`, [account])).toBe(1)
  },
  async 'link: name form'() {
    await club.atOnce(fourTimes(sendsOwn('inconnu', 'link name', { name: 'Ana Costa' })))
    expect(await count(`link_request where account = 'inconnu'`)).toBe(1)
    // Nor is he asked twice who he is.
    await club.atOnce(fourTimes(types('curieux', '/recos')))
    expect(await count(`link_request where account = 'curieux'`)).toBe(1)
  },

  'help: line': reads,

  'notice: line': saysOnly,
  'notice: why': reads,
  'notice: off': switches('off'),
  'notice: on': switches('on'),
  'notice: open': 'it shows again what was kept for him',
  'notice: hello': 'hello may be said twice',
}

/** While no organizer has an account on this platform, an administrator confirms one. */
async function withoutOrganizersHere(work: () => Promise<void>): Promise<void> {
  await club.rows(`update account set platform = 'slack' where member_id = any($1)`, [[id('claire'), id('denis')]])
  try {
    await work()
  } finally {
    await club.rows(`delete from account where account in ('zoe', 'yann')`)
    await club.rows(`update account set platform = 'playground' where platform = 'slack'`)
  }
}

function met(button: string): Race {
  return async () => {
    const introduction = await anAgreement()
    await club.atOnce(
      each(presses('lea', `intro ${button}`, introduction), presses('marc', `intro ${button}`, introduction)),
    )
    const acts = await count(`act where record_id = $1 and kind = 'introduction-met'`, [introduction])
    expect(acts).toBe(button === 'met' ? 2 : 0)
    expect(await count('introduction where met_a = met_b and id = $1', [introduction])).toBe(1)
  }
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

function rsvps(button: string): Race {
  return async () => {
    const meeting = await aMeeting()
    await club.atOnce(fourTimes(presses('lea', `meeting ${button}`, meeting)))
    expect(await count('rsvp where meeting_id = $1 and member_id = $2', [meeting, id('lea')])).toBe(1)
  }
}

function rolls(withGuests: boolean): Race {
  return async () => {
    const meeting = await aMeeting(true)
    if (withGuests)
      await club.rows(
        `insert into guest (club_id, id, external_id, guest, name, invited_by, meeting_id, status)
          values ($1, gen_random_uuid(), gen_random_uuid()::text, 'p', 'Rollo', $2, $3, 'invited')`,
        [club.clubId, id('lea'), meeting],
      )
    const forms = [
      await opens(presses('claire', 'roll-call open', meeting)),
      await opens(presses('denis', 'roll-call open', meeting)),
    ] as const
    const roll = (came: string[]) => ({
      came,
      late: [],
      excused: [],
      substitute: [],
      ...(withGuests ? { guests: [] } : {}),
    })
    const doings = [sends('claire', forms[0], roll([id('lea')])), sends('denis', forms[1], roll([id('marc')]))] as const
    const heard = await club.atOnce([...doings])
    // The second is told who took it, and overwrites nothing.
    oneReads(heard, /présent/, /(Claire Renard|Denis Petit) a fait ou corrigé cet appel/)
    expect(await count(`attendance where meeting_id = $1 and status = 'present'`, [meeting])).toBe(1)
    expect(await count(`act where record_id = $1 and kind = 'meeting-attended' and not cancels`, [meeting])).toBe(1)
  }
}

function saysOfMember(button: string): Race {
  return async () => {
    const says = (who: Who) => presses(who, `standing ${button}`, id('marc'))
    await club.atOnce(each(says('claire'), says('denis')))
    expect(await count(`(select answer from organizer_answer group by answer having count(*) > 1)`)).toBe(0)
    expect(await count('organizer_answer')).toBeGreaterThan(0)
  }
}

function answersNudge(button: string): Race {
  return async () => {
    const nudge = await aNudge()
    await club.atOnce(each(presses('marc', `standing ${button}`, nudge), presses('marc', 'standing later', nudge)))
    // Neither choice takes the other back.
    const [row] = await club.rows<{ settings: Record<string, unknown> }>('select settings from member where id = $1', [
      id('marc'),
    ])
    expect(row!.settings).toHaveProperty('nudgesSnoozedUntil')
    if (button !== 'later') expect(row!.settings.noNudges).toBe(button === 'no-more')
  }
}

async function linked(member: string): Promise<string> {
  const account = `account-${++newcomers}`
  await asked(async tx =>
    linkAccount(tx, {
      ...{ platform: 'playground', place: 'stage', account, active: true },
      member: await memberById(tx, member),
    }),
  )
  return account
}

function ends(end: (who: Who, member: string) => Doing): Race {
  return async () => {
    const { id: member, name } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [member])
    const heard = await club.atOnce(each(end('claire', member), end('denis', member)))
    oneReads(heard, new RegExp(`${name} a pris fin`), new RegExp(`${name} n’est plus`))
    expect(await count(`audit where what = 'membership-ended' and about = $1`, [member])).toBe(1)
    // Nothing is given to somebody who ends in the same instant: it was given before and comes back, or is not given.
    const { id: other, name: leaver } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [other])
    const give = types('lea', `/refer @"${leaver}" outside "Un toit" contact:"M. Tard" accord:oui`)
    await club.atOnce(each(end('claire', other), give))
    expect(await count(`referral where receiver_id = $1 and status = 'new'`, [other])).toBe(0)
    // Nor is he asked for anything: it was asked before and has ended, or is not asked.
    const { id: third, name: asked } = await aNewcomer()
    await club.rows(`update member set joined_on = '2025-01-01' where id = $1`, [third])
    await club.does(types('marc', `/intro @"${asked}" @ana "Ils se complètent"`))
    const introduce = types('lea', `/intro @"${asked}" @marc "Deux métiers qui se complètent"`)
    const meet = types('ana', `/tete-a-tete @"${asked}"`)
    await club.atOnce([...each(end('claire', third), introduce), ...each(end('denis', third), meet)])
    expect(await count(`introduction where $1 in (party_a, party_b) and status = 'pending'`, [third])).toBe(0)
    expect(await count(`one_to_one where $1 = any(members) and status in ('proposed', 'scheduled')`, [third])).toBe(0)
  }
}

function names(name: (who: Who, member: string) => Doing): Race {
  return async () => {
    const { id: member } = await aNewcomer()
    oneReads(
      await club.atOnce(each(name('claire', member), name('denis', member))),
      /fait partie du bureau$|fait partie du bureau\n/,
      /fait déjà partie/,
    )
    expect(await count(`audit where what = 'organizer-named' and about = $1`, [member])).toBe(1)
    await club.rows(`update member set roles = '{member}' where id = $1`, [member])
  }
}

function releases(release: (who: Who, member: string) => Doing): Race {
  return async () => {
    // Each releases the other: one stays.
    await club.atOnce(each(release('claire', id('denis')), release('denis', id('claire'))))
    const left = await club.rows<{ id: string }>(
      `select id from member where club_id = $1 and 'organizer' = any(roles)`,
      [club.clubId],
    )
    expect(left).toHaveLength(1)
    const other = left[0]!.id === id('claire') ? 'denis' : 'claire'
    await asked(async (tx, who) =>
      nameOrganizer(tx, { by: await memberById(tx, left[0]!.id), member: await who(other) }),
    )
    // And with both, ending the other's membership: one stays too.
    const [a, b] = [id('claire'), id('denis')]
    const end = (who: Who, member: string) => presses(who, 'club-members end-this', member)
    await club.atOnce(each(end('claire', b), end('denis', a)))
    expect(
      await count(`member where club_id = $1 and 'organizer' = any(roles) and left_on is null`, [club.clubId]),
    ).toBe(1)
    await club.rows(`update member set left_on = null where id in ($1, $2)`, [a, b])
  }
}

function switches(button: string): Race {
  return async () => {
    const referral = await aReferral()
    const [reminder, closing] = await club.rows<{ id: string }>(
      `select distinct on (kind) id from notice where about = $1 and reader_id = $2 and kind in ('referral-reminder', 'referral-closes-soon')`,
      [referral, id('marc')],
    )
    await club.atOnce(
      each(presses('marc', `notice ${button}`, reminder!.id), presses('marc', `notice ${button}`, closing!.id)),
    )
    const [row] = await club.rows<{ settings: { off?: string[] } }>('select settings from member where id = $1', [
      id('marc'),
    ])
    expect((row!.settings.off ?? []).filter(kind => /^referral/.test(kind))).toHaveLength(button === 'off' ? 2 : 0)
  }
}

test('every line, button and form is raced, or says why it may happen twice', () => {
  const all = [...commands, noticeCommand({} as never)].flatMap(({ name, buttons, forms }) => [
    `${name}: line`,
    ...Object.keys(buttons).map(button => `${name}: ${button}`),
    ...Object.keys(forms).map(form => `${name}: ${form} form`),
  ])
  expect(Object.keys(races).toSorted()).toEqual(all.toSorted())
  expect(ownForm).toBe('form')
})

describe('in one instant, in two processes', () => {
  const raced = Object.entries(races).filter((race): race is [string, Race] => typeof race[1] !== 'string')
  test.each(raced)('%s', async (_, race) => race())
})

test('what falls due is done by one of two programs, and sent by one', async () => {
  const introduction = await anIntroduction('lea', 'denis', 'ana')
  const referral = await aReferral()
  const meeting = await aMeeting()
  await club.inClub(async tx => {
    await askForEvaluation(tx)
    await askForDigest(tx)
  })
  const sentBefore = await count(`delivery where state = 'sent'`)
  let sent = 0
  for (const wall of [
    '2026-11-06T11:00',
    '2026-11-10T10:30',
    '2026-11-16T09:00',
    '2026-11-25T10:00',
    '2026-12-08T12:00',
  ])
    sent += await club.beatAtOnce(wall)
  expect(await count(`introduction where id = $1 and status = 'expired'`, [introduction])).toBe(1)
  expect(await count(`notice where kind = 'introduction-ended' and about = $1`, [introduction])).toBe(1)
  expect(
    await count(
      `notice where kind = 'referral-reminder' and about = $1 and (state = 'sent' or merged_into is not null)`,
      [referral],
    ),
  ).toBeGreaterThan(0)
  expect(await count(`notice where kind = 'meeting-announced' and about = $1`, [meeting])).toBeLessThanOrEqual(1)
  expect(await count(`(select at from evaluation where club_id = $1 group by at)`, [club.clubId])).toBeGreaterThan(0)
  expect(sent).toBe((await count(`delivery where state = 'sent'`)) - sentBefore)
  expect(sent).toBeGreaterThan(5)
})

test('of what the bot says on its own to one person on one day, two programs send one', async () => {
  await club.rows('delete from introduction')
  for (const other of ['marc', 'denis', 'claire'] as const)
    await asked(async (tx, who) =>
      requestIntroduction(tx, {
        ...{ by: await who('ana'), first: await who('lea'), second: await who(other), context: 'Deux toits' },
      }),
    )
  const ended = `notice where kind = 'introduction-ended' and reader_id = $1 and state = 'sent'`
  const before = await count(ended, [id('ana')])
  for (const [n, wall] of ['2026-12-16T10:00', '2026-12-17T10:00', '2026-12-18T10:00'].entries()) {
    await club.beatAtOnce(wall)
    expect(await count(ended, [id('ana')])).toBe(before + n + 1)
  }
  const crowded = await club.rows(`select reader_id, went_at::date from notice
    where class = 'club' and reader_id is not null and merged_into is null and kind not in ('digest', 'hand-over')
      and state = 'sent' and went_at is not null group by 1, 2 having count(*) > 1`)
  expect(crowded).toEqual([])
})
