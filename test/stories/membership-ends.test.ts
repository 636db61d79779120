import { type RawBuilder, sql } from 'kysely'
import { expect } from 'vitest'
import { requestIntroduction } from '../../src/club/introductions/request.ts'
import { addMember } from '../../src/club/members/add.ts'
import { makeCodes } from '../../src/club/members/codes.ts'
import { endMembership, undoEnd } from '../../src/club/members/end.ts'
import { linkAsked } from '../../src/club/members/kinds.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { tellOrganizers } from '../../src/club/members/tell-organizers.ts'
import { proposeOneToOne } from '../../src/club/one-to-ones/propose.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { askForRetention } from '../../src/club/privacy/let-go.ts'
import { waitForReturn } from '../../src/club/referrals/wait.ts'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { actionsOf } from '../kit/stage.ts'
import { counting } from '../kit/statements.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

/**
 * What a row of each table of a topic must be to be open, and to name a member as who does it or for whom it is done. A
 * table whose rows never are says why. Every table of every topic stands here: a new one fails until it does.
 */
type Open = (him: string) => RawBuilder<boolean>

const openRows: Readonly<Record<string, Open | string>> = {
  member: 'the list itself',
  member_words: 'what the list is searched by, written anew from its row',
  account: 'by his account he may still ask what is kept of him',
  link_request: him => sql`member_id = ${him} and decision is null`,
  link_code: him => sql`member_id = ${him} and used_at is null`,
  code_try: 'a count',
  business_told: 'totals of the club, in which nobody is named',
  prospect_wish: 'a third person’s, who is no member',
  prospect_look: 'what was looked at',
  audit: 'what was done',
  member_joining: 'how he came on the list is past with its end',
  membership_end: 'this is by what it comes back',
  leave: him => sql`member_id = ${him} and (until_on is null or until_on >= '2026-11-19')`,
  club: 'the club’s own',
  channel: 'the club’s own',
  place: 'the club’s own',
  take_over: 'an account’s',
  introduction: him => sql`${him} in (requested_by, party_a, party_b) and status = 'pending'`,
  // Those he gave stay with their receivers.
  referral: him =>
    sql`receiver_id = ${him} and status in ('new', 'contacted', 'meeting', 'quoted') and withdrawn_at is null`,
  referral_wait: him => sql`${him} in (giver_id, receiver_id) and ended_at is null`,
  // Given is given; only whether the club may read it may still be asked.
  problem: him => sql`author_id = ${him} and status = 'asking'`,
  problem_seat: him => sql`member_id = ${him} and answer is null`,
  thanks: him => sql`${him} in (from_id, to_id) and in_channel = 'asked' and withdrawn_at is null`,
  ask: him => sql`author_id = ${him} and status = 'open'`,
  answer: 'given is given',
  ask_route: 'whoever has left is passed nothing, and an ask of his is closed',
  round_up_ask: 'what the club has read',
  one_to_one: him => sql`${him} = any(members) and status in ('proposed', 'scheduled')`,
  check_in: 'whoever was there was there',
  guest_check_in: 'a third person’s, who is no member',
  check_in_try: 'a count',
  kept_apart: 'a wish holds while somebody is away: he may come back',
  calendar_feed: 'whoever has left is shown nothing there: it is asked whenever it is read',
  pairing_round: 'how it was drawn',
  round_skip: 'whoever has left is not drawn',
  meeting: 'whoever planned it, it is the club’s',
  meeting_series: 'the same: it goes on without them',
  rsvp: him =>
    sql`member_id = ${him} and exists (select from meeting m where m.id = meeting_id and m.starts_at > '2026-11-19T08:30Z')`,
  attendance: 'how it was',
  application: 'whom he proposed stays a candidate',
  application_word: 'said is said, and read by the committee alone',
  application_vote: 'the committee’s',
  application_close: 'what he answered was for a decision; he is asked nothing any more',
  application_note: 'what the committee has heard stays with it until it has decided',
  application_ballot: 'whoever has left is none of those who vote: it counts nowhere',
  application_letter: 'what was written to a third person',
  attendance_change: 'what was corrected',
  roll_dispute: him => sql`member_id = ${him} and answer is null and withdrawn_at is null`,
  roll_mark: 'what was said of a meeting that has begun; once its sheet is saved it is gone',
  guest: 'whom he invited is still expected',
  act: 'what was done',
  old_act: 'what was done',
  evaluation: 'how it was',
  standing_carried: 'what standings are computed from',
  weighed_act: 'how it was',
  touched_record: 'which records are to be read again',
  contest: him => sql`member_id = ${him} and closed_at is null`,
  digest_told: 'what was told',
  digest_left: 'it ends when the record is told no more',
  organizer_answer: 'said is said',
  nudge: 'it comes to its outcome by itself, and what nudges do is measured over those who leave too',
  nudge_off: 'a kind',
  region_figures: 'of a region',
  balance_seen: 'of the club as a whole',
  nudge_total: 'a count',
}

