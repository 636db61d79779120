import { PermissionFlagsBits } from 'discord.js'
import { expect } from 'vitest'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, Who } from '../kit/on-platform.ts'
import { onSlack } from '../kit/on-slack.ts'
import { onTroubledSlack, toldOn, triedAgain } from '../kit/told-on.ts'

/** What is noted of the place's connection; undefined while it works. */
const troubleOf = async ({ inClub, ground }: ClubOn) => {
  const row = await inClub(club =>
    club.tx.selectFrom('place_trouble').select('detail').where('platform', '=', ground.platform).executeTakeFirst(),
  )
  return row?.detail
}

const marked = async ({ inClub, idOf, ground }: ClubOn, who: Who) => {
  const { unreachable_at, closed_at } = await inClub(club =>
    club.tx
      .selectFrom('account')
      .select(['unreachable_at', 'closed_at'])
      .where('member_id', '=', idOf(who))
      .where('platform', '=', ground.platform)
      .executeTakeFirstOrThrow(),
  )
  return { unreachable: unreachable_at !== null, closed: closed_at !== null }
}

const says = (text: RegExp) => (one: { text: string }) => text.test(one.text)

toldOn(
  onTroubledSlack,
  'a dead token is nobody’s but ours: nothing is sent, the organizers hear of it elsewhere, all goes once it works',
  async club => {
    const { people, slack, assidu, stage } = club
    club.lost.isMeant(/the connection is in trouble|an answer nobody knows/)
    const { lea, marc } = people
    slack.installed = false
    await lea.types('/recommander @marc moi-même "Un devis"')
    expect(await marc.reads()).toEqual([])
    expect(await troubleOf(club)).toBe('invalid_auth')
    expect(await marked(club, 'marc')).toEqual({ unreachable: false, closed: false })
    // Nothing more is asked of Slack for what comes after.
    const asked = slack.called('chat.postMessage').length
    await lea.types('/recommander @marc moi-même "Un second devis"')
    await lea.sees('Rien ne parvient à Marc Dubois pour le moment', { onlyHis: true })
    await assidu.drain()
    expect(slack.called('chat.postMessage')).toHaveLength(asked)
    const news = stage.messages.filter(says(/Slack ne reçoit plus rien d’Assidu/))
    expect(news.map(({ where }) => where.id)).toEqual(['organizers'])
    expect(news[0]!.text).toContain('lui en donne une nouvelle')
    // Asked, and still dead.
    await assidu.probes.now({ platform: 'slack' })
    expect(await marc.reads()).toEqual([])
    slack.installed = true
    await assidu.probes.now({ platform: 'slack' })
    await marc.sees('Un second devis', { where: 'direct' })
    expect((await marc.readsOf('Un devis')).length).toBe(1)
    expect((await marc.readsOf('Un second devis')).length).toBe(1)
    expect(await troubleOf(club)).toBeUndefined()
    expect(stage.messages.filter(says(/Slack reçoit de nouveau les messages/))).toHaveLength(1)
    expect(await people.olga.readsOf('ne reçoit plus rien')).toEqual([])
  },
)

for (const code of ['token_revoked', 'org_login_required', 'messages_tab_disabled', 'missing_scope'])
  toldOn(onTroubledSlack, `${code} is tried with one message before the others go`, async club => {
    const { people, slack, assidu } = club
    club.lost.isMeant(/the connection is in trouble|an answer nobody knows/)
    const { lea, marc, ana } = people
    slack.troubles.next('chat.postMessage', { error: code }, 2)
    await lea.types('/recommander @marc moi-même "Un devis"')
    await lea.types('/recommander @ana moi-même "Une fête"')
    await assidu.drain()
    expect(slack.called('chat.postMessage')).toHaveLength(1)
    await assidu.probes.now({ platform: 'slack' })
    expect([await marc.reads(), await ana.reads()]).toEqual([[], []])
    expect(slack.called('chat.postMessage')).toHaveLength(2)
    expect(await troubleOf(club)).toBe(code)
    await assidu.probes.now({ platform: 'slack' })
    await marc.sees('Un devis', { where: 'direct' })
    await ana.sees('Une fête', { where: 'direct' })
    expect(await troubleOf(club)).toBeUndefined()
    expect([await marc.reads(), await ana.reads()].map(({ length }) => length)).toEqual([1, 1])
  })

