import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestReport } from '../../src/club/digest/report.ts'
import { sendDigest } from '../../src/club/digest/send.ts'
import { linkWanted } from '../../src/club/members/kinds.ts'
import { tellOrganizers } from '../../src/club/members/tell-organizers.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { actionsOf, Stage } from '../kit/stage.ts'

let club: DemoClub
beforeEach(async () => {
  club = await openDemoClub()
})
afterEach(() => club.close())

const digests = () => club.stage.messages.filter(({ text }) => /^Le club, semaine du|^The club in the week/.test(text))
const allNames = () =>
  club.inClub(async tx => (await tx.tx.selectFrom('member').select('name').execute()).map(({ name }) => name))

describe('Monday at 8:00', () => {
  test('the organizers’ channel gets figures, actions and counts, and no name', async () => {
    await club.goesTo('2026-11-23T07:59')
    expect(digests()).toEqual([])
    await club.goesTo('2026-11-23T08:00')
    const [digest] = digests()
    expect(digest!.where).toEqual({ kind: 'channel', id: 'organizers' })
    expect(digest!.text).toContain('Le club, semaine du 16 novembre')
    expect(digest!.text).toContain('22 sur 27')
    expect(digest!.text).toContain('3 membres méritent un mot')
    expect(digest!.text).toContain('trop tôt pour le dire')
    for (const name of await allNames()) expect(digest!.text).not.toContain(name)
    // Three buttons, the names, and the list of what can be looked at.
    expect(actionsOf(digest!.view).length).toBeLessThanOrEqual(6)
  })

  test('names open for an organizer alone, and the look is noted; his own is not among them', async () => {
    await club.goesTo('2026-11-23T08:00')
    await club.person('m01').presses('Voir les noms')
    const names = club.person('m01').seen(/Les noms/)!
    expect(names.where).toEqual({ kind: 'onlyHis', id: 'm01' })
    expect(names.text).toMatch(
      /Franck Delmotte : chasseur de business depuis le 21 avril \(14 demandes en un an, aucun don noté\)/,
    )
    expect(names.text).toContain('Gérard Mougeot : en retrait')
    expect(names.text).not.toContain('Pascal Raguin')
    // A line about each whom he read, and about nobody else; read again at once, it is the same look.
    const looks = () =>
      club.inClub(async tx => {
        const lines = await tx.tx.selectFrom('audit').select('about').where('what', '=', 'digest-names').execute()
        return lines.map(({ about }) => about).sort()
      })
    const named = await Promise.all(['m09', 'm17', 'm23', 'm30', 'm31', 'm32'].map(one => club.idOf(one)))
    expect(await looks()).toEqual(named.sort())
    await club.person('m01').presses('Voir les noms')
    expect(await looks()).toEqual(named)
    await club.person('m09').says('/mes-donnees')
    expect(club.person('m09').seen(/Ce qui est gardé sur vous/)!.text).toMatch(/Regards ou changements du bureau : 1/)
    await club.person('m05').pressesId('1|digest|names')
    expect(club.person('m05').seen(/Franck Delmotte : chasseur/)).toBeUndefined()
  })

  test('whom an organizer has answered for since Tuesday is in the count no more than among the names', async () => {
    await club.person('m01').says('/mon-bilan @m09')
    await club.person('m01').presses('Pas un chasseur')
    await club.goesTo('2026-11-23T08:00')
    expect(digests()[0]!.text).toContain('2 membres méritent un mot')
    await club.person('m01').presses('Voir les noms')
    expect(club.person('m01').seen(/Les noms/)!.text).not.toContain('Franck Delmotte : chasseur')
  })

  test('“no message to” spares a member this time', async () => {
    await club.goesTo('2026-11-23T08:00')
    await club.person('m01').presses('Voir les noms')
    await club.person('m01').chooses('Pas de message à…', 'Franck Delmotte')
    await club.goesTo('2026-11-24T12:00')
    expect(club.direct('m09', /Deux minutes/)).toEqual([])
    expect(club.direct('m23', /Deux minutes/)).toHaveLength(1)
  })

  test('an organizer who is himself in a figure does not read his own name', async () => {
    await club.inClub(tx =>
      tx.tx
        .updateTable('member')
        .set({ roles: ['organizer'] })
        .where('external_id', '=', 'm17')
        .execute(),
    )
    await club.goesTo('2026-11-23T08:00')
    await club.person('m17').presses('Voir les noms')
    expect(club.person('m17').seen(/Les noms/)!.text).not.toContain('Gérard Mougeot')
    await club.person('m01').presses('Voir les noms')
    expect(club.person('m01').seen(/Les noms/)!.text).toContain('Gérard Mougeot')
  })

  test('each action opens what is behind it', async () => {
    await club.goesTo('2026-11-23T08:00')
    const organizer = club.person('m02')
    await organizer.presses('Voir les nouveaux')
    const newcomers = organizer.seen(/Les nouveaux/)!
    expect(newcomers.text).toContain('Léa Bourgeot')
    // From there he brings her together with somebody, or meets her.
    expect(newcomers.text).toContain('Qui pourrait accueillir Léa Bourgeot')
    await organizer.chooses('Voir le profil de…', 'Léa Bourgeot')
    expect(organizer.seen(/Léa Bourgeot et vous/)).toBeDefined()
    await organizer.presses('Voir les besoins')
    expect(organizer.seen(/Besoins sans réponse/)).toBeDefined()
  })

  test('what has no button of its own, and the people behind one line alone, open from the list', async () => {
    // Three actions come before the asks.
    await club.person('m09').says('/mon-bilan')
    await club.person('m09').presses('Ce n’est pas juste')
    await club.person('m09').submits({})
    await club.goesTo('2026-11-23T08:00')
    const organizer = club.person('m02')
    expect(digests()[0]!.text).not.toContain('sans aucune réponse')
    await organizer.chooses('Voir de plus près…', 'Voir les besoins')
    expect(organizer.seen(/Besoins sans réponse/)!.where).toEqual({ kind: 'onlyHis', id: 'm02' })
    await organizer.chooses('Voir de plus près…', 'Les bilans, et leurs raisons')
    const standings = organizer.seen(/Les noms, pour vous seul/)!
    expect(standings.text).toContain('Gérard Mougeot : en retrait')
    expect(standings.text).not.toContain('Mardi')
  })

  test('whoever joined this week and has met nobody yet is counted among those who have not', async () => {
    const organizer = club.person('m01')
    for (const name of ['Sophie Martin', 'Hugo Perrot']) {
      await organizer.says('/club membres')
      await organizer.presses('Ajouter')
      await organizer.submits({ name })
    }
    await club.goesTo('2026-11-23T08:00')
    expect(digests()[0]!.text).toMatch(/5 nouveaux dans leurs 90 premiers jours, dont 4 encore sans tête-à-tête/)
    await organizer.presses('Voir les nouveaux')
    // Behind the button stand those who have waited for a month.
    const waiting = organizer.seen(/Les nouveaux encore sans tête-à-tête/)!.text
    expect(waiting).toContain('Léa Bourgeot')
    expect(waiting).not.toContain('Sophie Martin')
  })

  test('a week missed in an outage is not told later', async () => {
    await club.inClub(tx => sendDigest(tx))
    await club.inClub(tx =>
      tx.tx
        .updateTable('notice')
        .set({ arguments: JSON.stringify({ at: '2026-11-09T07:00:00Z' }) })
        .where('kind', '=', 'digest')
        .execute(),
    )
    await club.assidu.drain()
    expect(digests()).toEqual([])
  })
})

