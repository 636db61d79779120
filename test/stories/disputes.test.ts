import { expect } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { exportOf } from '../../src/club/privacy/own-data.ts'
import { direct, labels, lastIn, planned, told } from '../kit/meetings.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

const inOrganizers = ({ stage }: Club) => stage.messages.filter(({ where }) => where.id === 'organizers')

/** The meeting of 5 November: Léa said she comes and is put down as absent, as Ana is; Marc was there. */
async function absentAll(club: Club): Promise<void> {
  const { people, clock } = club
  const { olga, lea } = people
  await planned(club, { date: '2026-11-05' })
  await lea.says('/reunion')
  await lea.presses('Je viens')
  await clock.goesTo('2026-11-05T09:30')
  await olga.says('/club roll-call')
  await olga.presses('– Marc Dubois')
  await olga.presses('✓ Léa Martin')
  await olga.presses('Save the roll')
}

const row = ({ inClub, idOf }: Club, who: 'lea' | 'ana' | 'marc') =>
  inClub(({ tx }) =>
    tx.selectFrom('attendance').select(['status', 'checked_in_at']).where('member_id', '=', idOf(who)).execute(),
  )

story(
  'who reads of an absence and was there says so in one tap; an organizer answers in one; nobody gets a message of it',
  async club => {
    const { people, clock, inClub, idOf } = club
    const { lea, ana, marc, olga } = people
    await absentAll(club)
    await lea.says('/mon-bilan')
    await lea.presses('Mes réunions')
    expect(told(lea)).toContain('l’appel vous note une absence')
    await lea.presses('J’y étais')
    expect(told(lea)).toContain('Vous y étiez le jeudi 5 novembre')
    // It was a slip: taken back it asks nobody; said again it is the same entry.
    await lea.presses('Retirer')
    await lea.presses('J’y étais')
    await clock.goesTo('2026-11-05T09:40')
    await ana.says('/mon-bilan')
    await ana.presses('My meetings')
    await ana.presses('I was there')
    await marc.says('/mon-bilan')
    await marc.presses('Mes réunions')
    expect(labels(marc)).not.toContain('J’y étais')
    await clock.goesTo('2026-11-05T09:59')
    expect(inOrganizers(club)).toEqual([])
    await clock.goesTo('2026-11-05T10:00')
    // Both are one message, with what each had answered beside it.
    const [entry, ...others] = inOrganizers(club)
    expect(others).toEqual([])
    expect(entry!.text).toMatch(/Léa Martin.*« j’y étais », le jeudi 5 novembre.*Réponse d’avant : présence/)
    expect(entry!.text).toMatch(/Ana Costa.*Réponse d’avant : aucune/)
    await olga.presses('Oui, présence')
    expect(told(olga)).toContain('was there, says Olga Renard')
    expect(await row(club, 'lea')).toEqual([{ status: 'present', checked_in_at: null }])
    expect(entry!.text).toMatch(/Léa Martin, jeudi 5 novembre : c’était bien une présence, dit Olga Renard/)
    expect(lastIn('club', club)!.text).toContain('2 membres sur 4')
    const changes = () => inClub(({ tx }) => tx.selectFrom('attendance_change').select(['about', 'now']).execute())
    expect(await changes()).toEqual([{ about: idOf('lea'), now: 'present' }])
    await lea.says('/mon-bilan')
    await lea.presses('Mes réunions')
    expect(told(lea)).toMatch(/Le jeudi 5 novembre : vous y étiez, Olga Renard le dit aussi/)
    expect(direct(lea).join()).not.toMatch(/y étiez, Olga/)

    // Undone, all is as before, and it waits again.
    await olga.presses('Undo')
    expect(await row(club, 'lea')).toEqual([{ status: 'absent', checked_in_at: null }])
    expect(await changes()).toEqual([])
    expect(entry!.text).toMatch(/Léa Martin dit/)
    await olga.presses('Yes, was there')
    await olga.presses('Non')
    expect(await row(club, 'ana')).toEqual([{ status: 'absent', checked_in_at: null }])
    await ana.says('/mon-bilan')
    await ana.presses('My meetings')
    expect(told(ana)).toContain('the organizers left the roll as it is. A word with Olga Renard')
    expect(labels(ana)).not.toContain('I was there')
    const meeting = (await inClub(({ tx }) => tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow())).id
    await ana.pressesId(`1|meeting|was-there|${meeting}`)
    expect(told(ana)).toContain('Nothing was changed')
    expect(inOrganizers(club)).toHaveLength(1)
    expect(entry!.text).toContain('tout a sa réponse')
    const taken = await inClub(async here => exportOf(here, (await memberById(here, idOf('ana')))!))
    expect(taken.find(({ record }) => record === 'roll-dispute')).toMatchObject({ answer: 'not there' })
  },
)

story(
  'a roll corrected by its sheet answers too; a closed roll keeps the trace; who leaves asks nobody',
  async club => {
    const { people, clock, inClub, idOf } = club
    const { lea, ana, olga } = people
    await absentAll(club)
    await clock.goesTo('2026-11-14T11:00')
    await lea.says('/mon-bilan')
    await lea.presses('Mes réunions')
    await lea.presses('J’y étais')
    await clock.goesTo('2026-11-14T11:10')
    await ana.says('/mon-bilan')
    await ana.presses('My meetings')
    await ana.presses('I was there')
    await clock.goesTo('2026-11-15T10:00')
    const entry = inOrganizers(club).at(-1)!
    await olga.presses('Oui, présence')
    const late = () =>
      inClub(({ tx }) => tx.selectFrom('attendance_change').select(['about', 'after_closing', 'by_id']).execute())
    expect(await late()).toEqual([{ about: idOf('lea'), after_closing: true, by_id: idOf('olga') }])
    await olga.says('/club roll-call')
    await olga.presses(/^Roll of .*5 November$/)
    expect(told(olga)).toContain('Léa Martin, absent → there, by Olga Renard')
    await olga.presses('– Ana Costa')
    await olga.presses('Save the correction')
    await olga.submits({})
    expect(entry.text).toMatch(/Ana Costa, jeudi 5 novembre : l’appel ne note plus d’absence/)
    expect(entry.text).toContain('tout a sa réponse')
    // Corrected since by hand: the answer cannot be taken back over it.
    await ana.says('/mon-bilan')
    await ana.presses('My meetings')
    expect(told(ana)).toContain('the roll no longer has you absent')
  },
)
