import { expect } from 'vitest'
import { requestIntroduction } from '../../src/club/introductions/request.ts'
import { planMeeting } from '../../src/club/meetings/plan.ts'
import { addMember } from '../../src/club/members/add.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { passReferral } from '../../src/club/referrals/pass.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { decodePress, encodePress } from '../../src/grammar/press-id.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import type { FieldValue } from '../../src/view/view.ts'
import type { Heard } from './heard.ts'
import { type Doing, openRacing, type Racing, type Who } from './race.ts'
import { actionsOf } from './stage.ts'

/**
 * What races are made of: two programs on one database (`openRaces`), what people do in them, what is there before, and what
 * the one reads who was first.
 */

/** One race by the line, button or form that is raced; or why that may happen twice. */
export type Races = Readonly<Record<string, Race | string>>

export let club: Racing
/** To be closed when the last race is run. */
export async function openRaces(): Promise<void> {
  club = await openRacing()
}

export type Race = () => Promise<void>

// What people do

export const presses = (who: string, name: string, about?: string, values: string[] = []): Doing => ({
  who,
  what: { kind: 'press', press: pressId(name, about), values },
})

export const pressId = (name: string, about?: string) => {
  const [command = '', button = ''] = name.split(' ')
  return encodePress({ command, button, ...(about === undefined ? {} : { about }) })
}

export const types = (who: string, line: string): Doing => {
  const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(line) ?? []
  return { who, what: { kind: 'command', name, text } }
}

export type Values = Record<string, FieldValue>

export const sends = (who: string, form: string, values: Values): Doing => ({
  who,
  what: { kind: 'submit', form, values },
})

/** A form that needs no opening: each sending is one of its own. */
export const sendsOwn = (who: string, name: string, values: Values): Doing => sends(who, pressId(name), values)

/** Opens a form, as its button does, and gives its id. */
export async function opens(doing: Doing): Promise<string> {
  const answer = await club.does(doing)
  if (answer.kind !== 'ask') throw new Error(`no form but ${answer.kind}`)
  return answer.form.id
}

/** Twice in each program. */
export const fourTimes = (...doings: Doing[]): Doing[] =>
  Array.from({ length: 4 }, (_, n) => doings[n % doings.length]!)

/** Each of two people in each program. */
export const each = (a: Doing, b: Doing): Doing[] => [a, a, b, b]

/** One reads what he did; all others read that it stands already, or nothing: a second tap says nothing. */
export function oneReads(heard: readonly Heard[], first: RegExp, others: RegExp): void {
  const words = heard.map(one => one.words).filter(text => text !== '')
  expect(words.filter(text => !others.test(text))).toEqual([expect.stringMatching(first)])
}

/** Whoever came second reads that it stands already; a message drawn anew and a second tap say nothing. */
export function othersRead(heard: readonly Heard[], others: RegExp): void {
  const read = heard.filter(({ words }) => others.test(words)).length
  expect(read).toBeGreaterThan(0)
  expect(read).toBeLessThan(heard.length)
}

/** Types an introduction; what he then looks at is there to be sent. */
export async function sendsIntroduction(who: Who, line: string): Promise<Doing> {
  const answer = await club.does(types(who, line))
  const ids = answer.kind === 'show' ? actionsOf(answer.view).flatMap(one => ('id' in one ? one.id : [])) : []
  const press = ids.find(id => decodePress(id)?.button === 'send')
  if (!press) throw new Error(`nothing to send: ${answer.kind}`)
  return { who, what: { kind: 'press', press, values: [] } }
}

// What is there before

const did = <T>(done: T): Exclude<T, { readonly refused: unknown }> => {
  if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
  return done as Exclude<T, { readonly refused: unknown }>
}

export const asked = <T>(work: (tx: ClubTx, who: (name: Who) => ReturnType<typeof memberById>) => Promise<T>) =>
  club.inClub(async tx => did(await work(tx, name => memberById(tx, club.idOf(name)))))

export const id = (who: Who) => club.idOf(who)

export let days = 0

/** A day on which nothing is planned yet. */
export const freshDay = () => Temporal.PlainDate.from('2026-12-01').add({ days: ++days * 2 })

const ten = Temporal.PlainTime.from('10:00')

export async function aMeeting(begun = false): Promise<string> {
  const planned = await asked(async (tx, who) =>
    planMeeting(tx, {
      ...{ by: await who('claire'), date: freshDay(), time: ten },
      ...{ place: undefined, title: undefined },
    }),
  )
  const meeting = planned.meeting.id
  if (begun)
    await club.rows(
      `update meeting set starts_at = '2026-11-02T09:00Z'::timestamptz - interval '1 day' * $2 where id = $1`,
      [meeting, days],
    )
  return meeting
}

export async function anIntroduction(first: Who = 'lea', second: Who = 'marc', by: Who = 'ana'): Promise<string> {
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

let prospects = 0

export async function aReferral(): Promise<string> {
  const passed = await asked(async (tx, who) =>
    passReferral(tx, {
      ...{ by: await who('lea'), receiver: await who('marc'), kind: 'outside', agreed: true },
      ...{ prospect: { name: `Mme Dupont ${++prospects}` }, need: 'Un toit', warmth: undefined, handoff: undefined },
    }),
  )
  return passed.id
}

export async function added(name: string): Promise<string> {
  const done = await asked(async (tx, who) =>
    addMember(tx, { by: await who('claire'), member: { name }, isAnother: true }),
  )
  if ('alike' in done) throw new Error('asked of one who is said to be another')
  return done.member.id
}

/** The id of the button of this label in the answer to it. */
export async function buttonOf(doing: Doing, label: RegExp): Promise<string> {
  const answer = await club.does(doing)
  const shown = answer.kind === 'show' ? answer.view.blocks : []
  const found = shown
    .flatMap(block => (block.kind === 'actions' ? block.actions : []))
    .find(action => label.test(action.label))
  if (found?.kind !== 'button') throw new Error(`no button ${label}: ${JSON.stringify(answer)}`)
  return found.id
}

export const pressesId = (who: string, press: string): Doing => ({ who, what: { kind: 'press', press } })

let newcomers = 0

/** Somebody of the list without an account. */
export async function aNewcomer(): Promise<{ id: string; name: string }> {
  const name = `Nouveau ${String.fromCharCode(65 + newcomers++)} Venu`
  return { id: await added(name), name }
}

export const count = async (what: string, values: unknown[] = []): Promise<number> =>
  (await club.rows<{ n: number }>(`select count(*)::int as n from ${what}`, values))[0]!.n

// What may happen twice, and why

export const reads = 'it only reads'

export const opensForm = 'it opens a form: what is sent with it is raced'

export const looks = 'each look is noted'

export const saysOnly = 'it writes nothing'

export const unsays = 'it puts back what stood before, which can be done twice'