toldOn(
  onTroubledSlack,
  'a web page instead of an answer, or a code of tomorrow, holds up that message alone',
  async club => {
    const { people, slack } = club
    club.lost.isMeant(/the connection is in trouble|an answer nobody knows/)
    const { lea, marc, ana } = people
    slack.troubles.next('chat.postMessage', { page: '<html>Sign in</html>' })
    await lea.types('/recommander @marc moi-même "Un devis"')
    expect(await marc.reads()).toEqual([])
    expect(await troubleOf(club)).toBeUndefined()
    await lea.types('/recommander @ana moi-même "Une fête"')
    await ana.sees('Une fête', { where: 'direct' })
    expect(await marked(club, 'marc')).toEqual({ unreachable: false, closed: false })
    slack.troubles.next('chat.postMessage', { error: 'a_code_of_tomorrow' })
    await triedAgain(club)
    expect(await troubleOf(club)).toBeUndefined()
    await triedAgain(club)
    await marc.sees('Un devis', { where: 'direct' })
    expect(await marc.reads()).toHaveLength(1)
  },
)

toldOn(
  onTroubledSlack,
  'the same page to every question is the connection’s; a sign of life from there is reason to ask',
  async club => {
    const { people, slack, assidu } = club
    club.lost.isMeant(/the connection is in trouble|an answer nobody knows/)
    const { lea, marc } = people
    slack.troubles.next('chat.postMessage', { page: '<html>Sign in</html>' })
    slack.troubles.next('auth.test', { page: '<html>Sign in</html>' })
    await lea.types('/recommander @marc moi-même "Un devis"')
    await assidu.drain()
    expect(await troubleOf(club)).toBe('a web page instead of an answer')
    await assidu.probes.beat()
    const at = Temporal.Now.instant().subtract({ minutes: 1 })
    await club.inClub(({ tx }) => tx.updateTable('place_trouble').set({ probed_at: at }).execute())
    await lea.types('/recos')
    await marc.sees('Un devis', { where: 'direct' })
    expect(await marc.reads()).toHaveLength(1)
  },
)

toldOn(onTroubledSlack, 'a channel message goes where it can, and to the other place when that is well', async club => {
  const { people, slack, assidu, stage } = club
  club.lost.isMeant(/the connection is in trouble|an answer nobody knows/)
  slack.troubles.next('chat.postMessage', { error: 'token_revoked' })
  await people.olga.types('/reunion planifier')
  await people.olga.fills({ date: '2026-11-06', time: '07:45', place: 'La Cour d’Or' })
  await assidu.drain()
  const announced = () => stage.messages.filter(says(/La Cour d’Or/))
  expect(announced()).toHaveLength(1)
  expect(await people.lea.readsOf('La Cour d’Or')).toEqual([])
  await assidu.probes.now({ platform: 'slack' })
  await people.lea.sees('La Cour d’Or', { where: 'channel' })
  expect((await people.lea.readsOf('La Cour d’Or')).length).toBe(1)
  expect(announced()).toHaveLength(1)
})

toldOn(
  onDiscord,
  'removed from a server and invited again: what waited goes, and nobody is taken for gone',
  async club => {
    const { people, discord, ground } = club
    club.lost.isMeant(/the connection is in trouble|an answer nobody knows/)
    const { lea, marc } = people
    const guild = discord.world.guild(ground.place)
    await lea.types('/recommander @marc moi-même "Un devis"')
    await marc.sees('Un devis')
    discord.remove(guild, discord.botId)
    await expect.poll(() => troubleOf(club)).toBe('not installed')
    await club.inClub(async ({ tx }) => {
      await tx.updateTable('notice').set({ state: 'kept' }).where('kind', '=', 'referral-received').execute()
      await tx.deleteFrom('delivery').where('target', 'like', 'direct:%').execute()
    })
    await triedAgain(club)
    expect(await marc.readsOf('Un devis')).toHaveLength(1)
    expect(await marked(club, 'marc')).toEqual({ unreachable: false, closed: false })
    discord.invite(guild, discord.botId)
    await expect.poll(async () => (await marc.readsOf('Un devis')).length).toBe(2)
    expect(await troubleOf(club)).toBeUndefined()
  },
)

