import { expect } from 'vitest'
import { newId } from '../../src/main.ts'
import { Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Story = StoryOf<keyof typeof usualCast>

const human = { fullMember: true, bot: false, deactivated: false, administrator: false }

/** Somebody in another place, which holds no club. */
function newcomerTo(story: Story, account: string, name: string, administrator = false): Person {
  story.stage.persons.push({ account, name, ...human, administrator, zone: 'Europe/Brussels' })
  const { dispatch, drain } = story.assidu
  return new Person(account, name, { dispatch, drain, nextId: newId, place: 'new-place', stage: story.stage })
}

const rooms = [
  { id: 'general', name: 'general', isPrivate: false, canPost: true },
  { id: 'bureau', name: 'bureau', isPrivate: true, canPost: false },
]

story('in a place without a club, an administrator sets one up in one form', async story => {
  story.stage.rooms.push(...rooms)
  const vera = newcomerTo(story, 'vera', 'Véra Blum', true)
  const tom = newcomerTo(story, 'tom', 'Tom Roux')
  await tom.says('/aide')
  expect(tom.texts.at(-1)).toContain('Un administrateur peut en créer un')
  await tom.says('/club')
  expect(tom.texts.at(-1)).toContain('Un administrateur peut en créer un')
  await vera.says('/club')
  expect(vera.form?.fields.find(({ id }) => id === 'zone')?.value).toBe('Europe/Brussels')
  await vera.submits({ name: 'Club du Lac', club: 'general', organizers: 'general' })
  expect(vera.problems.organizers).toContain('deux canaux différents')
  await vera.submits({ name: 'Club du Lac', club: 'general', organizers: 'bureau', zone: 'Bruxelles' })
  expect(vera.problems.zone).toContain('Bruxelles')
  await vera.submits({ name: 'Club du Lac', club: 'general', organizers: 'bureau', zone: 'Europe/Brussels' })
  const receipt = vera.seen(/Club du Lac est créé/)!
  expect(receipt.text).toContain('Je ne peux pas encore écrire dans bureau')
  const welcome = vera.seen(/je suis Assidu, pour Club du Lac/)!
  expect(welcome.where).toEqual({ kind: 'channel', id: 'general' })
  expect(welcome.text).toContain('aucune machine ne décide')
  await vera.says('/club bureau')
  expect(vera.texts.at(-1)).toContain('Véra Blum')
  await vera.says('/club')
  expect(vera.texts.at(-1)).toContain('1 membre, dont 1 avec un compte ici')
  await tom.says('/recos')
  expect(tom.texts.at(-1)).toContain('réservé aux membres')
  await tom.presses('Dire bonjour')
  expect(tom.texts.at(-1)).toContain('réservé aux membres')
})

story('the first organizer ticks who is a member; each says hello before anything comes', async story => {
  story.stage.rooms.push(...rooms)
  const vera = newcomerTo(story, 'vera', 'Véra Blum', true)
  const tom = newcomerTo(story, 'tom', 'Tom Roux')
  await vera.says('/club')
  await vera.submits({ name: 'Club du Lac', club: 'general' })
  await vera.presses('Cocher les membres')
  expect(vera.form?.fields[0]?.options?.map(({ label }) => label)).toEqual(['Tom Roux'])
  await vera.submits({ who: ['tom'] })
  await vera.says('/refer @"Tom Roux" moi-même "Un ponton neuf"')
  expect(tom.seen(/Tom Roux, quelque chose pour vous/)).toBeDefined()
  expect(tom.texts.join()).not.toContain('ponton')
  await tom.presses('Dire bonjour')
  expect(tom.seen(/Bonjour, et bienvenue/)?.text).toContain('pile ou face')
  // He has come: what waited goes to him, and nobody calls him any more.
  expect(tom.texts.at(-1)).toContain('Un ponton neuf')
  expect(tom.seen(/quelque chose pour vous ici/)).toBeUndefined()
  await vera.says('/refer @"Tom Roux" moi-même "Une bouée"')
  expect(tom.texts.at(-1)).toContain('Une bouée')
})

story('settings are changed in one form, and count from then on', async ({ people: { olga, lea }, stage, inClub }) => {
  stage.rooms.push(...rooms, { id: 'club', name: 'club', isPrivate: false, canPost: true })
  await olga.says('/club settings')
  expect(olga.texts.at(-1)).toContain('Acts are kept 3 years')
  await olga.presses('Club and channels')
  expect(olga.form?.fields.find(({ id }) => id === 'club')?.value).toBe('club')
  await olga.submits({
    name: 'Le Grand Cercle',
    address: 'tu',
    sensitivity: 'careful',
    club: 'club',
    introductions: '',
    organizers: 'bureau',
  })
  expect(olga.texts.at(-1)).toContain('I can’t write in bureau')
  stage.rooms.find(({ id }) => id === 'bureau')!.canPost = true
  await olga.presses('Look again')
  expect(olga.texts.at(-1)).toContain('I can write in every channel')
  await lea.says('/aide')
  expect(lea.texts.at(-1)).toContain('Tape une commande')
  const { settings } = await inClub(club => club.tx.selectFrom('club').select('settings').executeTakeFirstOrThrow())
  expect(settings.sensitivity).toBe(4.5)
})