const tablesOf = topics.flatMap(({ tables }) => (tables === none ? [] : Object.keys(tables)))

/** How many open rows of each table name him; of those alone whose rows can be open. */
async function openOf({ inClub }: Club, him: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const [table, isOpen] of Object.entries(openRows))
    if (typeof isOpen !== 'string')
      await inClub(async club => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
          where club_id = ${club.id} and ${isOpen(him)}`.execute(club.tx)
        found[table] = rows[0]!.n
      })
  return found
}

/** Thursday before the meeting, and Marc is in the middle of everything a member can be in the middle of. */
async function marcIsBusy(club: Club): Promise<void> {
  const { people, clock, inClub, idOf } = club
  const { olga, lea, marc, ana } = people
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-26', time: '07:45', place: 'La Cour d’Or' })
  await clock.goesTo('2026-11-19T09:30')
  await marc.presses('On me remplace')
  await marc.submits({ name: 'Julie Petit' })
  await lea.says('/refer @marc moi-même "Un devis pour ma salle"')
  await marc.presses('Contact pris')
  await ana.says('/one-to-one @marc')
  await lea.says('/merci')
  await lea.submits({ to: 'marc', what: 'help', channel: true })
  await ana.says('/intro @marc @lea "two who should talk"')
  await ana.presses('Send it')
  await marc.says('/mon-bilan')
  await marc.presses('Ce n’est pas juste')
  await marc.submits({ words: 'Je donne bien plus' })
  await inClub(async tx => {
    await makeCodes(tx, [await memberById(tx, idOf('marc'))])
    // What he says of a roll, whichever meeting it is of.
    await tx.tx
      .insertInto('roll_dispute')
      .values({
        ...{ club_id: tx.id, id: tx.newId(), meeting_id: tx.newId(), member_id: idOf('marc'), at: tx.at },
        ...{ withdrawn_at: null, answer: null, answered_by: null, answered_at: null, step: null },
      })
      .execute()
    const [ask, leave, later, request] = [tx.newId(), tx.newId(), tx.newId(), tx.newId()]
    await tx.tx
      .insertInto('ask')
      .values({
        ...{ club_id: tx.id, id: ask, external_id: 'a1', kind: 'ask', author_id: idOf('marc'), text: 'Un comptable' },
        ...{ created_at: tx.at, expires_on: null, status: 'open' },
      })
      .execute()
    // One waits for his return, and one of his for another's.
    for (const [giver, receiver] of [
      ['lea', 'marc'],
      ['marc', 'ana'],
    ] as const)
      await waitForReturn(tx, {
        ...{ by: await memberById(tx, idOf(giver)), receiver: await memberById(tx, idOf(receiver)), kind: 'inside' },
        ...{ prospect: {}, agreed: false, need: 'Un mur', warmth: undefined, handoff: undefined },
      })
    // One that he has put to two others, and one about which he is asked.
    for (const [author, asked] of [
      ['marc', ['lea', 'ana']],
      ['lea', ['marc', 'ana']],
    ] as const) {
      const [put, problem] = [tx.newId(), tx.newId()]
      await tx.tx
        .insertInto('ask')
        .values({
          ...{
            club_id: tx.id,
            id: put,
            external_id: put,
            kind: 'problem',
            author_id: idOf(author),
            text: 'Un vieux local',
          },
          ...{ created_at: tx.at, expires_on: null, status: 'open' },
        })
        .execute()
      await tx.tx
        .insertInto('problem')
        .values({
          ...{ club_id: tx.id, id: problem, ask_id: put, author_id: idOf(author), put_at: tx.at, other_at: null },
          ...{ first_at: tx.at.add({ hours: 24 * 60 }), ends_at: tx.at.add({ hours: 24 * 59 }), status: 'asking' },
          ...{ meets_at: null, outcome: null },
        })
        .execute()
      const seat = { club_id: tx.id, problem_id: problem, answer: null, answered_at: null }
      await tx.tx
        .insertInto('problem_seat')
        .values(asked.map(who => ({ ...seat, member_id: idOf(who) })))
        .execute()
    }
    const pause = (id: string, from: string, until: string | null) => ({
      ...{ club_id: tx.id, id, external_id: id, member_id: idOf('marc'), from_on: Temporal.PlainDate.from(from) },
      until_on: until === null ? null : Temporal.PlainDate.from(until),
    })
    await tx.tx
      .insertInto('leave')
      .values([pause(leave, '2026-11-16', null), pause(later, '2027-02-01', '2027-02-10')])
      .execute()
    await tx.tx
      .insertInto('link_request')
      .values({
        ...{ club_id: tx.id, id: request, platform: 'playground', place: 'stage', account: 'U7', handle: null },
        ...{ account_name: 'Marc Dubois', member_id: idOf('marc'), asked_at: tx.at },
        ...{ decided_at: null, decided_by: null, decision: null },
      })
      .execute()
    await tellOrganizers(tx, linkAsked, { request })
  })
  await club.assidu.drain()
}

async function endsMarc({ people: { olga } }: Club): Promise<void> {
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: 'Marc' })
}

const board = ({ stage }: Club) =>
  stage.messages.findLast(({ text }) => /^(?:La r|R)éunion du jeudi 26 novembre/.test(text))!.text

story('who was ended by mistake finds again what he was in the middle of', async club => {
  const { people, clock, inClub, idOf } = club
  const { olga, lea, marc, ana } = people
  await marcIsBusy(club)
  expect(board(club)).toContain('Julie Petit pour Marc Dubois')
  const remark = olga.seen(/“that’s not right”/)!
  const whoIsIt = olga.seen(/dit être sur la liste/)!
  const coffee = marc.seen(/tête-à-tête/)!
  expect(whoIsIt.text).toContain('Ce serait Marc Dubois')

  await endsMarc(club)
  expect(board(club)).not.toContain('Julie Petit')
  expect(lea.texts.at(-1)).toContain('Marc Dubois a quitté le club : la donner à quelqu’un d’autre')
  expect(ana.seen(/Not this time/)?.text).toContain('Marc Dubois')
  expect(coffee.text).toContain('Pas cette fois')
  expect(remark.text).toContain('Marc Dubois has left the club: this needs no answer any more')
  expect(remark.text).not.toContain('We have talked')
  expect(whoIsIt.text).toContain('Je ne trouve aucun membre de ce nom')

  await clock.passes('P2D')
  await olga.says('/club members')
  await olga.chooses('Restore a membership', 'Marc Dubois')
  expect(olga.texts.at(-1)).toContain('on the list again')
  expect(board(club)).toContain('Julie Petit pour Marc Dubois')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('contact pris')
  expect(remark.text).toContain('finds the standing wrong')
  expect(whoIsIt.text).toContain('Ce serait Marc Dubois')
  await marc.presses('Oui, dans le canal')
  expect(olga.seen(/@Léa Martin remercie @Marc Dubois/)?.where.kind).toBe('channel')
  await marc.pressesOn(coffee, 'Avec plaisir')
  expect(ana.seen(/votre tête-à-tête/)?.text).toContain('Marc Dubois')
  const leaves = await inClub(tx =>
    tx.tx.selectFrom('leave').select(['from_on', 'until_on']).where('member_id', '=', idOf('marc')).execute(),
  )
  expect(leaves.map(({ from_on, until_on }) => `${from_on} ${until_on}`).toSorted()).toEqual([
    '2026-11-16 null',
    '2027-02-01 2027-02-10',
  ])
  // The asker was told that it does not take place: it is not asked a second time.
  expect(await openOf(club, idOf('marc'))).toMatchObject({ introduction: 0, one_to_one: 1, ask: 2, contest: 1 })
})

story('after an end nothing that is open names who has left, in any table of any topic', async club => {
  expect(Object.keys(openRows).toSorted()).toEqual(tablesOf.toSorted())
  await marcIsBusy(club)
  const marc = club.idOf('marc')
  const before = await openOf(club, marc)
  expect(Object.entries(before).filter(([, n]) => n === 0)).toEqual([])
  await endsMarc(club)
  const after = await openOf(club, marc)
  expect(Object.entries(after).filter(([, n]) => n > 0)).toEqual([])

  // Every topic that can take something up again had something to take up.
  const { states } = await club.inClub(tx =>
    tx.tx.selectFrom('membership_end').select('states').where('member_id', '=', marc).executeTakeFirstOrThrow(),
  )
  const returning = topics.filter(({ membership }) => membership !== none && membership.returns !== none)
  expect(Object.keys(states).toSorted()).toEqual(returning.map(({ name }) => name).toSorted())
  expect(Object.entries(states).filter(([, state]) => JSON.stringify(state).length < 3)).toEqual([])
})

const keptEnds = ({ inClub }: Club) =>
  inClub(async ({ tx }) => JSON.stringify(await tx.selectFrom('membership_end').selectAll().execute()))

story('what an end keeps names nobody who is erased, and goes when it can be undone no more', async club => {
  const { people, clock, inClub, idOf } = club
  const { olga, marc, ana } = people
  const erase = (who: 'lea' | 'ana') =>
    inClub(async tx => eraseMember(tx, await memberById(tx, idOf(who)), 'Ancien membre'))
  await inClub(async ({ tx }) =>
    tx.updateTable('member').set({ name: 'Léa « Zaza » "Z" Martin' }).where('id', '=', idOf('lea')).execute(),
  )
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '07:45', place: 'La Cour d’Or' })
  await clock.goesTo('2026-11-05T09:30')
  for (const one of [marc, ana]) {
    await one.presses(/remplace|stands in|substitute/i)
    await one.submits({ name: 'Léa « Zaza » "Z" Martin' })
  }
  for (const name of ['Marc', 'Ana']) {
    await olga.says('/club members')
    await olga.presses('End a membership')
    await olga.submits({ member: name })
  }
  expect(await keptEnds(club)).toContain('Zaza')
  await erase('lea')
  expect(await keptEnds(club)).not.toContain('Zaza')
  await erase('ana')
  expect(await keptEnds(club)).not.toContain(idOf('ana'))
  await olga.says('/club members')
  await olga.chooses('Restore a membership', 'Marc Dubois')
  const board = club.stage.messages.findLast(({ text }) => /^Réunion du jeudi 12 novembre/.test(text))!.text
  expect(board).toContain('Ancien membre pour Marc Dubois')

  await endsMarc(club)
  await inClub(askForRetention)
  await clock.passes('P30D')
  expect(await keptEnds(club)).toContain(idOf('marc'))
  await clock.passes('P1D')
  expect(await keptEnds(club)).toBe('[]')
})

story(
  'whom an import puts on the list again is no longer offered as somebody to bring back, and may leave once more',
  async club => {
    const { people, inClub, idOf } = club
    const { olga, lea } = people
    await endsMarc(club)
    await inClub(({ tx }) => tx.updateTable('member').set({ left_on: null }).where('id', '=', idOf('marc')).execute())
    await olga.says('/club members')
    expect(actionsOf(olga.messages.at(-1)!.view).map(({ label }) => label)).not.toContain('Restore a membership')
    await lea.says('/refer @marc moi-même "Un devis pour ma salle"')
    await endsMarc(club)
    await olga.says('/club members')
    await olga.chooses('Restore a membership', 'Marc Dubois')
    await lea.says('/recos')
    expect(lea.texts.at(-1)).toMatch(/À Marc Dubois \(Un devis pour ma salle\), .*: nouvelle/)
  },
)

story('an end and its undo take as many statements for who is asked by six as for who is asked by two', async club => {
  const { inClub, idOf } = club
  const asked = { lea: 2, marc: 6 } as const
  for (const [who, times] of Object.entries(asked))
    for (let n = 0; n < times; n++)
      await inClub(async tx => {
        const added = await addMember(tx, { by: null, member: { name: `${who} ${n}` } })
        if (isRefusal(added) || 'alike' in added) throw new Error(JSON.stringify(added))
        const [by, first] = [added.member, await memberById(tx, idOf(who as keyof typeof asked))]
        await requestIntroduction(tx, { by, first, second: undefined, context: 'Bonjour' })
        // Another's request for the same two is kept back, and goes out when the first ends.
        const olga = await memberById(tx, idOf('olga'))
        await requestIntroduction(tx, { by: olga, first, second: by, context: 'Bonjour' })
        await proposeOneToOne(tx, { by, others: [first] })
      })
  const taken: Record<string, number[]> = { lea: [], marc: [] }
  for (const does of [endMembership, undoEnd])
    for (const who of ['lea', 'marc'] as const) {
      const [by, member] = await inClub(async tx => [
        await memberById(tx, idOf('olga')),
        await memberById(tx, idOf(who)),
      ])
      const { count } = await counting(() => inClub(tx => does(tx, { by: by!, member: member! })))
      taken[who]!.push(count.all)
    }
  expect(taken.marc).toEqual(taken.lea)
})

story(
  'who left by an import, or on a day said before, has left as whoever was ended: from the night after, and it can be undone',
  async club => {
    const { people, clock, inClub, idOf } = club
    const { olga, lea } = people
    await inClub(askForRetention)
    await marcIsBusy(club)
    const leavesOn = (day: string | null) =>
      inClub(({ tx }) =>
        tx
          .updateTable('member')
          .set({ left_on: day === null ? null : Temporal.PlainDate.from(day) })
          .where('id', '=', idOf('marc'))
          .execute(),
      )
    await leavesOn('2026-11-20')
    await clock.goesTo('2026-11-20T20:00')
    expect(board(club)).toContain('Julie Petit pour Marc Dubois')
    await clock.goesTo('2026-11-21T12:00')
    expect(board(club)).not.toContain('Julie Petit')
    // His leave ended with his last day.
    const { leave: _, ...open } = await openOf(club, idOf('marc'))
    expect(Object.values(open).filter(n => n > 0)).toEqual([])
    expect(lea.texts.filter(text => text.includes('Marc Dubois a quitté le club'))).toHaveLength(1)
    await clock.passes('P3D')
    expect(lea.texts.filter(text => text.includes('Marc Dubois a quitté le club'))).toHaveLength(1)
    await olga.says('/club members')
    await olga.chooses('Restore a membership', 'Marc Dubois')
    expect(board(club)).toContain('Julie Petit pour Marc Dubois')
    // What a club brings along of long ago is its history: nobody hears of it now.
    await leavesOn('2026-09-01')
    await clock.passes('P2D')
    expect(lea.texts.filter(text => text.includes('Marc Dubois a quitté le club'))).toEqual([])
  },
)

story('erasing somebody who had left without anybody closing anything closes all of it first', async club => {
  const { inClub, idOf, people } = club
  await marcIsBusy(club)
  await inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ left_on: Temporal.PlainDate.from('2026-09-01') })
      .where('id', '=', idOf('marc'))
      .execute(),
  )
  await inClub(async tx => eraseMember(tx, await memberById(tx, idOf('marc')), 'Ancien membre'))
  await club.assidu.drain()
  expect(Object.values(await openOf(club, idOf('marc'))).filter(n => n > 0)).toEqual([])
  expect(board(club)).not.toMatch(/Julie Petit|Ancien membre/)
  expect(people.lea.texts.at(-1)).toContain('Ancien membre a quitté le club')
})