describe('where the channel is not safe', () => {
  const person = (account: string, bot = false) => ({
    ...{ account, name: account, bot },
    ...{ deactivated: false, administrator: false, fullMember: true },
  })
  /** The organizers' channel is on Slack, where Hélène (m01) is U1: with this privacy, and these people in it. */
  async function onSlack(isPrivate: boolean, accounts: readonly string[]): Promise<Stage> {
    const slack = new Stage('T1')
    slack.rooms.push({ id: 'C1', name: 'bureau', isPrivate, canPost: true })
    slack.persons.push(...accounts.map(account => person(account, account === 'BOT')))
    club.assidu.platforms.set('slack', slack)
    await club.inClub(async ({ id, tx, at }) => {
      await tx.deleteFrom('channel').where('purpose', '=', 'organizers').execute()
      const here = { club_id: id, platform: 'slack', place: 'T1' }
      await tx
        .insertInto('channel')
        .values({ ...here, purpose: 'organizers', channel: 'C1', trouble: null })
        .execute()
      const member = await tx
        .selectFrom('member')
        .select('id')
        .where('external_id', '=', 'm01')
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('account')
        .values({
          ...{ ...here, account: 'U1', member_id: member.id },
          ...{ linked_at: at, hello_at: at, informed_at: at, active_at: null, unreachable_at: null, closed_at: null },
        })
        .execute()
    })
    return slack
  }
  const inChannel = (slack: Stage) => slack.messages.filter(({ where }) => where.kind === 'channel')

  test('private, with organizers and bots only: it stands there', async () => {
    const slack = await onSlack(true, ['U1', 'BOT'])
    await club.goesTo('2026-11-23T08:00')
    expect(inChannel(slack).map(({ where }) => where.id)).toEqual(['C1'])
    expect(digests()).toEqual([])
  })

  test.each([
    ['open to everybody', false, ['U1'], 'le canal du bureau n’est pas privé'],
    ['read by somebody who is no organizer', true, ['U1', 'U2'], 'des personnes qui ne sont ni du bureau'],
  ] as const)('%s: nothing for the organizers is posted in it', async (_, isPrivate, accounts, why) => {
    const slack = await onSlack(isPrivate, accounts)
    // The digest, and what somebody who is not yet known asks of them.
    await club.goesTo('2026-11-23T08:30')
    await club.inClub(tx => tellOrganizers(tx, linkWanted, { once: 'test' }))
    await club.inClub(tx => tx.tx.deleteFrom('account').where('account', '=', 'm03').execute())
    await club.assidu.drain()
    expect(inChannel(slack)).toEqual([])
    const told = [...digests(), ...slack.messages].filter(({ text }) => text.includes(why))
    expect(told.map(({ where }) => where.kind)).toEqual(['direct', 'direct'])
    const rows = await club.inClub(tx =>
      tx.tx.selectFrom('notice').select(['kind', 'state']).where('channel', '=', 'organizers').execute(),
    )
    expect(rows.filter(({ kind }) => kind === 'digest')).toEqual([{ kind: 'digest', state: 'dropped' }])
  })

  test('a channel chosen while the one before it is looked at is looked at too, before anything stands there', async () => {
    const slack = await onSlack(true, ['U1'])
    slack.rooms.push({ id: 'C2', name: 'tous', isPrivate: false, canPost: true })
    const people = slack.people.bind(slack)
    slack.people = async () => {
      await club.inClub(tx =>
        tx.tx.updateTable('channel').set({ channel: 'C2' }).where('purpose', '=', 'organizers').execute(),
      )
      return people()
    }
    await club.goesTo('2026-11-23T08:30')
    expect(inChannel(slack)).toEqual([])
    expect(
      [...digests(), ...slack.messages].some(({ text }) => text.includes('le canal du bureau n’est pas privé')),
    ).toBe(true)
  })

  test('the whole digest goes to each organizer, with a line saying why', async () => {
    await club.inClub(tx => tx.tx.deleteFrom('channel').where('purpose', '=', 'organizers').execute())
    await club.goesTo('2026-11-23T08:30')
    const sent = digests()
    expect(sent.map(({ where }) => where.id).sort()).toEqual(['m01', 'm02'])
    expect(sent[0]!.text).toContain('il n’y a pas de canal du bureau')
  })
})

