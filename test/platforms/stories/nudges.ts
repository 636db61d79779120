import { sql } from 'kysely'
import { expect } from 'vitest'
import { weeklyRound } from '../../../src/club/nudges/weekly.ts'
import type { ClubOn, Person, Who } from '../../kit/on-platform.ts'
import { memberRow } from '../../kit/rows.ts'
import type { Tell } from './told.ts'

const names = [
  ...['Nora Blanc', 'Paul Roux', 'Julie Petit', 'Tom Weiss', 'Inès Moreau', 'Hugo Lamy', 'Sarah Costil', 'Yves Prat'],
]

/**
 * A club of twelve with a history: Léa only asks, Marc has not been seen for ten meetings, Ana has just come, and the others
 * answer Léa and come. It is evaluated from Tuesday 10 November on.
 */
async function twelve({ inClub, idOf, clock }: ClubOn): Promise<void> {
  await inClub(async ({ tx, id: club, at, newId }) => {
    await tx
      .updateTable('club')
      .set({
        history_from: Temporal.PlainDate.from('2026-01-01'),
        placed_at: Temporal.Instant.from('2026-01-05T08:00Z'),
      })
      .execute()
    const members = names.map(name => memberRow(club, newId(), name))
    await tx.insertInto('member').values(members).execute()
    const others = members.map(({ id }) => id)
    const of = (who: Who) => tx.updateTable('member').where('id', '=', idOf(who))
    await of('lea').set({ activity: 'Couverture', seeks: 'Des syndics', offers: 'Toitures en zinc' }).execute()
    await of('ana')
      .set({ joined_on: Temporal.PlainDate.from('2026-10-20') })
      .execute()
    const ago = (days: number) => at.subtract({ hours: 24 * days })
    const noted = (kind: string, by: string, record: string, recordId: string, on: Temporal.Instant) =>
      tx
        .insertInto('act')
        .values({
          ...{ club_id: club, id: newId(), kind, by_id: by, for_id: null, at: on, record, record_id: recordId },
          ...{ detail: null, corrects: null, cancels: false, noted_at: on },
        })
        .execute()
    for (let n = 0; n < 10; n++) {
      const meeting = newId()
      await sql`insert into meeting (club_id, id, external_id, starts_at, status, attendance_recorded)
        values (${club}, ${meeting}, ${meeting}, ${ago(12 + 7 * n)}, 'held', 'full')`.execute(tx)
      for (const member of [...others, idOf('lea'), idOf('marc'), idOf('olga')])
        await sql`insert into attendance (club_id, meeting_id, member_id, status)
          values (${club}, ${meeting}, ${member}, ${member === idOf('marc') ? 'absent' : 'present'})`.execute(tx)
      const ask = newId()
      await sql`insert into ask (club_id, id, external_id, kind, author_id, text, created_at, status)
        values (${club}, ${ask}, ${ask}, 'ask', ${idOf('lea')}, 'Un contact', ${ago(11 + 7 * n)}, 'closed')`.execute(tx)
      await noted('ask-made', idOf('lea'), 'ask', ask, ago(11 + 7 * n))
      for (const member of [...others, idOf('olga')].filter((_, m) => (m + n) % 3 === 0)) {
        const answer = newId()
        await sql`insert into answer (club_id, id, external_id, ask_id, member_id, answered_at)
          values (${club}, ${answer}, ${answer}, ${ask}, ${member}, ${ago(10 + 7 * n)})`.execute(tx)
        await noted('ask-answered', member, 'answer', answer, ago(10 + 7 * n))
      }
    }
    const open = newId()
    await sql`insert into ask (club_id, id, external_id, kind, author_id, text, created_at, status, expires_on)
      values (${club}, ${open}, ${open}, 'ask', ${others[0]}, 'Une toiture en zinc qui fuit', ${ago(2)}, 'open', '2027-03-01')`.execute(
      tx,
    )
  })
  await clock.goesTo('2026-11-10T10:30')
  await inClub(weeklyRound)
}

/** Lets Tuesdays pass until a nudge has come: the coin may make it wait three weeks. */
async function comes({ clock }: ClubOn, to: Person, words: string) {
  for (let week = 0; week < 7 && (await to.readsOf(words)).length === 0; week++) await clock.passes('P7D')
  await clock.passes('PT5M')
  return to.sees(words, { where: 'direct' })
}

const ways = ['Plus tard (30 jours)', 'Ne plus en recevoir', 'Pourquoi ce message ?']

