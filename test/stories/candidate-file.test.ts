import { expect, test } from 'vitest'
import { letGo } from '../../src/club/privacy/let-go.ts'
import { memberRow } from '../kit/rows.ts'
import type { Person } from '../kit/stage.ts'
import { openStory } from '../kit/story.ts'

const cast = {
  lea: { name: 'Léa Martin', company: 'Martin Toitures' },
  marc: { name: 'Marc Dubois', company: 'Dubois Électricité', roles: ['member', 'committee'] },
  olga: { name: 'Olga Renard', roles: ['member', 'organizer'], language: 'en' as const },
}

const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')?.text ?? ''

test('whoever decides reads the candidate beside the club: the seats, who is close in trade, who else waits; nobody else does', async () => {
  const club = await openStory({ cast })
  try {
    const { people, stage, inClub, idOf } = club
    const { olga, lea, marc } = people
    // Twelve members of Dijon, two of them in trade: Olga alone sells timber.
    await inClub(async ({ tx, id, newId }) => {
      const families = ['trade', 'construction', ...Array.from({ length: 8 }, () => 'services')]
      await tx
        .insertInto('member')
        .values(families.map((family, n) => ({ ...memberRow(id, newId(), `Membre ${n}`), sector_family: family })))
        .execute()
      const says = (who: keyof typeof cast, activity: string) =>
        tx.updateTable('member').set({ activity }).where('id', '=', idOf(who)).execute()
      await says('lea', 'Couverture, zinguerie')
      await says('marc', 'Électricité générale')
      await says('olga', 'Négoce de matériaux, bois et isolants')
    })
    await olga.says('/club balance')
    await olga.presses('Choose the region')
    const { options = [] } = olga.form!.fields.find(({ id }) => id === 'region')!
    const dijon = options.find(({ label }) => label.includes('Dijon'))!.value
    await olga.submits({ region: dijon, apart: 'apart' })

    const proposes = async (name: string, activity: string, sponsorSays: string) => {
      await lea.says('/candidature')
      await lea.submits({ name, activity, sponsorSays, motivations: 'Des accords', agreed: true })
    }
    await proposes('Nina Roche', 'Négoce de matériaux, bois', 'Je la connais depuis dix ans')
    await proposes('Rose Vert', 'Négoce de matériaux', '')
    const inChannel = () => stage.messages.filter(({ where }) => where.id === 'organizers').map(({ text }) => text)
    const [nina, rose] = inChannel()
    expect(nina).toMatch(/En sièges : 2 pour \d sièges dans le négoce aujourd’hui, puis 3 pour \d sièges/)
    expect(nina).toContain('Métiers proches : Olga Renard')
    expect(nina).toContain('Je la connais depuis dix ans')
    expect(nina).not.toContain('Attend aussi')
    expect(rose).toContain('Attend aussi : Nina Roche, du même métier')
    expect(rose).not.toContain('Le mot du parrainage')

    // One of the committee reads the same; the members' channel, and a member, nothing of it.
    const { id } = await inClub(({ tx }) =>
      tx.selectFrom('application').select('id').where('name', '=', 'Nina Roche').executeTakeFirstOrThrow(),
    )
    await marc.pressesId(`1|apply|show|${id}`)
    for (const part of ['En sièges', 'Olga Renard', 'depuis dix ans', 'Attend aussi : Rose Vert'])
      expect(told(marc)).toContain(part)
    await lea.pressesId(`1|apply|show|${id}`)
    await olga.pressesId(`1|candidate|present|${id}`)
    const members = stage.messages.filter(({ where }) => where.id === 'club').map(({ text }) => text)
    expect(members.join()).toContain('Nina Roche')
    expect(`${members.join()} ${told(lea)}`).not.toMatch(/sièges|proches|depuis dix ans/)
    // What is said of her is sealed, and compared no more once somebody has decided.
    expect(JSON.stringify(await inClub(({ tx }) => tx.selectFrom('application').selectAll().execute()))).not.toContain(
      'dix ans',
    )
    await olga.pressesId(`1|apply|refuse|${id}`)
    await olga.submits({ reason: 'Pas cette fois' })
    expect(inChannel()[0]).not.toContain('En sièges')
  } finally {
    await club.close()
  }
})