test('in the silence after an import the organizers read until when nothing leaves', async () => {
  const real = await openDemoClub({ demo: false })
  try {
    await real.goesTo('2026-11-23T08:00')
    const digest = real.stage.messages.find(({ text }) => /^Le club, semaine du/.test(text))!
    expect(digest.text).toContain('rien ne part avant le 4 décembre')
  } finally {
    await real.close()
  }
})

test('in that silence they read how many would be written to, and so many are where there is none', async () => {
  for (const isSilent of [true, false]) {
    const real = await openDemoClub({ demo: false })
    try {
      // Who has said hello may be written to; and the coin, which knows a club by its id, lets nobody wait by this one.
      await real.inClub(({ tx, at }) => tx.updateTable('account').set({ hello_at: at }).execute())
      await real.inClub(({ tx }) => tx.updateTable('club').set({ external_id: 'cercle-f' }).execute())
      await real.goesTo('2026-11-23T08:00')
      const digest = real.stage.messages.find(({ text }) => /^Le club, semaine du/.test(text))!
      expect(digest.text).toMatch(/, 3 partiraient mardi, mais rien ne part avant le 4 décembre\./)
      const longAgo = Temporal.Instant.from('2026-09-01T08:00Z')
      if (!isSilent)
        await real.inClub(({ tx }) =>
          tx.updateTable('club').set({ placed_at: longAgo, imported_at: longAgo }).execute(),
        )
      await real.goesTo('2026-11-24T12:00')
      const sent = await real.inClub(({ tx }) =>
        tx
          .selectFrom('nudge')
          .select('id')
          .where('held_back', '=', false)
          .where('step', '<', 3)
          .where('decided_at', '>', Temporal.Instant.from('2026-11-24T00:00Z'))
          .execute(),
      )
      expect(sent).toHaveLength(isSilent ? 0 : 3)
    } finally {
      await real.close()
    }
  }
})

test('the report is the digest of the week before an instant, in either language', async () => {
  const at = Temporal.Instant.from('2026-11-20T17:00:00Z')
  const report = await club.inClub(tx => digestReport(tx, { at, language: 'en' }))
  expect(report.week).toEqual({ from: '2026-11-09', to: '2026-11-15' })
  expect(report.text).toContain('The club in the week of 9 November')
  // Read by programs: the keys are public, and stand in the order of the message.
  expect(Object.keys(report)).toEqual([
    ...['at', 'club', 'week', 'actions'],
    ...['presence', 'meetings', 'referrals', 'thanks', 'business', 'introductions', 'one_to_ones', 'round', 'asks'],
    ...['guests'],
    ...['newcomers', 'standings', 'standings_on', 'nudges', 'nudges_off', 'balance', 'empty', 'text'],
  ])
  for (const name of await allNames()) expect(report.text).not.toContain(name)
})

test('what a topic does not say is not in it: the digest knows no topic by itself', async () => {
  const at = Temporal.Instant.from('2026-11-20T17:00:00Z')
  const without = await club.inClub(tx =>
    digestReport({ ...tx, topics: tx.topics.filter(({ name }) => name !== 'referrals') }, { at, language: 'en' }),
  )
  const whole = await club.inClub(tx => digestReport(tx, { at, language: 'en' }))
  expect(whole.text).toContain('Referrals: 3 given, 1 confirmed.')
  expect(without.text).not.toMatch(/referral/i)
  expect(Object.keys(whole).filter(key => !(key in without))).toEqual(['referrals'])
})