/** What each is told in a private message, what he may do about it, and what the message says once he has. */
export const nudgesStories: Record<string, Tell> = {
  'a nudge proposes one act and says why; later, no more and again are his; the act ends it, in its own message':
    async club => {
      const { lea, marc, ana } = club.people
      await twelve(club)

      // Who has not been seen for a while reads that he is thought of, and nothing of what he missed.
      const missed = await comes(club, marc, 'Nous pensons à vous')
      expect(missed.buttons).toEqual(['Proposer un café', ...ways])
      expect(missed.words).toContain('Un café tranquille avec Olga Renard')
      expect(missed.words).not.toMatch(/absen|manqu|demande|réunions? sur/)
      await marc.presses('Plus tard (30 jours)')
      await marc.sees('rien de tel avant le 10 décembre')
      await marc.presses('Annuler')
      expect((await marc.sees('Un café tranquille', { where: 'direct' })).buttons).toEqual(missed.buttons)
      await marc.presses('Proposer un café')
      await marc.fills({})
      await marc.sees('Tête-à-tête proposé à Olga Renard', { onlyHis: true })
      const met = await marc.sees('Merci : c’est fait', { where: 'direct' })
      expect([met.id, met.buttons]).toEqual([missed.id, ['Pourquoi ce message ?']])

      // Who only asks is told of somebody whom he can help, and is called nothing.
      const asks = await comes(club, lea, 'Deux minutes pour un autre membre')
      expect(asks.words).toContain('Nora Blanc demande au club : « Une toiture en zinc qui fuit »')
      expect(asks.words).not.toMatch(/chasseur|plus que vous|équilib/)
      expect(asks.buttons).toEqual(['J’ai une piste', ...ways])
      await lea.presses('Pourquoi ce message ?')
      await lea.sees(/Vous demandez plus que vous ne donnez.*depuis le 20 octobre/s, { onlyHis: true })
      await lea.presses('Ne plus en recevoir', 'Deux minutes')
      await lea.sees('plus de message de ce genre', { where: 'direct' })
      await lea.types('/profil')
      await lea.sees(/Plus envoyé.*Coups de pouce/s, { onlyHis: true })
      await lea.presses('En recevoir de nouveau')
      await lea.presses('J’ai une piste')
      await lea.fills({ text: 'Je passe demain' })
      const helped = await lea.sees('Merci : c’est fait', { where: 'direct' })
      expect([helped.id, helped.buttons]).toEqual([asks.id, ['Pourquoi ce message ?']])

      // Who has just come is welcomed, and led to what others need to know of him.
      const welcome = await comes(club, ana, 'A small step into the club')
      expect(welcome.words).toContain('You have been in the club since 20 October.')
      expect(welcome.buttons[0]).toBe('Fill in my profile')
      await ana.presses('Fill in my profile')
      await ana.fills({ activity: 'Catering' })
      await ana.presses('Go on')
      await ana.fills({ seeks: 'Hotels', offers: 'Buffets' })
      const done = await ana.sees('Thank you: it has been done', { where: 'direct' })
      expect([done.id, done.buttons]).toEqual([welcome.id, ['Why this message?']])
    },

  'what nudges change is for the organizers: a kind that did harm is off, and sent here all the same if they want':
    async club => {
      const { lea, olga } = club.people
      await club.inClub(async ({ tx, at }) => {
        const counted = [
          ...([
            ['now', 'acted', 150],
            ['now', 'not acted', 750],
          ] as const),
          ...([
            ['delayed', 'acted', 400],
            ['delayed', 'not acted', 500],
          ] as const),
        ].map(([arm, outcome, count]) => ({ kind: 'hunter', act: 'thank', arm, coin: 'half', outcome, count }))
        await tx.insertInto('nudge_total').values(counted).execute()
        await tx.insertInto('nudge_off').values({ kind: 'hunter', at }).execute()
      })
      await lea.types('/club coups-de-pouce')
      expect((await lea.reads()).at(-1)?.words).not.toContain('Ce que changent')
      await olga.types('/club nudges')
      const read = await olga.sees('What nudges change', { onlyHis: true })
      expect(read.words).toContain('28 points fewer act within 21 days')
      expect(read.words).toContain('to those who ask much')
      expect(read.words).toContain('fewer acted after this message than without it')
      expect(read.buttons).toContain('Send again: to those who ask much')
      await olga.presses('Send again: to those who ask much')
      await olga.presses('Stop again: to those who ask much')
      expect((await olga.sees('What nudges change')).buttons).toContain('Send again: to those who ask much')
    },
}
