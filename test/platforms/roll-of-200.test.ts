import { expect, test } from 'vitest'
import { answerMeeting } from '../../src/club/meetings/answer.ts'
import { meetingsAhead } from '../../src/club/meetings/queries.ts'
import { addMember } from '../../src/club/members/add.ts'
import { presentMembers } from '../../src/club/members/queries.ts'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub, Person } from '../kit/on-platform.ts'
import { onSlack } from '../kit/on-slack.ts'

/** The roll of a club of 200, by two organizers at once: each part of its sheet changes the people it showed, and nobody else. */

const grounds: Readonly<Record<string, () => Promise<OpenClub>>> = { Slack: onSlack('http'), Discord: onDiscord }

for (const [name, open] of Object.entries(grounds))
  test(`two organizers take the roll of 200 on ${name}, each on his page, and touch only who differs`, async () => {
    const club = await open()
    await takesTheRoll(club).finally(() => club.close())
  }, 240_000)

async function takesTheRoll({ people, clock, inClub, idOf }: ClubOn): Promise<void> {
  const { olga, marc } = people
  await inClub(async club => {
    for (let n = 4; n < 200; n++)
      await addMember(club, { by: null, member: { name: `Membre ${String(n).padStart(3, '0')}` } })
    await club.tx
      .updateTable('member')
      .set({ roles: ['organizer'] })
      .where('id', '=', idOf('marc'))
      .execute()
  })
  await olga.types('/reunion planifier')
  await olga.fills({ date: '2026-11-04', time: '07:45', place: 'La Cour d’Or' })
  const members = await inClub(presentMembers)
  expect(members).toHaveLength(200)
  const meant = new Map<string, string>()
  await inClub(async club => {
    const { items } = await meetingsAhead(club)
    for (const [n, by] of members.entries()) {
      // Of every ten one says that he cannot come, and one says nothing.
      const answer = n % 10 === 3 ? 'absent' : n % 10 === 7 ? null : 'present'
      if (answer) await answerMeeting(club, { by, meeting: items[0]!.id, answer })
      meant.set(by.id, answer === 'absent' ? 'excused' : (answer ?? 'absent'))
    }
  })
  const marks = () =>
    inClub(async ({ tx }) => {
      const rows = await tx.selectFrom('roll_mark').select(['about', 'status']).execute()
      return new Map(rows.map(({ about, status }) => [about, status]))
    })
  const touched = new Map<string, string>()
  /** He turns to the page on which somebody stands and taps him; nobody else has a mark by it. */
  const taps = async (who: Person, n: number, status: string) => {
    const one = members.at(n)!
    await turnsTo(who, one.name)
    touched.set(one.id, status)
    meant.set(one.id, status)
    expect(await marks()).toEqual(touched)
  }
  await clock.goesTo('2026-11-04T12:00')
  await olga.types('/club roll-call')
  await taps(olga, 0, 'absent')
  await taps(olga, 97, 'present')
  await marc.types('/club appel')
  await taps(marc, 1, 'absent')
  await taps(olga, 199, 'absent')
  // Another has said something on a page that she does not see: nothing is saved over it unread.
  await taps(marc, 5, 'absent')
  await olga.presses('Save the roll')
  await olga.sees('Marc Dubois has touched the sheet since you saw it', { onlyHis: true })
  const roll = () => inClub(({ tx }) => tx.selectFrom('attendance').select(['member_id', 'status']).execute())
  expect(await roll()).toEqual([])
  await olga.presses('Save the roll')
  const counts = [...meant.values()].filter(status => status === 'present').length
  await olga.sees(`${counts} there`, { onlyHis: true })
  expect(new Map((await roll()).map(({ member_id, status }) => [member_id, status]))).toEqual(meant)
  expect(await marks()).toEqual(new Map())
}

async function turnsTo(who: Person, name: string): Promise<void> {
  for (;;) {
    const { buttons } = await who.sees(/Roll of|Appel d/, { onlyHis: true })
    const label = buttons.find(one => one.endsWith(` ${name}`))
    const next = buttons.find(one => /^(Next|La suite) \(/.test(one))
    if (!label && !next) throw new Error(`${name} stands on no page`)
    await who.presses(label ?? next!)
    if (label) return
  }
}