toldOn(
  onDiscord,
  'who takes no direct messages is called once, with a ring, and reads what waits at his next command',
  async club => {
    const { people, discord, clients, ground } = club
    const { lea, marc, ana } = people
    const channel = discord.world.channel(ground.channels.club)
    clients.marc.account.dms = 'closed'
    for (const need of ['Un devis', 'Une prise', 'Un tableau', 'Une lampe']) {
      await lea.types(`/recommander @marc moi-même "${need}"`)
      await club.clock.passes('PT1M')
    }
    await ana.sees('quelque chose pour vous ici', { where: 'channel' })
    expect(discord.messagesIn(channel).map(({ pings }) => pings)).toEqual([[clients.marc.id]])
    const [call] = await ana.readsOf('quelque chose pour vous ici')
    expect(call!.words.match(/Marc Dubois/g)).toHaveLength(1)
    expect(await marked(club, 'marc')).toEqual({ unreachable: false, closed: true })
    // Before it was tried nobody knew; then who passes it on is told.
    expect(await lea.readsOf('Elle part en privé')).toHaveLength(1)
    expect(await lea.readsOf('personne d’autre ne peut l’ouvrir')).toHaveLength(3)
    await ana.presses('Ouvrir')
    await ana.sees('This button is for someone else')
    await marc.types('/recos')
    const first = await marc.sees('Vos recommandations', { onlyHis: true })
    expect(first.words).toContain('Un devis')
    for (const [n, need] of ['Une prise', 'Un tableau', 'Une lampe'].entries()) {
      expect(discord.messagesIn(channel)).toHaveLength(1)
      await marc.presses(`Suivant (${3 - n})`)
      await marc.sees(need, { onlyHis: true })
    }
    await club.assidu.drain()
    // All is read: the call has gone, and nothing is told twice.
    expect(discord.messagesIn(channel)).toEqual([])
    await marc.types('/recos')
    expect((await marc.reads()).at(-1)!.words).not.toContain('attend')
    // He opens them again, and shows it by writing there.
    clients.marc.account.dms = 'open'
    await marc.types('/recos', 'direct')
    await lea.types('/recommander @marc moi-même "Un interrupteur"')
    await marc.sees('Un interrupteur', { where: 'direct', onlyHis: false })
    expect(discord.messagesIn(channel)).toEqual([])
  },
)

toldOn(
  onSlack('socket'),
  'four messages for somebody who has not said hello are one call, gone when he opened them',
  async club => {
    const { people, slack, inClub } = club
    const { lea, marc, ana } = people
    await inClub(({ tx }) =>
      tx.updateTable('account').set({ hello_at: null }).where('account', '=', 'U0MARC').execute(),
    )
    for (const need of ['Un devis', 'Une prise', 'Un tableau', 'Une lampe']) {
      await lea.types(`/recommander @marc moi-même "${need}"`)
      await club.clock.passes('PT1M')
    }
    await ana.sees('quelque chose pour vous ici', { where: 'channel' })
    expect(await ana.readsOf('quelque chose pour vous')).toHaveLength(1)
    // A real mention, which rings; his name stands once.
    const [posted] = slack.messagesIn('C0CLUB')
    expect(JSON.stringify(posted!.blocks).match(/"user_id":"U0MARC"/g)).toHaveLength(1)
    await marc.presses('Ouvrir')
    await marc.sees('Un devis', { onlyHis: true })
    for (const need of ['Une prise', 'Un tableau', 'Une lampe']) await marc.sees(need, { where: 'direct' })
    expect(await marc.readsOf('Un devis')).toHaveLength(1)
    await club.assidu.drain()
    expect(slack.messagesIn('C0CLUB')).toEqual([])
  },
)

