import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dataNotice } from '../../src/club/members/first-contact.ts'
import { askForRetention } from '../../src/club/privacy/let-go.ts'
import { noticeTold } from '../../src/club/privacy/notice-told.ts'
import { keptDays, keptKinds, leastDays, mostDays, usualDays } from '../../src/club/privacy/rules.ts'
import { wouldGoTonight } from '../../src/club/privacy/tonight.ts'
import { whereChosen } from '../../src/club/setup/door.ts'
import type { ClubSettings } from '../../src/db/tables.ts'
import { matters } from '../../src/terms/settings.ts'
import { view } from '../../src/view/build.ts'
import { plain } from '../../src/view/plain.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { everythingKept } from '../kit/everything.ts'
import { story } from '../kit/story.ts'

story(
  'an organizer sees what would go tonight, chooses how long things are kept, and takes a slip back',
  async club => {
    const {
      people: { olga, lea, marc, ana },
      inClub,
      clock,
      idOf,
    } = club
    await inClub(askForRetention)
    await lea.says('/refer @marc outside "Un toit" prospect:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
    await marc.presses('Contact pris')
    await ana.says('/one-to-one @lea "Un café"')
    await olga.says('/club keeping')
    expect(olga.texts.at(-1)).toMatch(
      /A prospect’s contact: 90 days after the referral has ended, then erased. This is as usual/,
    )
    await olga.presses('What would go tonight')
    expect(olga.texts.at(-1)).toContain('Nothing is past its time')
    await inClub(({ tx }) =>
      sql`update referral set status = 'lost', status_at = ${clock.now().subtract({ hours: 24 * 40 })}`.execute(tx),
    )
    await olga.presses('What is kept…')
    await olga.presses('Change this')
    await olga.submits({ prospects: '0' })
    expect(JSON.stringify(olga.form)).toMatch(/1 .*365/)
    await olga.submits({ prospects: '30' })
    expect(olga.texts.at(-1)).toMatch(/A prospect’s contact: 30 days.* Usually 90 days/)
    const before = await inClub(everythingKept)
    expect(await inClub(wouldGoTonight)).toEqual([{ kind: 'prospects', count: 1, orMore: false }])
    await olga.presses('What would go tonight')
    expect(olga.texts.at(-1)).toContain('Contacts in 1 referral')
    expect(olga.texts.at(-1)).not.toMatch(/Léa|Marc|Dupont/)
    // It was only counted.
    const referrals = (kept: typeof before) => kept.filter(({ where }) => where.startsWith('referral.'))
    expect(referrals(await inClub(everythingKept))).toEqual(referrals(before))
    await olga.presses('Undo')
    expect(olga.texts.join('\n')).toContain('A prospect’s contact: 90 days')
    expect(await inClub(wouldGoTonight)).toEqual([])
    await olga.presses('Change this')
    await olga.submits({ prospects: '30' })
    await clock.goesTo('2026-11-04T12:00')
    const { prospect_name } = await inClub(({ tx }) =>
      tx.selectFrom('referral').select('prospect_name').where('giver_id', '=', idOf('lea')).executeTakeFirstOrThrow(),
    )
    expect(prospect_name).toBeNull()
  },
)

const noticeIn = (language: 'fr' | 'en', settings: ClubSettings): string => {
  const speech = { language, address: 'vous' } as const
  const words = wordsFor(speech)
  const told = view('', ...dataNotice(words, noticeTold(settings)))
  const kept = words.privacy.keptFor(keptDays(settings))
  return JSON.stringify([plain(told, roomFor({ ...speech, zone: 'UTC' })), kept])
}

test.each(['fr', 'en'] as const)('whatever is kept longer or shorter, the data notice says it (%s)', language => {
  const usual = noticeIn(language, {})
  for (const kind of keptKinds)
    for (const days of [leastDays[kind], mostDays[kind]])
      expect([kind, noticeIn(language, { keep: { [kind]: days } }) !== usual]).toEqual([kind, days !== usualDays[kind]])
  const weighs = { weighings: [{ id: 'w', from: '2026-01-01T00:00:00Z', weights: { thanks: 1 } }] }
  expect(noticeIn(language, weighs)).not.toBe(usual)
  // What is less than is allowed is kept for as long as is allowed.
  expect(noticeIn(language, { keep: { acts: 1 } })).toBe(noticeIn(language, { keep: { acts: leastDays.acts } }))
})

test('every setting has its form behind the door, and every form a setting, or the reason stands', () => {
  const chosen = new Set(Object.values(whereChosen).filter(one => typeof one === 'string'))
  expect([...chosen].sort()).toEqual([...matters].sort())
})
