import { showingEnds, voteEnds } from '../../../src/club/admission/kinds.ts'
import {
  applyPress,
  candidatePress,
  clubCandidatesPress,
  clubCommitteePress,
} from '../../../src/club/admission/presses.ts'
import type { CountedClub } from '../../kit/counted-club.ts'

/** A member proposes somebody, and a stranger applies himself: one is accepted, the other not. */
export async function applies(club: CountedClub): Promise<void> {
  await club.person('m05').says('/apply')
  await club.submits('m05', { name: 'Nora Candidate', agreed: true })
  await club.tries('m05', 'm01')
  const stranger = club.person('candidate')
  await stranger.says('/apply')
  await club.submits('candidate', { name: 'Paul Candidat', contact: '06 39 98 12 34' })
  const paulSent = await applicationOf(club, 'Paul Candidat')
  await stranger.pressesId(applyPress('tell-trade', paulSent))
  await club.submits('candidate', { jobTitle: 'Gérant' })
  await stranger.pressesId(applyPress('tell-why', paulSent))
  await club.submits('candidate', { expectations: 'Des amis' })
  await stranger.says('/apply')
  await club.tries('candidate', 'm01')
  await club.presses('m01', 'apply accept')
  await club.triesForm('m01', { email: '', name: 'Paul Candidat' })
  // The club has two of a name: whether he is one of them is asked.
  await club.presses('m01', 'apply accept')
  await club.submits('m01', { email: '', name: 'Jeanne Valois', another: false })
  await club.tries('m01')
  await club.presses('m01', 'apply accept-as')
  await club.presses('m01', 'apply reopen')
  await club.presses('m01', 'apply accept')
  await club.submits('m01', { email: '', name: 'Jeanne Valois', another: false })
  await club.presses('m01', 'apply accept-another')
  await club.tries('m01')
  const nora = await applicationOf(club, 'Nora Candidate')
  await club.triesButton('m01', 'apply show', nora)
  await answers(club, nora)
  await club.person('second').says('/apply')
  await club.submits('second', { name: 'Rose Seconde', contact: '' })
  await answersTo(club, await applicationOf(club, 'Rose Seconde'))
  const { id: paul } = await club.inClub(({ tx }) =>
    tx.selectFrom('application').select('id').where('review_on', 'is not', null).limit(1).executeTakeFirstOrThrow(),
  )
  await club.pressesButton('m01', 'apply reviewed', paul)
  await club.pressesButton('m01', 'apply undo-reviewed', paul)
  await names(club)
  await club.person('m05').says('/apply')
  await club.submits('m05', { name: 'Vera Troisième', agreed: true })
  await votes(club, await applicationOf(club, 'Vera Troisième'))
}

/** Shown to the members, one of whom says a word; then voted about, twice. */
async function votes(club: CountedClub, id: string): Promise<void> {
  const press = (who: string, id: string) => club.person(who).pressesId(id)
  await press('m01', clubCandidatesPress('rules'))
  await club.submits('m01', {})
  await press('m01', candidatePress('present', id))
  await press('m02', candidatePress('word', id))
  await club.submits('m02', { words: 'He pays late' })
  await press('m01', candidatePress('words', id))
  await press('m02', candidatePress('word-back', id))
  await press('m02', candidatePress('word', id))
  await club.submits('m02', { words: 'He pays on time' })
  await press('m01', candidatePress('unpresent', id))
  await press('m01', clubCommitteePress('add-this', club.idOf('m02')))
  await club.inClub(async ({ tx }) => {
    await tx.updateTable('application').set({ activity: 'Couvreur' }).where('id', '=', id).execute()
    await tx.updateTable('member').set({ activity: 'Couvreur' }).where('id', '=', club.idOf('m02')).execute()
  })
  await press('m01', candidatePress('consult', id))
  await press('m02', candidatePress('close', id, 'gladly'))
  await press('m02', candidatePress('note', id))
  await club.submits('m02', { human: 'Direct' })
  await press('m02', candidatePress('words', id))
  await press('m01', candidatePress('open-vote', id))
  for (const who of ['m01', 'm02', 'm03', 'm04']) await press(who, candidatePress('vote', id, 'yes'))
  await club.inClub(({ tx, at }) =>
    tx
      .updateTable('application_vote')
      .set({ closed_at: at, electors: 4, yes: 1, no: 1, later: 0 })
      .where('application_id', '=', id)
      .execute(),
  )
  await press('m01', candidatePress('extend', id))
  await club.inClub(async inClub => {
    await showingEnds.ask(inClub, id, inClub.at)
    await inClub.tx.updateTable('application_vote').set({ until: inClub.at }).where('application_id', '=', id).execute()
    await voteEnds.ask(inClub, id, inClub.at)
  })
  await club.tries('m01')
}

/** No, and later, with what is written to the candidate; taken back. */
async function answers(club: CountedClub, id: string): Promise<void> {
  await club.person('m01').pressesId(applyPress('refuse', id))
  await club.submits('m01', { reason: 'Two of the trade already' })
  await club.tries('m01')
  await club.presses('m01', 'apply rewrite')
  await club.submits('m01', { answer: 'Dear Nora, thank you.' })
  await club.pressesButton('m01', 'apply reopen', id)
  await club.person('m01').pressesId(applyPress('later', id))
  await club.submits('m01', { reason: 'In spring' })
  await club.pressesButton('m01', 'apply reopen', id)
}

/** He applied from an account: he is written to there. */
async function answersTo(club: CountedClub, id: string): Promise<void> {
  await club.person('m01').pressesId(applyPress('refuse', id))
  await club.submits('m01', { reason: 'Two of the trade already' })
  await club.triesButton('m01', 'apply send', id)
  await club.pressesButton('m01', 'apply send', id)
}

async function names(club: CountedClub): Promise<void> {
  await club.triesButton('m01', 'club-candidates open')
  await club.triesButton('m01', 'club-committee add-this', club.idOf('m09'))
  await club.person('m01').pressesId(clubCommitteePress('add'))
  await club.submits('m01', { member: club.idOf('m09') })
  await club.triesButton('m01', 'club-committee open')
  await club.triesButton('m01', 'club-committee remove-this', club.idOf('m09'))
  await club.person('m01').pressesId(clubCommitteePress('remove'))
  await club.submits('m01', { member: club.idOf('m09') })
}

const applicationOf = (club: CountedClub, name: string): Promise<string> =>
  club.inClub(
    async ({ tx }) =>
      (await tx.selectFrom('application').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id,
  )
