import { expect } from 'vitest'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

const deliveriesOf = ({ inClub }: Pick<Club, 'inClub'>, kind: string) =>
  inClub(({ tx }) =>
    tx
      .selectFrom('delivery')
      .innerJoin('notice', join =>
        join.onRef('notice.id', '=', 'delivery.notice_id').onRef('notice.club_id', '=', 'delivery.club_id'),
      )
      .select([
        'delivery.state',
        'delivery.doubtful',
        'delivery.sent_again',
        'delivery.message',
        'notice.state as notice',
      ])
      .where('notice.kind', '=', kind)
      .execute(),
  )

/** What a process leaves behind that was killed after posting, before it noted that it had; a start takes its jobs up. */
const killedWhileSending = (club: Club) =>
  club.inClub(async ({ tx, enqueue }) => {
    const { notice_id: id } = await tx
      .updateTable('delivery')
      .set({ state: 'sending', doubtful: 0, lease_by: 'the dead', lease_until: null })
      .where('state', '=', 'doubtful')
      .returning('notice_id')
      .executeTakeFirstOrThrow()
    await enqueue('deliver', { id })
  })

/** Jobs that are still to be done, whenever. */
const jobsLeft = ({ url }: Pick<Club, 'url'>) =>
  inSession(url, async session => {
    const { rows } = await session.query<{ name: string }>(
      `select name from pgboss.job where state in ('created', 'retry', 'active')`,
    )
    return rows.map(({ name }) => name)
  })

story('nothing is looked for, nor sent again, before it could have landed', async club => {
  const { lea, marc } = club.people
  club.stage.loses = 'every answer, and is slow'
  await lea.says('/refer @marc moi-même "Un devis"')
  club.stage.loses = 'no answer'
  await club.machine.passes('PT20S')
  expect([marc.messages, club.stage.looked]).toEqual([[], 0])
  club.stage.lands()
  await club.machine.passes('PT25S')
  expect(club.stage.looked).toBe(1)
  expect(marc.messages).toHaveLength(1)
  expect(await deliveriesOf(club, 'referral-received')).toMatchObject([
    { state: 'sent', doubtful: 1, sent_again: 0, notice: 'sent' },
  ])
})

story('a start after a kill does not look sooner either', async club => {
  const { lea, marc } = club.people
  club.stage.loses = 'every answer, and is slow'
  await lea.says('/refer @marc moi-même "Un devis"')
  club.stage.loses = 'no answer'
  await killedWhileSending(club)
  await club.machine.passes('PT5S')
  expect([marc.messages, club.stage.looked]).toEqual([[], 0])
  club.stage.lands()
  await club.machine.passes('PT40S')
  expect(marc.messages).toHaveLength(1)
  expect(await deliveriesOf(club, 'referral-received')).toMatchObject([{ state: 'sent', doubtful: 1 }])
})

story('a doubt stays one while the platform asks to come back later, and its message is not sent twice', async club => {
  const { lea, marc } = club.people
  club.stage.loses = 'every answer'
  await lea.says('/refer @marc moi-même "Un devis"')
  club.stage.loses = 'no answer'
  club.stage.looks = { trouble: 'later', seconds: 5 }
  await club.machine.passes('PT45S')
  expect(club.stage.looked).toBe(1)
  expect(await deliveriesOf(club, 'referral-received')).toMatchObject([{ state: 'doubtful', doubtful: 1 }])
  club.stage.looks = 'yes'
  await club.machine.passes('PT10S')
  expect(marc.messages).toHaveLength(1)
  expect(await deliveriesOf(club, 'referral-received')).toMatchObject([{ state: 'sent', doubtful: 1, sent_again: 0 }])
})

story(
  'killed after posting, and taken back before the restart: the message is found, noted, and says so',
  async club => {
    const { lea, marc } = club.people
    club.stage.loses = 'every answer'
    await lea.says('/refer @marc moi-même "Un devis"')
    club.stage.loses = 'no answer'
    await killedWhileSending(club)
    await lea.presses('Annuler')
    // Taken up before it may be looked for, it is neither sent nor dropped.
    await club.machine.passes('PT5S')
    expect(await deliveriesOf(club, 'referral-received')).toMatchObject([{ state: 'sending', notice: 'sending' }])
    await club.machine.passes('PT40S')
    expect(await deliveriesOf(club, 'referral-received')).toMatchObject([{ state: 'sent', notice: 'sent' }])
    expect(marc.texts).toEqual([expect.stringContaining('Léa Martin a repris cette recommandation')])
    expect(await jobsLeft(club)).toEqual([])
  },
)

story(
  'never arrived, and taken back before the restart: nothing is sent, and nothing comes back for it',
  async club => {
    const { lea, marc } = club.people
    club.stage.trouble = { trouble: 'doubtful', detail: 'the answer was lost' }
    await lea.says('/refer @marc moi-même "Un devis"')
    club.stage.trouble = null
    await killedWhileSending(club)
    await lea.presses('Annuler')
    await club.machine.passes('PT45S')
    expect(marc.messages).toEqual([])
    expect(await deliveriesOf(club, 'referral-received')).toMatchObject([{ state: 'dropped', notice: 'dropped' }])
    expect(await jobsLeft(club)).toEqual([])
  },
)

story('where nobody can look, a reminder in doubt is let go; pressed, it is known again and kept up', async club => {
  const { lea, marc } = club.people
  await lea.says('/refer @marc moi-même "Un devis"')
  club.stage.loses = 'every answer'
  club.stage.looks = 'cannot look'
  await club.clock.passes('P3D')
  club.stage.loses = 'no answer'
  await club.machine.passes('PT45S')
  expect(await deliveriesOf(club, 'referral-reminder')).toMatchObject([
    { state: 'let go', doubtful: 1, sent_again: 0, message: null },
  ])
  expect(marc.messages).toHaveLength(2)
  await marc.presses('Contact pris')
  const [reminder] = await deliveriesOf(club, 'referral-reminder')
  expect(reminder).toMatchObject({ state: 'sent', message: marc.messages.at(-1)!.id })
  expect(marc.messages.at(-1)!.edits).toBe(1)
})

story('where nobody can look, an announcement is sent again; the twin goes at the first press on it', async club => {
  const { lea, olga } = club.people
  club.stage.loses = 'every answer'
  club.stage.looks = 'cannot look'
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-06', time: '07:45', place: 'La Cour d’Or' })
  club.stage.loses = 'no answer'
  const announced = () => club.stage.messages.filter(({ where, text }) => where.id === 'club' && /Cour d’Or/.test(text))
  await club.machine.passes('PT45S')
  expect(await deliveriesOf(club, 'meeting-announced')).toMatchObject([{ state: 'sent', doubtful: 1, sent_again: 1 }])
  const [twin, known] = announced()
  expect(announced()).toHaveLength(2)
  // The newest is pressed by its label; the other one is the twin.
  await lea.pressesOn(twin!, 'Je viens')
  expect(announced().map(({ id }) => id)).toEqual([known!.id])
  expect(announced()[0]!.text).toContain('1 présent')
  await lea.presses('Je ne peux pas')
  expect(announced()).toHaveLength(1)
})
