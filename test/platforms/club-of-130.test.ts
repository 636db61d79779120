import { describe, expect, onTestFinished, test } from 'vitest'
import { answerMeeting } from '../../src/club/meetings/answer.ts'
import { rollCallPress } from '../../src/club/meetings/presses.ts'
import { meetingsAhead } from '../../src/club/meetings/queries.ts'
import { addMember } from '../../src/club/members/add.ts'
import { endMembership } from '../../src/club/members/end.ts'
import { clubMembersPress } from '../../src/club/members/presses.ts'
import { organizers, presentMembers } from '../../src/club/members/queries.ts'
import { passReferral } from '../../src/club/referrals/pass.ts'
import { actions, button, view } from '../../src/view/build.ts'
import { roomFor } from '../../src/words/room.ts'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub, Person } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'
import { onSlack } from '../kit/on-slack.ts'

/** A club larger than any menu of a platform: every list is reached to its end, on each of them. */

const platforms: readonly (readonly [name: string, open: () => Promise<OpenClub>])[] = [
  ['Slack', onSlack('socket')],
  ['Discord', onDiscord],
  ['the playground', onPlayground],
]

/** The usual four and 126 more, of whom nobody has an account. */
async function large(open: () => Promise<OpenClub>): Promise<OpenClub> {
  const club = await open()
  onTestFinished(() => club.close())
  await club.inClub(async here => {
    for (let n = 5; n <= 130; n++) await addMember(here, { by: null, member: { name: nameOf(n) } })
  })
  return club
}

const nameOf = (n: number) => `Membre ${String(n).padStart(3, '0')}`

/** Olga presses what a message of the bot offers her, whatever the command is called where she is. */
async function opens({ assidu, ground, people: { olga } }: ClubOn, press: string): Promise<Person> {
  const target = { kind: 'direct', place: ground.place, account: ground.accounts.olga } as const
  const id = assidu.means.newId()
  const shown = view('To be opened', actions(button(press, 'Open it')))
  const room = roomFor({ language: 'en', address: 'vous', zone: 'Europe/Paris' })
  await assidu.platforms.get(ground.platform)!.post(target, { id, room, silent: false, view: shown })
  await olga.presses('Open it')
  return olga
}

/** Reads a list page after page, to its end; gives every match of all of its pages. */
async function readsAll(
  person: Person,
  list: { title: string; each: RegExp; next: (rest: number) => string },
  rests: readonly number[],
) {
  const found: string[] = []
  const read = async () => found.push(...((await person.sees(list.title)).words.match(list.each) ?? []))
  await read()
  for (const rest of rests) {
    await person.presses(list.next(rest))
    await read()
  }
  return found
}

