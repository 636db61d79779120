import { describe, expect, test } from 'vitest'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'
import { onSlack } from '../kit/on-slack.ts'

/** A series as it is planned, read back, changed and ended at the stock client of each platform. */

const listed = ({ inClub }: ClubOn) =>
  inClub(async ({ tx }) => {
    const rows = await tx.selectFrom('meeting').select(['starts_at', 'status']).orderBy('starts_at').execute()
    return rows.map(
      ({ starts_at, status }) =>
        `${starts_at.toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString({ smallestUnit: 'minute' })} ${status}`,
    )
  })

// The club stands on Tuesday 3 November 2026, at 11:00. Olga reads English, Léa French.
async function plansAndChanges(club: ClubOn): Promise<void> {
  const { olga, lea } = club.people
  await olga.types('/reunion action:planifier quand:"chaque jeudi 7h45 Café du Port"')
  const read = await olga.sees('Every Thursday at 7:45', { onlyHis: true })
  expect(read.words).toContain('Thursday 26 November at 7:45')
  expect(await listed(club)).toEqual([])
  await olga.presses('Length, seats, zone')
  await olga.fills({ ends: '9h' })
  await olga.sees('1 h 15 min', { onlyHis: true })
  await olga.presses('Change')
  await olga.fills({ time: '12h15' })
  await olga.sees('Every Thursday at 12:15', { onlyHis: true })
  await olga.presses('Keep them all', '12:15')
  await olga.sees('The series is planned', { onlyHis: true })
  expect((await listed(club)).slice(0, 2)).toEqual(['2026-11-05T12:15 planned', '2026-11-12T12:15 planned'])
  // The first is two days away: it is announced at once, and she answers in the channel.
  await lea.sees('Réunion du jeudi 5 novembre à 12 h 15', { where: 'channel' })
  await lea.presses('Je viens')
  await lea.sees('C’est noté : vous venez', { onlyHis: true })

  await olga.types('/meeting')
  await olga.sees('Our meetings: every Thursday at 12:15', { onlyHis: true })
  await olga.presses('The series')
  await olga.presses('Change the series')
  await olga.fills({ time: '18h30' })
  const asked = await olga.sees('Is the series right like this?', { onlyHis: true })
  expect(asked.words).toContain('The club knows of 1 meeting that moves')
  await olga.presses('Keep them all', '18:30')
  await olga.sees('The series is changed', { onlyHis: true })
  await club.clock.passes('PT30M')
  await lea.sees('La réunion a changé : jeudi 5 novembre à 18 h 30', { where: 'channel' })
  expect((await lea.sees('Présents : Léa Martin', { where: 'channel' })).words).toContain('18 h 30')

  await olga.types('/meeting')
  await olga.presses('Call off')
  await olga.presses('This one and all that follow')
  await olga.sees('End the series: every Thursday?', { onlyHis: true })
  await olga.presses('Yes, end it')
  await olga.sees('The series has ended', { onlyHis: true })
  await lea.sees('Réunion annulée : jeudi 5 novembre', { where: 'channel' })
  expect(await listed(club)).toEqual(['2026-11-05T18:30 cancelled'])
  await lea.types('/reunion')
  await lea.sees('Aucune réunion n’est encore planifiée', { onlyHis: true })

  await olga.types('/meeting action:plan when:"1st and 3rd Thursday 7:45 Harbour Café"')
  await olga.sees('The first and third Thursday of the month at 7:45, Harbour Café.', { onlyHis: true })
  await olga.presses('Keep them all', 'first and third')
  await olga.sees('The next one: Thursday 5 November at 7:45.', { onlyHis: true })
  await lea.types('/reunion')
  await lea.sees('Nos réunions : les 1er et 3e jeudis du mois à 7 h 45, Harbour Café.', { onlyHis: true })
}

const platforms: readonly (readonly [string, () => Promise<OpenClub>])[] = [
  ['Slack', onSlack('socket')],
  ['Discord', onDiscord],
  ['the playground', onPlayground],
]

for (const [platform, open] of platforms)
  describe(`a series on ${platform}`, () => {
    test('is planned by a line, read back, detailed, changed with its answers, and ended', async () => {
      const club = await open()
      await plansAndChanges(club).finally(() => club.close())
    })
  })
