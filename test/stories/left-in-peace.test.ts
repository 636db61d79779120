import { expect, test } from 'vitest'
import { kinds } from '../../src/main.ts'
import { story } from '../kit/story.ts'

/** What the bot says on its own to somebody on a break: nothing, but for what stands here. */
const saidAllTheSame: Readonly<Record<string, 'goes' | 'waits'>> = {
  // What an organizer gets as such goes to one who is not on a break, where there is one.
  digest: 'goes',
  'hand-over': 'goes',
  'pause-ending': 'goes',
  // What he himself has answered is confirmed.
  'meeting-coming': 'goes',
  // What became of something, or whether it took place.
  'introduction-ended': 'waits',
  'one-to-one-held': 'waits',
  'problem-not-now': 'waits',
  'problem-helped': 'waits',
  // It tells of his own year, and asks nothing.
  memo: 'waits',
}

test('whatever asks, reminds or nudges is left out for whoever is on a break', () => {
  const club = kinds.names.map(name => kinds.of(name)).filter(kind => kind.class === 'club')
  expect(club.length).toBeGreaterThan(15)
  const others = club.filter(({ onLeave }) => onLeave !== 'left out').map(({ name, onLeave }) => [name, onLeave])
  expect(Object.fromEntries(others)).toEqual(saidAllTheSame)
  const personal = kinds.names.map(name => kinds.of(name)).filter(kind => kind.class === 'personal')
  expect(personal.filter(({ onLeave }) => onLeave !== 'goes')).toEqual([])
})

story('reminders of three topics leave a break in peace; what became of his own request waits for him', async club => {
  const { people, clock, inClub, idOf } = club
  const { lea, marc, ana, olga } = people
  await marc.says('/presenter qui:@ana pourquoi:"Nos métiers se touchent"')
  await marc.presses('Envoyer')
  await lea.says('/recommander @marc moi-même "Un tableau"')
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-20', time: '07:45', place: 'La Cour d’Or' })
  await marc.says('/pause jusqu-au:"20 novembre"')
  const before = marc.messages.filter(({ where }) => where.kind === 'direct').length
  await ana.says('/thanks @marc for:help')
  await clock.goesTo('2026-11-18T12:00')
  const direct = () =>
    marc.messages.filter(({ where }) => where.kind === 'direct').map(({ text }) => text.split('\n')[0])
  // What a member did for him arrived; the word about the end of his break is all that the bot said on its own.
  expect(direct().slice(before)).toEqual([expect.stringContaining('Ana Costa'), 'De retour bientôt ?'])
  const notices = await inClub(({ tx }) =>
    tx.selectFrom('notice').select(['kind', 'state', 'why']).where('reader_id', '=', idOf('marc')).execute(),
  )
  const of = (kind: string) => notices.filter(one => one.kind === kind).map(({ state, why }) => `${state}: ${why}`)
  expect(of('introduction-ended')).toEqual(['waiting: on leave'])
  expect(of('referral-reminder').filter(text => text !== 'dropped: on leave' && !text.startsWith('kept'))).toEqual([])
  expect(notices.filter(({ why }) => why === 'on leave').length).toBeGreaterThan(1)
  await clock.goesTo('2026-11-24T12:00')
  const after = direct().slice(before + 2)
  expect(after).toContain('Bon retour')
  expect(after).toContain('Pas cette fois')
})