test('who is close in trade is asked in private, once; the committee alone reads the answer and its notes, and both go with the candidate', async () => {
  const club = await openStory({ cast, at: '2026-11-03T11:00' })
  try {
    const { people, stage, inClub, idOf, clock } = club
    const { olga, lea, marc } = people
    await inClub(async ({ tx }) => {
      await tx.updateTable('member').set({ activity: 'Couvreur' }).where('id', '=', idOf('lea')).execute()
    })
    const nina = club.stranger('nina', 'Nina Roche')
    await nina.says('/candidature')
    await nina.submits({ name: 'Nina Roche', activity: 'Couvreur', motivations: 'Des chantiers à plusieurs' })
    const { id } = await inClub(({ tx }) => tx.selectFrom('application').select('id').executeTakeFirstOrThrow())
    const press = (button: string, more = '') => `1|candidate|${button}|${id}${more}`
    await lea.pressesId(press('close', '.gladly'))
    await olga.pressesId(press('consult'))
    await olga.pressesId(press('consult'))
    const asked = lea.messages.filter(
      ({ where, text }) => where.kind !== 'channel' && text.includes('travailleriez-vous'),
    )
    expect(asked).toHaveLength(1)
    expect(asked[0]!.text).not.toMatch(/double|doublon|chantiers/)
    await lea.presses('Plutôt non')
    await lea.presses('Oui, volontiers')

    await marc.pressesId(press('note'))
    await marc.submits({ motivations: 'Veut durer', human: 'Parle bien des autres' })
    await marc.pressesId(press('note'))
    expect(marc.form!.fields.map(({ value }) => value)).toEqual(['Veut durer', undefined, 'Parle bien des autres'])
    await marc.submits({ motivations: 'Veut rester' })
    await marc.pressesId(press('words'))
    for (const part of ['Léa Martin : oui, volontiers', 'Veut rester', 'Parle bien des autres'])
      expect(told(marc)).toContain(part)
    // Neither an organizer beside the committee, nor a member, nor the candidate, nor a channel.
    for (const one of [olga, lea]) {
      await one.pressesId(press('words'))
      await one.pressesId(press('note'))
    }
    await nina.says('/mes-donnees')
    const elsewhere = [olga, lea, nina].flatMap(one => one.texts).join()
    expect(elsewhere).not.toMatch(/Veut rester|Parle bien|Léa Martin : oui/)
    expect(
      stage.messages
        .filter(({ where }) => where.kind === 'channel')
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/Veut rester|volontiers/)
    const kept = () =>
      inClub(async ({ tx }) => [
        ...(await tx.selectFrom('application_note').selectAll().execute()),
        ...(await tx.selectFrom('application_close').selectAll().execute()),
      ])
    expect(await kept()).toHaveLength(2)
    expect(JSON.stringify(await kept())).not.toContain('Veut rester')
    await marc.says('/mes-donnees')
    // Decided: the question is closed before her, and a late answer is refused.
    await olga.pressesId(`1|apply|refuse|${id}`)
    await olga.submits({ reason: 'Pas cette fois' })
    expect(lea.texts.join()).toContain('C’est réglé entre-temps')
    expect(lea.texts.join()).not.toContain('travailleriez-vous')
    await lea.pressesId(press('close', '.rather-not'))
    expect((await inClub(({ tx }) => tx.selectFrom('application_close').select('answer').execute()))[0]!.answer).toBe(
      'gladly',
    )
    await clock.passes('P181D')
    await inClub(letGo)
    expect(await kept()).toEqual([])
  } finally {
    await club.close()
  }
})
