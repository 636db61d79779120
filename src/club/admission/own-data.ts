import { ownData } from '../own-data.ts'
import { opened } from './notes.ts'

/** Whom he has proposed, and by which application he came. */
export const ownApplications = ownData(['applications'], async (club, { member }) => {
  const rows = await club.tx
    .selectFrom('application')
    .select(['name', 'company', 'activity', 'motivations', 'applied_at'])
    .where('club_id', '=', club.id)
    .where('status', '<>', 'withdrawn')
    .where(({ or, eb }) => or([eb('sponsor_id', '=', member.id), eb('member_id', '=', member.id)]))
    .orderBy('applied_at')
    .execute()
  return {
    applications: rows.map(({ applied_at: at, ...row }) => ({ record: 'application', ...row, at })),
  }
})

/** What he has said of candidates to the committee, or noted on it, and his voice where he votes, as long as it is kept. */
export const ownVoices = ownData(['candidateWords', 'ballots'], async (club, { member }) => {
  const words = await club.tx
    .selectFrom('application_word as w')
    .innerJoin('application as a', join =>
      join.onRef('a.club_id', '=', 'w.club_id').onRef('a.id', '=', 'w.application_id'),
    )
    .select(['w.id', 'a.name', 'w.words', 'w.at'])
    .where('w.club_id', '=', club.id)
    .where('w.member_id', '=', member.id)
    .orderBy('w.at')
    .execute()
  const close = await club.tx
    .selectFrom('application_close as c')
    .innerJoin('application as a', join =>
      join.onRef('a.club_id', '=', 'c.club_id').onRef('a.id', '=', 'c.application_id'),
    )
    .select(['a.name', 'c.answer', 'c.asked_at as at'])
    .where('c.club_id', '=', club.id)
    .where('c.member_id', '=', member.id)
    .orderBy('c.asked_at')
    .execute()
  const notes = await club.tx
    .selectFrom('application_note as n')
    .innerJoin('application as a', join =>
      join.onRef('a.club_id', '=', 'n.club_id').onRef('a.id', '=', 'n.application_id'),
    )
    .select(['n.id', 'a.name', 'n.words', 'n.at'])
    .where('n.club_id', '=', club.id)
    .where('n.member_id', '=', member.id)
    .orderBy('n.at')
    .execute()
  const ballots = await club.tx
    .selectFrom('application_ballot as b')
    .innerJoin('application as a', join =>
      join.onRef('a.club_id', '=', 'b.club_id').onRef('a.id', '=', 'b.application_id'),
    )
    .select(['a.name', 'b.voice', 'b.at'])
    .where('b.club_id', '=', club.id)
    .where('b.member_id', '=', member.id)
    .orderBy('b.at')
    .execute()
  return {
    candidateWords: [
      ...words.map(({ id, name, words: sealed, at }) => ({
        ...{ record: 'candidate-word', name, at },
        yourWords: club.sealer.open('application_word', 'words', id, sealed),
      })),
      ...close.map(({ name, answer, at }) => ({ record: 'candidate-word', name, answer, at })),
      ...notes.flatMap(({ id, name, words: sealed, at }) =>
        sealed === null
          ? []
          : [
              {
                ...{ record: 'candidate-word', name, at },
                yourWords: Object.values(opened(club, id, sealed)).join('\n'),
              },
            ],
      ),
    ],
    ballots: ballots.map(({ name, voice, at }) => ({ record: 'ballot', name, answer: voice, at })),
  }
})
