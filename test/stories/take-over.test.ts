import { expect } from 'vitest'
import { linkAccount } from '../../src/club/members/link.ts'
import { makeTakeOverCode } from '../../src/club/setup/take-over.ts'
import { type ClubTx, chooseClub, inClub } from '../../src/db/club-tx.ts'
import { newId } from '../../src/main.ts'
import { clubRow, memberRow } from '../kit/rows.ts'
import { Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** Who may bring an imported club into a place, and who is an organizer there then. */

type Story = StoryOf<keyof typeof usualCast>

const human = { fullMember: true, bot: false, deactivated: false, administrator: false }

/** Somebody in a place which holds no club. */
function newcomerTo(story: Story, account: string, administrator = false, place = 'new-place'): Person {
  story.stage.persons.push({ account, name: account, ...human, administrator })
  const { dispatch, drain } = story.assidu
  return new Person(account, account, { dispatch, drain, nextId: newId, place, stage: story.stage })
}

/** An imported club that waits for its place, with two organizers and a member. */
async function waitingClub(story: Story) {
  const id = newId()
  const ids: Record<string, string> = {}
  await story.assidu.means.db.transaction().execute(async tx => {
    await chooseClub(tx, id)
    await tx
      .insertInto('club')
      .values(clubRow(id, 'Club du Port', story.clock.now()))
      .execute()
    for (const [name, roles] of [
      ['Paul Rey', ['member', 'organizer']],
      ['Nora Sy', ['member', 'organizer']],
      ['Ines Roy', ['member']],
    ] as const) {
      ids[name] = newId()
      await tx
        .insertInto('member')
        .values(memberRow(id, ids[name], name, [...roles]))
        .execute()
    }
  })
  const within = <Result>(work: (club: ClubTx) => Promise<Result>) => inClub(story.assidu.means, id, work)
  const link = (name: string, account: string, place: string) =>
    within(async club =>
      linkAccount(club, { platform: 'playground', place, account, member: { id: ids[name]!, name }, active: true }),
    )
  return { id, ids, within, link, code: await within(makeTakeOverCode) }
}

const placeOf = (story: Story, id: string) =>
  story.assidu.means.db
    .selectFrom('place')
    .select('place')
    .where('club_id', '=', id)
    .execute()
    .then(rows => rows.map(({ place }) => place))

story('where its operator alone can bring the bot, a waiting club is offered to an administrator', async story => {
  story.stage.rooms.push({ id: 'general', name: 'general', isPrivate: false, canPost: true })
  const port = await waitingClub(story)
  const vera = newcomerTo(story, 'vera', true)
  const tom = newcomerTo(story, 'tom')
  await vera.says('/club')
  expect(vera.texts.at(-1)).toContain('Club du Port (3 membres, importé le')
  await tom.pressesId(`1|club|take-over|${port.id}`)
  expect(tom.texts.at(-1)).toContain('réservé à un administrateur')
  await vera.presses('Reprendre ce club')
  await vera.submits({ club: 'general' })
  expect(vera.seen(/Club du Port vit ici désormais/)).toBeDefined()
  // Being an administrator makes nobody an organizer: none of the list has an account here.
  await vera.says('/club')
  expect(vera.texts.at(-1)).toContain('Je ne connais ici le compte de personne')
  expect(vera.messages.at(-1)!.view.blocks.some(({ kind }) => kind === 'actions')).toBe(false)
})

story('where anyone may bring the bot, no administrator takes a club over without its code', async story => {
  story.stage.comesBy = 'anyone'
  story.stage.rooms.push({ id: 'general', name: 'general', isPrivate: false, canPost: true })
  const port = await waitingClub(story)
  const vera = newcomerTo(story, 'vera', true)
  await vera.says('/club')
  expect(vera.form?.title).toBe('Un nouveau club')
  expect(vera.texts.join()).not.toContain('Club du Port')
  await vera.pressesId(`1|club|take-over|${port.id}`)
  await vera.submits({ club: 'general' })
  expect(vera.texts.join()).not.toContain('Club du Port')
  expect(await placeOf(story, port.id)).toEqual([])
})

story('the code of the import gives the club its place, and confirms one organizer there', async story => {
  story.stage.comesBy = 'anyone'
  const port = await waitingClub(story)
  const kept = await port.within(club => club.tx.selectFrom('take_over').select('hash').execute())
  expect(JSON.stringify(kept)).not.toContain(port.code.replaceAll('-', '').toLowerCase())
  const vera = newcomerTo(story, 'vera', true)
  const tom = newcomerTo(story, 'tom')
  const eve = newcomerTo(story, 'eve', true, 'other-place')
  await tom.says(`/club code:${port.code}`)
  expect(tom.texts.at(-1)).toContain('Un administrateur')
  expect(await placeOf(story, port.id)).toEqual([])
  await vera.says(`/club code:${port.code.toLowerCase()}`)
  expect(vera.texts.at(-1)).toContain('Club du Port vit ici désormais')
  expect(await placeOf(story, port.id)).toEqual(['new-place'])
  await eve.says(`/club code:${port.code}`)
  expect(eve.texts.at(-1)).toContain('a servi')
  // Neither another administrator of the place, nor one who is none.
  const second = newcomerTo(story, 'second', true)
  await second.says('/club')
  expect(second.texts.at(-1)).toContain('Je ne connais ici le compte de personne')
  await second.says(`/club code:${port.code}`)
  expect(second.texts.at(-1)).toContain('a servi')
  await second.pressesId('1|club|confirm')
  expect(second.form).toBeNull()
  await tom.says('/recos')
  await tom.presses('Je suis sur la liste')
  await tom.submits({ name: 'Paul Rey' })
  await vera.presses('Confirmer quelqu’un')
  const { form } = vera
  expect(form!.fields.map(({ id }) => id)).toEqual(['organizer', 'account'])
  const [organizer, account] = form!.fields
  expect(organizer!.options!.map(({ label }) => label)).toEqual(['Nora Sy', 'Paul Rey'])
  expect(account!.options!.map(({ label }) => label)).toEqual(['vera', 'Paul Rey (tom)'])
  story.stage.persons.push({ account: 'robot', name: 'Robot', ...human, bot: true })
  await vera.submits({ organizer: port.ids['Paul Rey']!, account: 'robot' })
  expect(vera.problems.account).toContain('Je ne trouve plus ce compte')
  await vera.submits({ organizer: port.ids['Paul Rey']!, account: 'tom' })
  expect(vera.seen(/Le compte de Paul Rey est relié/)).toBeDefined()
  await tom.says('/club')
  expect(tom.texts.join()).toContain('3 membres')
  await tom.says('/club membres')
  expect(tom.texts.at(-1)).not.toContain('Qui est-ce')
  // It is spent.
  vera.form = form
  await vera.submits({ organizer: port.ids['Nora Sy']!, account: 'vera' })
  expect(vera.texts.at(-1)).toContain('peut le faire')
  // Nobody did anything for the organizer who has no account yet: she is not asked for as if somebody had.
  await tom.says('/club')
  expect(tom.texts.join()).not.toContain('Un membre a fait quelque chose')
  const told = await port.within(club =>
    club.tx.selectFrom('notice').select(['kind', 'reader_id']).where('class', '=', 'personal').execute(),
  )
  expect(told).toEqual(
    expect.arrayContaining([
      { kind: 'club-taken-over', reader_id: port.ids['Paul Rey'] },
      { kind: 'club-taken-over', reader_id: port.ids['Nora Sy'] },
      { kind: 'organizer-confirmed', reader_id: port.ids['Nora Sy'] },
    ]),
  )
})

story('whoever guesses codes is heard five times a day', async story => {
  story.stage.comesBy = 'anyone'
  const port = await waitingClub(story)
  const eve = newcomerTo(story, 'eve', true)
  for (let n = 0; n < 5; n++) {
    await eve.says(`/club code:0000-0000-0000-000${n}`)
    expect(eve.texts.at(-1)).toContain('Je ne connais pas ce code')
  }
  await eve.says(`/club code:${port.code}`)
  expect(eve.texts.at(-1)).toContain('Cinq codes')
  expect(await placeOf(story, port.id)).toEqual([])
  await story.clock.passes('PT25H')
  await eve.says(`/club code:${port.code}`)
  expect(eve.texts.at(-1)).toContain('vit ici désormais')
  // In a club's own place it is no different.
  const mallory = story.stranger('mallory', 'mallory')
  for (let n = 0; n < 5; n++) await mallory.says(`/club code:0000-0000-000${n}`)
  expect(mallory.texts.at(-1)).toContain('Je ne connais pas ce code')
  await mallory.says('/club code:0000-0000-0009')
  expect(mallory.texts.at(-1)).toContain('Cinq codes')
})

story('a code ends after seven days, and with the next import', async story => {
  story.stage.comesBy = 'anyone'
  const port = await waitingClub(story)
  const newer = await port.within(makeTakeOverCode)
  const vera = newcomerTo(story, 'vera', true)
  await vera.says(`/club code:${port.code}`)
  expect(vera.texts.at(-1)).toContain('Je ne connais pas ce code')
  await story.clock.passes('P8D')
  await vera.says(`/club code:${newer}`)
  expect(vera.texts.at(-1)).toContain('a servi')
  expect(await placeOf(story, port.id)).toEqual([])
})

story(
  'who took a club over in the wrong place takes it back, and goes to the right one with the same code',
  async story => {
    story.stage.comesBy = 'anyone'
    const port = await waitingClub(story)
    const vera = newcomerTo(story, 'vera', true)
    await vera.says(`/club code:${port.code}`)
    const second = newcomerTo(story, 'second', true)
    const noted = await port.within(club =>
      club.tx.selectFrom('audit').select('id').where('what', '=', 'club-taken-over').executeTakeFirstOrThrow(),
    )
    await second.pressesId(`1|club|undo-take-over|${noted.id}`)
    expect(second.texts.at(-1)).toContain('pour quelqu’un d’autre')
    await vera.presses('Annuler')
    expect(vera.seen(/Club du Port ne vit plus/)).toBeDefined()
    expect(await placeOf(story, port.id)).toEqual([])
    const due = await port.within(club => club.tx.selectFrom('due').select('duty').execute())
    expect(due.filter(({ duty }) => duty !== 'deliver')).toEqual([])
    await vera.says('/club')
    expect(vera.form?.title).toBe('Un nouveau club')
    const again = newcomerTo(story, 'vera', true, 'right-place')
    await again.says(`/club code:${port.code}`)
    expect(await placeOf(story, port.id)).toEqual(['right-place'])
  },
)

story('an organizer takes a take-over back, and the code is good for nothing more', async story => {
  story.stage.comesBy = 'anyone'
  const port = await waitingClub(story)
  const eve = newcomerTo(story, 'eve', true)
  const nora = newcomerTo(story, 'nora')
  await eve.says(`/club code:${port.code}`)
  await port.link('Nora Sy', 'nora', 'new-place')
  await nora.says('/club')
  const news = nora.seen(/a repris le club/)
  expect(news?.text).toContain('eve')
  await eve.presses('Annuler')
  expect(eve.seen(/ne vit plus/)).toBeUndefined()
  await nora.presses('Annuler cette reprise')
  expect(await placeOf(story, port.id)).toEqual([])
  await eve.says(`/club code:${port.code}`)
  expect(eve.texts.at(-1)).toContain('a servi')
})

story('without a code an administrator confirms only somebody whose account here is known to be his', async story => {
  const port = await waitingClub(story)
  const vera = newcomerTo(story, 'vera', true)
  const ines = newcomerTo(story, 'ines')
  newcomerTo(story, 'tom')
  await vera.says('/club')
  await vera.presses('Reprendre ce club')
  await vera.submits({})
  await vera.pressesId('1|club|confirm')
  expect(vera.form).toBeNull()
  await port.link('Ines Roy', 'ines', 'new-place')
  await vera.says('/club')
  await vera.presses('Confirmer quelqu’un')
  const { form } = vera
  expect(form!.fields.map(({ id, options }) => [id, options?.map(({ label }) => label)])).toEqual([
    ['organizer', ['Ines Roy']],
  ])
  await vera.submits({ organizer: port.ids['Paul Rey']! })
  expect(vera.texts.at(-1)).toContain('n’est plus ouvert')
  vera.form = form
  await vera.submits({ organizer: port.ids['Ines Roy']! })
  expect(vera.seen(/Le compte d’Ines Roy est relié/)).toBeDefined()
  await ines.says('/club')
  expect(ines.texts.at(-1)).toContain('3 membres, dont 1')
  expect(ines.seen(/a nommé Ines Roy|y a nommé/)).toBeDefined()
  const audited = await port.within(club =>
    club.tx.selectFrom('audit').select('about').where('what', '=', 'organizer-confirmed').execute(),
  )
  expect(audited).toEqual([{ about: port.ids['Ines Roy'] }])
})

story('where the import named no organizer, its code makes one of somebody on the list', async story => {
  story.stage.comesBy = 'anyone'
  const port = await waitingClub(story)
  await port.within(club =>
    club.tx
      .updateTable('member')
      .set({ roles: ['member'] })
      .execute(),
  )
  const vera = newcomerTo(story, 'vera', true)
  await vera.says(`/club code:${port.code}`)
  await vera.presses('Confirmer quelqu’un')
  expect(vera.form!.fields[0]!.options!.map(({ label }) => label)).toEqual(['Ines Roy', 'Nora Sy', 'Paul Rey'])
  await vera.submits({ organizer: port.ids['Ines Roy']!, account: 'vera' })
  await vera.says('/club')
  expect(vera.seen(/3 membres, dont 1/)).toBeDefined()
})