toldOn(
  onDiscord,
  '“your conversation is open” is said when it is; what it lacks is told, and mended it opens by itself',
  async club => {
    const { people, discord, ground } = club
    const { lea, marc, ana, olga } = people
    const guild = discord.world.guild(ground.place)
    const parent = discord.world.channel(ground.channels.introductions)
    const noThreads = {
      id: discord.botId,
      type: 'member',
      allow: 0n,
      deny: PermissionFlagsBits.CreatePrivateThreads,
    } as const
    discord.permit(parent, [noThreads])
    await lea.types('/presenter @marc @ana "Deux métiers qui se complètent"')
    await lea.presses('Envoyer')
    await marc.presses('Oui, volontiers')
    await ana.presses('Yes, gladly')
    const asked = await marc.sees('ne peut pas encore s’ouvrir')
    expect(asked.words).not.toContain('est ouverte')
    await ana.sees('can’t open yet')
    const agreed = await lea.sees('Leur conversation ne peut pas encore s’ouvrir')
    expect(agreed.words).toContain('le droit d’ouvrir un fil privé')
    const told = await olga.sees('the right to open a private thread')
    expect(told.words).not.toMatch(/Marc|Ana/)
    discord.permit(parent, [])
    await marc.sees('Costa Traiteur', { where: 'group' })
    await ana.sees('Dubois Électricité', { where: 'group' })
    await marc.sees('Ana Costa est ouverte')
    await ana.sees('Marc Dubois is open')
    await olga.sees('Settled: it is open')
    expect((await lea.sees('ont dit oui')).words).not.toContain('ne peut pas')
    expect(discord.channelsOf(guild).filter(({ type }) => type === 12)).toHaveLength(1)
  },
)

toldOn(
  onDiscord,
  'an opening that broke off between its people goes on in the same thread, and says nothing before',
  async club => {
    const { people, discord, clients, ground } = club
    const { lea, marc, ana } = people
    discord.trouble(
      'PUT /channels/:channel/thread-members/:user',
      { kind: 'server error', status: 500 },
      { about: clients.ana.id },
    )
    await lea.types('/presenter @marc @ana "Deux métiers qui se complètent"')
    await lea.presses('Envoyer')
    await marc.presses('Oui, volontiers')
    await ana.presses('Yes, gladly')
    await marc.sees('va s’ouvrir')
    expect(await marc.readsOf('est ouverte')).toEqual([])
    expect((await marc.reads()).filter(({ where }) => where === 'group')).toEqual([])
    await triedAgain(club)
    const opened = await ana.sees('Dubois Électricité', { where: 'group' })
    expect(await marc.sees('Costa Traiteur', { where: 'group' })).toMatchObject({ id: opened.id })
    await marc.sees('est ouverte')
    const guild = discord.world.guild(ground.place)
    expect(discord.channelsOf(guild).filter(({ type }) => type === 12)).toHaveLength(1)
  },
)

toldOn(
  onDiscord,
  'a side that left the server: who asked and the organizers are told, and it opens when he is back',
  async club => {
    const { people, discord, clients, ground } = club
    const { lea, marc, ana, olga } = people
    const guild = discord.world.guild(ground.place)
    await lea.types('/presenter @marc @ana "Deux métiers qui se complètent"')
    await lea.presses('Envoyer')
    await marc.presses('Oui, volontiers')
    await marc.sees('Vous avez dit oui')
    discord.remove(guild, clients.marc.id)
    await ana.presses('Yes, gladly')
    await ana.sees('can’t open yet')
    await lea.sees('Marc Dubois n’est plus dans ce lieu')
    await olga.sees('Marc Dubois is no longer in this place')
    expect(discord.channelsOf(guild).filter(({ type }) => type === 12)).toEqual([])
    discord.invite(guild, clients.marc.id)
    await marc.types('/recos')
    await marc.sees('Costa Traiteur', { where: 'group' })
    await ana.sees('Marc Dubois is open')
  },
)