describe.each(platforms)('a club of 130 on %s', (_, open) => {
  test('34 referrals received are read to the last, and the first of all is opened', async () => {
    const club = await open()
    onTestFinished(() => club.close())
    const { marc, lea } = club.people
    await club.inClub(async here => {
      const [giver, receiver] = (await presentMembers(here)).filter(({ name }) => /Léa|Marc/.test(name))
      for (let n = 1; n <= 34; n++) {
        const passed = { by: giver!, receiver: receiver!, kind: 'outside' as const, agreed: true, need: `Besoin ${n}` }
        const prospect = { name: `Contact ${n}`, company: `Maison ${n}` }
        await passReferral(here, { ...passed, prospect, warmth: undefined, handoff: undefined })
      }
    })
    const houses = Array.from({ length: 34 }, (_, n) => `Maison ${n + 1}`)
    const list = {
      title: 'Vos recommandations',
      each: /Maison \d+/g,
      next: (rest: number) => `La suite (encore ${rest})`,
    }
    await marc.types('/recos')
    const received = await readsAll(marc, list, [24, 14, 4])
    expect(received.toSorted()).toEqual(houses.toSorted())
    const last = await marc.sees('Reçues', { onlyHis: true })
    expect(last.buttons).toEqual(expect.arrayContaining(['Ouvrir une recommandation', 'Page précédente']))
    await marc.chooses('Ouvrir une recommandation', `Reçue de Léa Martin (${received.at(-1)}), nouvelle`)
    await marc.sees(`Besoin ${received.at(-1)!.replace('Maison ', '')}`, { onlyHis: true })
    await lea.types('/recos')
    expect((await readsAll(lea, list, [24, 14, 4])).toSorted()).toEqual(houses.toSorted())
  }, 60_000)

  test('all who have no account, and all who have left, are named on the pages of the list', async () => {
    const club = await large(open)
    await club.inClub(async here => {
      const gone = (await presentMembers(here)).filter(({ name }) => name >= nameOf(97) && name.startsWith('Membre'))
      const by = (await organizers(here))[0]!
      for (const member of gone) await endMembership(here, { by, member })
    })
    const list = { title: 'The list: 96 members', each: /Membre \d+/g, next: (rest: number) => `Next (${rest} more)` }
    const olga = await opens(club, clubMembersPress('open'))
    await olga.sees('The list: 96 members')
    await opens(club, clubMembersPress('away'))
    const away = await readsAll(olga, list, [62, 32, 2])
    expect(away).toEqual(Array.from({ length: 92 }, (_, n) => nameOf(n + 5)))
    await opens(club, clubMembersPress('left'))
    const left = await readsAll(olga, list, [14])
    expect(left.toSorted()).toEqual(Array.from({ length: 34 }, (_, n) => nameOf(n + 97)))
    await olga.chooses('Restore a membership', left.at(-1)!)
    await olga.sees(`${left.at(-1)} is on the list again`)
    const back = await club.inClub(here => presentMembers(here))
    expect(back.map(({ name }) => name)).toContain(left.at(-1))
  }, 60_000)

  test('all who come are counted by the announcement and named behind its button', async () => {
    const club = await large(open)
    const { olga } = club.people
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-11-05', time: '07:45' })
    await club.clock.goesTo('2026-11-04T10:00')
    await club.inClub(async here => {
      const { items } = await meetingsAhead(here)
      const everybody = await presentMembers(here)
      for (const by of everybody) await answerMeeting(here, { by, meeting: items[0]!.id, answer: 'present' })
    })
    const board = await olga.sees('130 présents')
    expect(board.words).toMatch(/Membre 0\d\d et 90 de plus/)
    await olga.presses('Voir tous les noms', '130 présents')
    const list = {
      title: 'Coming\n',
      each: /(?:Membre \d+|(?:Léa|Marc|Ana|Olga) \w+)/g,
      next: (rest: number) => `Next (${rest} more)`,
    }
    expect(new Set(await readsAll(olga, list, [110, 90, 70, 50, 30, 10])).size).toBe(130)
  }, 60_000)

  test('the roll is called for every one of them', async () => {
    const club = await large(open)
    const { olga } = club.people
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-11-04', time: '07:45' })
    await club.clock.goesTo('2026-11-04T12:00')
    await opens(club, rollCallPress('open'))
    // The last of them all came, the others did not.
    for (const rest of [110, 90, 70, 50, 30, 10]) await olga.presses(`Next (${rest} more)`)
    await olga.presses(`– ${nameOf(130)}`)
    await olga.presses('Save the roll')
    await olga.sees('1 there, 129 absent')
    const roll = await club.inClub(({ tx }) =>
      tx
        .selectFrom('attendance')
        .innerJoin('member', join =>
          join.onRef('member.club_id', '=', 'attendance.club_id').onRef('member.id', '=', 'attendance.member_id'),
        )
        .select(['member.name', 'attendance.status'])
        .execute(),
    )
    expect(roll).toHaveLength(130)
    expect(roll.filter(({ status }) => status === 'present')).toEqual([{ name: nameOf(130), status: 'present' }])
  }, 60_000)
})
