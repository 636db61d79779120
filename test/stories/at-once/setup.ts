import { expect } from 'vitest'
import { makeCodes } from '../../../src/club/members/codes.ts'
import { memberById } from '../../../src/club/members/queries.ts'
import { makeTakeOverCode, takeOver } from '../../../src/club/setup/take-over.ts'
import { inClub } from '../../../src/db/club-tx.ts'
import type { Doing, Who } from '../../kit/race.ts'
import {
  aNewcomer,
  asked,
  club,
  count,
  each,
  id,
  oneReads,
  opensForm,
  presses,
  pressId,
  type Races,
  reads,
  sends,
  sendsOwn,
  types,
} from '../../kit/races.ts'

/** Setup: every line, button and form, with its race or the reason it may happen twice. */
export const setup: Races = {
  async 'club: line'() {
    const someone = await aNewcomer()
    const [made] = await asked(async tx => makeCodes(tx, [await memberById(tx, someone.id)]))
    const line = `/club code:${made!.code}`
    const heard = await club.atOnce(each(types('coded', line), types('thief', line)))
    expect(await count('account where member_id = $1', [someone.id])).toBe(1)
    expect(heard.filter(({ words }) => /Bienvenue/.test(words))).toHaveLength(2)
    expect(heard.filter(({ words }) => /Ce code a servi/.test(words))).toHaveLength(2)
  },
  'club: set-up': 'where there is a club already it says so',
  'club: take-over': 'where there is a club already it says so',
  'club: confirm': opensForm,
  async 'club: set-up form'() {
    const values = { name: 'Le Nouveau', language: 'fr', zone: 'Europe/Paris', club: 'club', organizers: 'organizers' }
    const admins = ['ada', 'ben'].map(who => ({
      ...sendsOwn(who, 'club set-up', values),
      ...{ administrator: true, place: 'elsewhere' },
    }))
    const heard = await club.atOnce(each(admins[0]!, admins[1]!))
    expect(await count(`club where name = 'Le Nouveau'`)).toBe(1)
    expect(heard.filter(({ words }) => /abrite déjà|déjà/.test(words))).toHaveLength(3)
  },
  async 'club: take-over form'() {
    const admins = (doing: (who: string) => Doing) =>
      ['ada', 'ben'].map(who => ({ ...doing(who), ...{ administrator: true, place: `port of ${who}` } }))
    const about = await aWaitingClub()
    const [a, b] = admins(who => sends(who, pressId('club take-over', about), { club: 'club' }))
    const heard = await club.atOnce(each(a!, b!))
    expect(heard.filter(({ words }) => /vit ici désormais/.test(words))).toHaveLength(1)
    expect(await count('place where club_id = $1', [about])).toBe(1)
    // With the code of an import, typed in two places at once.
    const other = await aWaitingClub()
    const code = await inClub(club.assidu.means, other, makeTakeOverCode)
    await club.rows('delete from place where club_id = $1', [about])
    const [c, d] = admins(who => types(who, `/club code:${code}`))
    await club.atOnce(each(c!, d!))
    expect(await count('place where club_id = $1', [other])).toBe(1)
  },
  async 'club: confirm-organizer form'() {
    await withoutOrganizersHere(async () => {
      const admins = ['zoe', 'yann'].map((who, n) => ({
        ...sendsOwn(who, 'club confirm-organizer', { organizer: id(n === 0 ? 'lea' : 'marc') }),
        administrator: true,
      }))
      const heard = await club.atOnce(each(admins[0]!, admins[1]!))
      const named = await count(`member where id = any($1) and 'organizer' = any(roles)`, [[id('lea'), id('marc')]])
      expect(named).toBe(1)
      expect(heard.filter(({ words }) => /relié ici|déjà/.test(words)).length).toBeGreaterThan(1)
    })
    await club.rows(`update member set roles = '{member}' where id = any($1)`, [[id('lea'), id('marc')]])
  },
  async 'club: confirm-by-code form'() {
    const code = await asked(tx => makeTakeOverCode(tx))
    await withoutOrganizersHere(async () => {
      await club.does({ ...types('zoe', `/club code:${code}`), administrator: true })
      const names = (organizer: Who, account: string) => ({
        ...sendsOwn('zoe', 'club confirm-by-code', { organizer: id(organizer), account }),
        administrator: true,
      })
      await club.atOnce(each(names('claire', 'zoe'), names('denis', 'yann')))
      expect(await count(`account where platform = 'playground' and account in ('zoe', 'yann')`)).toBe(1)
    })
    await club.rows(`delete from account where account in ('zoe', 'yann')`)
  },
  async 'club: undo-take-over'() {
    const by = { platform: 'slack', place: 'T0TAKEN', account: 'U0ADMIN' } as const
    const { noted } = await asked(tx => takeOver(tx, { by, name: 'Espace' }))
    const undo = (who: Who) => presses(who, 'club undo-take-over', noted)
    oneReads(await club.atOnce(each(undo('claire'), undo('denis'))), /ne vit plus sur Slack/, /déjà fait/)
    expect(await count(`place where place = 'T0TAKEN'`)).toBe(0)
    expect(await count(`place where club_id = $1`, [club.clubId])).toBe(1)
  },

  'club-meetings: line': reads,
  'club-meetings: open': reads,
  'club-meetings: change': opensForm,
  async 'club-meetings: settings form'() {
    const set = (who: Who) => sendsOwn(who, 'club-meetings settings', { announce: '5', roll: '7', excused: 'answer' })
    oneReads(await club.atOnce(each(set('claire'), set('denis'))), /5\sjours avant/, /déjà ainsi/)
    expect(await count(`club where settings ->> 'announceDaysBefore' = '5'`)).toBe(1)
    await club.rows(`update club set settings = settings - 'announceDaysBefore' - 'replaced' where club_id = $1`, [
      club.clubId,
    ])
  },
  'club-meetings: undo': 'only the last choice, by its own id, is taken back',

  'club-weekly: line': reads,
  'club-weekly: open': reads,
  'club-weekly: change': opensForm,
  async 'club-weekly: settings form'() {
    const values = { to: 'each', day: 'wednesday', time: '09:00', shown: ['presence'] }
    const set = (who: Who) => sendsOwn(who, 'club-weekly settings', values)
    oneReads(await club.atOnce(each(set('claire'), set('denis'))), /chaque mercredi à 9\sh/, /déjà ainsi/)
    expect(
      await count(`due where duty = 'digest' and claimed_at is null and club_id = $1`, [club.clubId]),
    ).toBeLessThanOrEqual(1)
    await club.rows(`update club set settings = settings - 'digest' - 'replaced' where club_id = $1`, [club.clubId])
  },
  'club-weekly: undo': 'only the last choice, by its own id, is taken back',

  'club-audit: line': reads,
  'club-audit: open': reads,
  'club-audit: before': reads,
  'club-keeping: line': reads,
  'club-keeping: open': reads,
  'club-keeping: change': opensForm,
  'club-keeping: tonight': reads,
  async 'club-keeping: settings form'() {
    const values = { acts: '1095', prospects: '30', visitors: '365', candidates: '180', audit: '365', nudges: '365' }
    const set = (who: Who) => sendsOwn(who, 'club-keeping settings', { ...values, leavers: '90' })
    oneReads(await club.atOnce(each(set('claire'), set('denis'))), /30\sjours/, /déjà ainsi/)
    expect(await count(`club where settings -> 'keep' ->> 'prospects' = '30'`)).toBe(1)
    await club.rows(`update club set settings = settings - 'keep' - 'replaced' where club_id = $1`, [club.clubId])
  },
  'club-keeping: undo': 'only the last choice, by its own id, is taken back',

  'club-settings: line': reads,
  'club-settings: all': reads,
  'club-settings: open': opensForm,
  'club-settings: language': 'the last one counts',
  'club-settings: again': 'it looks again at what the platform says',
  async 'club-settings: settings form'() {
    const values = {
      ...{
        name: 'Le Cercle',
        zone: 'Europe/Paris',
        language: 'fr',
        address: 'vous',
        sensitivity: 'careful',
        topic: 'meeting',
      },
      ...{ rounds: 'monthly', club: 'club', introductions: 'introductions', organizers: 'organizers' },
    }
    const set = (who: Who) => sendsOwn(who, 'club-settings settings', values)
    await club.atOnce([set('claire'), set('denis')])
    expect(await count(`channel where place = 'stage'`)).toBe(3)
    const [row] = await club.rows<{ n: number }>(
      `select jsonb_array_length(settings -> 'sensitivities') as n from club where club_id = $1`,
      [club.clubId],
    )
    expect(row!.n).toBe(1)
  },
  async 'club-settings: drop'() {
    const drop = (who: Who) => presses(who, 'club-settings drop', 'introductions')
    await club.atOnce([drop('claire'), drop('denis')])
    expect(await count(`channel where place = 'stage' and purpose <> 'introductions'`)).toBe(2)
    await club.rows(
      `insert into channel (club_id, platform, place, purpose, channel) values ($1, 'playground', 'stage', 'introductions', 'introductions')`,
      [club.clubId],
    )
  },
}

async function aWaitingClub(): Promise<string> {
  const [row] = await club.rows<{ club_id: string }>(
    `insert into club (club_id, external_id, format_version, name, zone, language, created_at, imported_at)
      values (gen_random_uuid(), gen_random_uuid()::text, 1, 'Club du Port', 'Europe/Paris', 'fr', $1, $1) returning club_id`,
    [club.clock.now().toString()],
  )
  return row!.club_id
}

/** While no organizer has an account on this platform, an administrator confirms one. */
async function withoutOrganizersHere(work: () => Promise<void>): Promise<void> {
  await club.rows(`update account set platform = 'slack' where member_id = any($1)`, [[id('claire'), id('denis')]])
  try {
    await work()
  } finally {
    await club.rows(`delete from account where account in ('zoe', 'yann')`)
    await club.rows(`update account set platform = 'playground' where platform = 'slack'`)
  }
}
