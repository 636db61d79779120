import { expect } from 'vitest'
import { letGo } from '../../src/club/privacy/let-go.ts'
import type { Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')?.text ?? ''
const everythingOf = (person: Person) => person.messages.map(({ text }) => text).join('\n')

async function applies(club: Club, name: string, line = '/candidature') {
  const who = club.stranger(name.toLowerCase().replaceAll(' ', '-'), name)
  await who.says(line)
  await who.submits({ name, company: 'Roche Vins', contact: '06 39 98 12 34' })
  const { id } = await club.inClub(({ tx }) =>
    tx.selectFrom('application').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
  )
  return { who, id, press: (button: string) => `1|apply|${button}|${id}` }
}

story(
  'a no has its reason, for the committee alone, and an answer that a human writes and sends in his name',
  async club => {
    const { people, inClub, stage } = club
    const { olga, marc, lea } = people
    const nina = await applies(club, 'Nina Roche')

    // A draft in her language, to be made one's own.
    await olga.pressesId(nina.press('refuse'))
    const draft = String(olga.form!.fields.find(({ id }) => id === 'answer')!.value)
    expect(draft).toContain('Bonjour Nina Roche')
    expect(draft).toContain('Olga Renard')
    await olga.submits({ reason: 'Un caviste déjà', answer: 'Chère Nina, pas cette fois. Olga' })
    expect(told(olga)).toContain('Chère Nina, pas cette fois. Olga')
    expect(told(olga)).toContain('06 39 98 12 34')
    expect(everythingOf(nina.who)).not.toContain('pas cette fois')

    // Put right before it leaves; sent once, as it stands.
    await olga.presses('Change the text…')
    await olga.submits({ answer: 'Chère Nina, merci, et pas cette fois. Olga' })
    await olga.presses('Send it in my name')
    expect(told(olga)).toContain('Sent in your name')
    expect(told(nina.who)).toContain('Chère Nina, merci, et pas cette fois. Olga')
    expect(told(nina.who)).toContain('Olga Renard vous écrit')
    await olga.pressesId(nina.press('send'))
    await olga.pressesId(nina.press('rewrite'))
    expect(nina.who.messages.filter(({ text }) => text.includes('vous écrit'))).toHaveLength(1)

    // The reason is nowhere but before who decides: not in a channel, not in what she reads of herself, nor in the rows.
    await olga.pressesId(nina.press('show'))
    expect(told(olga)).toContain('Un caviste déjà')
    expect(
      stage.messages
        .filter(({ where }) => where.kind === 'channel')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Un caviste déjà')
    await nina.who.says('/mes-donnees')
    expect(told(nina.who)).toContain('merci, et pas cette fois')
    expect(told(nina.who)).not.toContain('Un caviste déjà')
    const rows = await inClub(({ tx }) => tx.selectFrom('application').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain('caviste déjà')
    for (const other of [marc, lea]) {
      await other.pressesId(nina.press('show'))
      expect(told(other)).not.toContain('caviste')
    }

    // Taken back: what was sent stays as it was sent, and what was typed is there again.
    await olga.pressesId(nina.press('reopen'))
    await olga.pressesId(nina.press('refuse'))
    const again = Object.fromEntries(olga.form!.fields.map(({ id, value }) => [id, value]))
    expect(again).toEqual({ reason: 'Un caviste déjà', answer: 'Chère Nina, merci, et pas cette fois. Olga' })
    await olga.submits({ answer: 'Encore une fois non' })
    expect(told(nina.who)).toContain('merci, et pas cette fois')

    // She takes all of it back with a decision pending, or is forgotten: nothing is kept.
    await olga.pressesId(nina.press('reopen'))
    await nina.who.pressesId(nina.press('undo'))
    const kept = await inClub(async ({ tx }) => [
      await tx.selectFrom('application_letter').selectAll().execute(),
      await tx.selectFrom('application').select(['name', 'reason', 'answer', 'contact']).execute(),
    ])
    expect(kept).toEqual([[], [{ name: '…', reason: null, answer: null, contact: null }]])
  },
)

story('not now is a month on the waiting list, which the digest reminds of, and ends like any other', async club => {
  const { people, clock } = club
  const { olga, marc } = people
  const nina = await applies(club, 'Nina Roche', '/apply')
  await olga.pressesId(nina.press('later'))
  expect(olga.form!.fields[0]!.options?.map(({ label }) => label)).toContain('January 2027')
  await olga.submits({ month: '2031-01-01', reason: 'Au printemps' })
  expect(olga.problems.month).toBeTruthy()
  await olga.submits({ month: '2027-01-01', reason: 'Au printemps', answer: '' })
  expect(told(olga)).toContain('until January 2027')
  // Without words nothing can be sent.
  await olga.pressesId(nina.press('send'))
  expect(told(olga)).toContain('Write first')

  await olga.says('/club candidates')
  expect(told(olga)).toContain('on the waiting list, until January 2027')
  await marc.says('/club candidats')
  expect(told(marc)).not.toContain('Nina')
  // She is still a candidate: applying once more is the same application.
  await nina.who.says('/candidature')
  expect(nina.who.form).toBeNull()
  expect(told(nina.who)).toContain('La candidature est bien arrivée')

  await clock.goesTo('2026-12-14T08:30')
  await olga.says('/club digest')
  expect(told(olga)).not.toContain('waiting list')
  await clock.goesTo('2027-01-04T08:30')
  await olga.says('/club digest')
  expect(told(olga)).toContain('A candidate on the waiting list was to be looked at again in January 2027')
  // From there he is accepted without another step.
  await olga.pressesId(nina.press('accept'))
  await olga.submits({ answer: 'Bienvenue !' })
  expect(told(olga)).toContain('Nina Roche is a member')
  await olga.presses('Send it in my name')
  // She has just become a member and has not said hello: it waits like every first message.
  await nina.who.presses('Ouvrir')
  expect(everythingOf(nina.who)).toContain('Bienvenue !')
})

story(
  'a candidate who cannot be written to here: who sent it is told, once, and nothing is tried for ever',
  async club => {
    const { people, stage, inClub, clock } = club
    const { olga } = people
    const nina = await applies(club, 'Nina Roche')
    await olga.pressesId(nina.press('refuse'))
    await olga.submits({ reason: 'Complet', answer: 'Chère Nina, non.' })
    const { post } = stage
    stage.post = async (target, message) =>
      target.kind === 'direct' && target.account === 'nina-roche'
        ? { trouble: 'gone', detail: 'nobody here' }
        : post.call(stage, target, message)
    await olga.presses('Send it in my name')
    await club.assidu.drain()
    stage.post = post
    await clock.passes('PT10M')
    expect(everythingOf(olga)).toContain('Nina Roche has not got your answer')
    expect(everythingOf(olga)).toContain('06 39 98 12 34')
    expect(everythingOf(nina.who)).not.toContain('Chère Nina')

    // A refused candidate goes after 180 days, with the letter, whose message says no more.
    await inClub(({ tx, at }) =>
      tx
        .updateTable('application')
        .set({ decided_at: at.subtract({ hours: 24 * 181 }) })
        .execute(),
    )
    await inClub(letGo)
    expect(await inClub(({ tx }) => tx.selectFrom('application_letter').selectAll().execute())).toEqual([])
  },
)

story('the committee is whoever is named to it, and the organizers while nobody is', async club => {
  const { people } = club
  const { olga, lea } = people
  const nina = await applies(club, 'Nina Roche')
  await olga.says('/club committee')
  expect(told(olga)).toContain('the organizers stand for it (Olga Renard)')
  await olga.presses('Name somebody')
  await olga.submits({ member: club.idOf('lea') })
  expect(told(olga)).toContain('Léa Martin is on the committee')
  expect(everythingOf(lea)).toContain('la commission d’admission')
  // She reads the files, and decides nothing.
  await lea.says('/club candidats')
  expect(told(lea)).toContain('Nina Roche')
  await lea.presses('Lire : Nina Roche')
  expect(told(lea)).toContain('Roche Vins')
  await lea.pressesId(nina.press('accept'))
  expect(told(lea)).toContain('Olga')
  await olga.says('/club committee')
  await olga.presses('Release somebody')
  await olga.submits({ member: club.idOf('lea') })
  expect(told(olga)).toContain('no longer on the committee')
  await olga.presses('Undo')
  expect(told(olga)).toContain('is on the committee')
  await olga.pressesId(`1|club-committee|remove-this|${club.idOf('lea')}`)
  await lea.says('/club candidats')
  expect(told(lea)).not.toContain('Nina')
})

story('an organizer who proposes somebody is told what is hers to do, and is not sent to herself', async club => {
  const { olga, lea } = club.people
  await olga.says('/apply')
  await olga.submits({ name: 'Nora Blanc', agreed: true })
  expect(told(olga)).toContain('what follows is for you to begin')
  expect(told(olga)).not.toContain('come back to you')
  await lea.says('/candidature')
  await lea.submits({ name: 'Rose Vert', agreed: true })
  expect(told(lea)).toContain('reviendra vers vous')
  const rows = await club.inClub(({ tx }) => tx.selectFrom('application').select(['id', 'name']).execute())
  for (const { id, name } of rows) {
    await olga.pressesId(`1|apply|refuse|${id}`)
    await olga.submits({ reason: 'Pas cette fois' })
    expect(told(olga)).toContain(name === 'Nora Blanc' ? 'is yours to give.' : 'is yours to give, with @Léa Martin.')
  }
})
