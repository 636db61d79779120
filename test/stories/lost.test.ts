import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { duty } from '../../src/duties/duty.ts'
import { noticeKind } from '../../src/notices/kind.ts'
import { examineUnknown } from '../../src/operator/doctor-unknown.ts'
import { openStory, usualCast } from '../kit/story.ts'

/** What must never be lost without a word, and that a story sees it. */

const misspelt = noticeKind<{ referral: string }>()('referral-recieved', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
})

async function telling() {
  const story = await openStory({ cast: usualCast })
  onTestFinished(() => story.close().catch(() => {}))
  return story
}

test('a notice of a kind that nobody declared is an error, counted, and shown by the doctor; it stays as it is', async () => {
  const { assidu, inClub, idOf, lost, url, clubId } = await telling()
  await inClub(club => misspelt.keep(club, { referral: club.newId(), to: { member: idOf('marc') } }))
  await assidu.drain()
  expect(assidu.counts).toMatchObject({ unknownNotices: 1, unknownDuties: 0 })
  const rows = await inClub(({ tx }) => tx.selectFrom('notice').select(['kind', 'state']).execute())
  expect(rows).toEqual([{ kind: 'referral-recieved', state: 'kept' }])
  const connection = connect(url, { max: 1 })
  const [finding] = await examineUnknown(connection).finally(() => connection.close())
  expect(finding).toMatchObject({ verdict: 'fail', says: expect.stringContaining('kind of notice referral-recieved') })
  await expect(lost.look(assidu, clubId)).rejects.toThrow(/an error in the log.*referral-recieved/)
})

test('a duty that nobody declared is an error, counted, and shown by the doctor; it stays to be done', async () => {
  const { assidu, inClub, lost, url, clubId, clock } = await telling()
  await inClub(club => duty('close-referal').ask(club, club.newId(), club.at.add({ hours: 1 })))
  await clock.passes('PT2H')
  expect(assidu.counts).toMatchObject({ unknownNotices: 0, unknownDuties: 1 })
  const connection = connect(url, { max: 1 })
  const [finding] = await examineUnknown(connection).finally(() => connection.close())
  expect(finding).toMatchObject({ verdict: 'fail', says: expect.stringContaining('duty close-referal') })
  await expect(lost.look(assidu, clubId)).rejects.toThrow(/a duty that was not done: close-referal/)
})

test('a story whose platform throws at every message fails', async () => {
  const { assidu, people, stage, lost, clubId } = await telling()
  stage.post = async () => {
    throw new Error('the platform is not there')
  }
  await people.lea.says('/recommander @marc moi-même "Un devis"')
  await expect(lost.look(assidu, clubId)).rejects.toThrow(/the platform is not there/)
})

test('a story that says what it loses fails when nothing of it is lost', async () => {
  const { assidu, people, lost, clubId } = await telling()
  lost.isMeant(/a duty that was not done/)
  await people.lea.says('/recommander @marc moi-même "Un devis"')
  await expect(lost.look(assidu, clubId)).rejects.toThrow('not lost, although it was to be')
})
