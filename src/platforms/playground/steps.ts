import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { decodePress } from '../../grammar/press-id.ts'
import { dayOf, wallTime } from '../../time/wall.ts'
import { wordsFor } from '../../words/words.ts'
import type { FirstStep, FirstSteps } from './api.ts'
import { actionsOf } from './draw.ts'
import { personHere } from './people.ts'
import { messagesFor } from './store.ts'

/** A step as the club's records suggest it; where it stands in the playground is found here. */
export type SuggestedStep = Omit<FirstStep, 'message' | 'text'> & {
  /** The record that a message of this person is about. */
  readonly about?: string
  /** The command to begin with, by its English name; `with` is whom it is about. */
  readonly command?: string
}

/** Reads them from the records; `since` is when the club was opened here. */
export type SuggestSteps = (club: ClubTx, since: Temporal.Instant) => Promise<readonly SuggestedStep[]>

/** When the club was opened here: the first accounts were given then. */
async function openedAt(club: ClubTx): Promise<Temporal.Instant> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(linked_at) as at from account
    where club_id = ${club.id} and platform = 'playground'`.execute(club.tx)
  return rows[0]?.at ?? club.at
}

/** 08:00 of the first Monday after an instant: the organizers' digest comes then. */
function firstMonday(since: Temporal.Instant, zone: string): Temporal.Instant {
  const day = dayOf(since, zone)
  return wallTime(day.add({ days: 8 - day.dayOfWeek }), '08:00', zone)
}

/** The first steps of whoever opens the playground, each with the message or the line to begin with. */
export async function stepsHere(club: ClubTx, suggest: SuggestSteps): Promise<FirstSteps> {
  const since = await openedAt(club)
  const monday = firstMonday(since, club.zone)
  const steps = await Promise.all((await suggest(club, since)).map(step => placed(club, step)))
  return {
    monday: { at: monday.toString(), done: Temporal.Instant.compare(club.at, monday) >= 0 },
    steps,
  }
}

async function placed(club: ClubTx, { about, command, ...step }: SuggestedStep): Promise<FirstStep> {
  const person = await personHere(club, step.as)
  if (!person) return step
  const message = about === undefined ? undefined : await messageAbout(club, person, about)
  const name =
    command && wordsFor(person.reader).commands[command as keyof ReturnType<typeof wordsFor>['commands']].name
  return {
    ...step,
    ...(message === undefined ? {} : { message }),
    ...(name === undefined ? {} : { text: `/${name} @"${step.with}" ` }),
  }
}

/** The newest message to this person with a button about the record. */
async function messageAbout(
  club: ClubTx,
  person: NonNullable<Awaited<ReturnType<typeof personHere>>>,
  about: string,
): Promise<string | undefined> {
  const { messages } = await messagesFor(club, person, 0)
  return messages.findLast(({ view }) => actionsOf(view).some(({ id }) => decodePress(id)?.about === about))?.id
}
