import type { ClubTx } from '../../db/club-tx.ts'
import type { Application, CloseAnswer } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { membersByIds } from '../members/queries.ts'
import { mayHear } from './hear.ts'
import { type Note, notesAbout } from './notes.ts'
import { applicationById } from './queries.ts'

export type Word = { readonly member: Member; readonly words: string; readonly at: Temporal.Instant }

/** All that the committee alone reads of a candidate. */
export type Told = {
  readonly application: Application
  readonly words: readonly Word[]
  /** What members close in trade have answered. */
  readonly close: readonly { readonly member: Member; readonly answer: CloseAnswer }[]
  readonly notes: readonly { readonly member: Member; readonly note: Note }[]
}

export async function wordsTold(
  club: ClubTx,
  { by, id }: { readonly by: Member; readonly id: string },
): Promise<Told | Refusal> {
  const application = await applicationById(club, id)
  if (!application) return refuse('no longer possible', {})
  const refused = await mayHear(club, { by, application })
  if (refused) return refused
  const words = await wordsOf(club, id)
  const notes = await notesAbout(club, id)
  const close = await answersOfClose(club, id)
  const members = await membersByIds(
    club,
    [words, close].flatMap(all => all.map(({ member_id }) => member_id)).concat(notes.map(({ member }) => member)),
  )
  await audit(club, { by, what: 'candidate-words-seen', about: id })
  const ofMember = <One>(member: string, one: One) => {
    const who = members.get(member)
    return who ? [{ member: who, ...one }] : []
  }
  return {
    application,
    words: words.flatMap(({ id: word, member_id, words, at }) =>
      ofMember(member_id, { words: club.sealer.open('application_word', 'words', word, words), at }),
    ),
    close: close.flatMap(({ member_id, answer }) => (answer === null ? [] : ofMember(member_id, { answer }))),
    notes: notes.flatMap(({ member, note }) => ofMember(member, { note })),
  }
}

const answersOfClose = (club: ClubTx, id: string) =>
  club.tx
    .selectFrom('application_close')
    .select(['member_id', 'answer'])
    .where('club_id', '=', club.id)
    .where('application_id', '=', id)
    .orderBy('answered_at')
    .execute()

const wordsOf = (club: ClubTx, id: string) =>
  club.tx
    .selectFrom('application_word')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('application_id', '=', id)
    .orderBy('at')
    .execute()
