import { afterEach, expect, test } from 'vitest'
import { startSlack as connect, type SlackPlatform } from '../../src/platforms/slack/index.ts'
import { type LocalSlack, startSlack, textOf, wordsOf } from '../kit/slack/index.ts'
import { openStory, type StoryOf, usualCast } from '../kit/story.ts'

type Who = keyof typeof usualCast
type Club = StoryOf<Who> & {
  slack: LocalSlack
  bot: SlackPlatform
  person: (who: Who) => ReturnType<LocalSlack['user']>
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

const accounts: Record<Who, string> = { lea: 'U0LEA', marc: 'U0MARC', ana: 'U0ANA', olga: 'U0OLGA' }

/** The real core, in a Slack workspace: everybody has an account there. */
async function slackClub(): Promise<Club> {
  const story = await openStory({ cast: usualCast })
  stops.push(() => story.close())
  const slack = await startSlack()
  stops.push(() => slack.close())
  const place = slack.workspace.id
  const at = story.clock.now()
  await story.inClub(async ({ tx, id: club_id }) => {
    await tx.updateTable('account').set({ unreachable_at: at }).where('club_id', '=', club_id).execute()
    await tx
      .insertInto('place')
      .values({ platform: 'slack', place, club_id, name: 'Le Cercle', connected_at: at, disconnected_at: null })
      .execute()
    await tx
      .insertInto('channel')
      .values({ club_id, platform: 'slack', place, purpose: 'club', channel: 'C0CLUB', trouble: null })
      .execute()
    for (const [who, account] of Object.entries(accounts) as [Who, string][]) {
      const { name } = usualCast[who]
      slack.addUser({ id: account, name, handle: who, locale: who === 'ana' ? 'en-GB' : 'fr-FR' })
      const linked = { platform: 'slack', place, account, member_id: story.idOf(who), linked_at: at }
      await tx
        .insertInto('account')
        .values({ club_id, ...linked, hello_at: at, informed_at: at, active_at: null, unreachable_at: null })
        .execute()
    }
  })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: Object.values(accounts), bot: true })
  const bot = await connect(
    { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
    { dispatch: story.assidu.dispatch, clock: story.assidu.clock, say: () => {}, pace: 0 },
  )
  story.assidu.platforms.set('slack', bot)
  return { ...story, slack, bot, person: who => slack.user(accounts[who]) }
}

test('a referral typed by Léa reaches Marc’s DM, moves by his buttons, and its changes are drawn for both', async () => {
  const { person, assidu, slack } = await slackClub()
  const [lea, marc] = [person('lea'), person('marc')]
  await lea.types(
    '/recommander',
    '@marc type:"une connaissance" besoin:"Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"',
  )
  await lea.presses(await lea.sees('Mme Dupont', { private: true }), 'Oui, transmettre')
  await lea.sees('Transmise à', { private: true })
  expect(marc.messages).toEqual([])
  await assidu.drain()
  const received = await marc.sees('06 39 98 12 12', { in: 'D0MARC' })
  expect(wordsOf(received.blocks)).toContain('<@U0LEA>')
  await marc.presses(received, 'Contact pris')
  await assidu.drain()
  await marc.sees('contact pris', { in: 'D0MARC' })
  expect(received.edits).toBeGreaterThan(0)
  expect(marc.messages).toHaveLength(1)
  expect(slack.calls.filter(({ error }) => error)).toEqual([])
})

test('a bare command opens the form; the member is found by typing, what is wrong is said under its field', async () => {
  const { person, assidu } = await slackClub()
  const lea = person('lea')
  await lea.types('/refer')
  await lea.seesForm(/./)
  const first = { receiver: 'Marc', kind: 'outside', need: 'Une prise', agreed: true }
  expect(Object.keys(await lea.submits(first))).toEqual(['prospect'])
  expect(await lea.submits({ prospect: 'M. Petit' })).toEqual({})
  await lea.sees('Transmise à', { private: true })
  await assidu.drain()
  await person('marc').sees('M. Petit', { in: 'D0MARC' })
})

test('half a line opens the form with what was said, the mentioned member by name', async () => {
  const { person } = await slackClub()
  const lea = person('lea')
  await lea.types('/recommander', '@marc')
  const form = await lea.seesForm(/./)
  const receiver = form.view.blocks.find(block => block.block_id === 'receiver')
  expect(JSON.stringify(receiver)).toContain('Marc Dubois')
})

test('a command repeated by Slack passes one referral', async () => {
  const { person, assidu, slack, inClub } = await slackClub()
  slack.repeats()
  await person('lea').types('/refer', '@marc moi-même "Un devis"')
  await person('lea').sees('Transmise à')
  await assidu.drain()
  expect(await inClub(({ tx }) => tx.selectFrom('referral').select('id').execute())).toHaveLength(1)
  expect(person('marc').messages).toHaveLength(1)
})

test('a reader is answered in his own language, whichever name he typed', async () => {
  const { person } = await slackClub()
  await person('ana').types('/recos')
  await person('ana').sees(/None|Nothing|so far|yet/i)
  expect(person('ana').messages.map(textOf).join()).not.toContain('pour l’instant')
})
