import { actionsOf, type Person } from './stage.ts'
import type { StoryOf, usualCast } from './story.ts'

/** What stories of meetings look at, and the plan that most of them begin with. */

type Club = StoryOf<keyof typeof usualCast>

/** Olga plans a meeting by the form; a breakfast on Thursday 12 November at 07:45 unless told. */
export async function planned(
  { people: { olga } }: Club,
  { date = '2026-11-12', time = '07:45', place = 'La Cour d’Or' } = {},
) {
  await olga.says('/meeting plan')
  await olga.submits({ date, time, place })
}

export const lastIn = (channel: string, { stage }: Club) =>
  stage.messages.findLast(({ where }) => where.kind === 'channel' && where.id === channel)
export const channelOf = ({ stage }: Club) =>
  stage.messages.filter(({ where }) => where.kind === 'channel' && where.id === 'club')
/** What was last said to him alone. */
export const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')!.text
export const labels = (person: Person) => actionsOf(person.messages.at(-1)!.view).map(({ label }) => label)
export const direct = (person: Person) =>
  person.messages.filter(({ where }) => where.kind === 'direct').map(({ text }) => text)
