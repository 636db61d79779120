import { expect, test } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { everythingKept, standsIn } from '../kit/everything.ts'
import { openPlayground } from '../kit/playground.ts'
import { story } from '../kit/story.ts'
import { wordedColumns, writeEverywhere } from '../kit/words-everywhere.ts'

story(
  'an erased member leaves no name, no word and no address; the other keeps his credit',
  async ({ people: { lea, marc, ana, olga }, stranger, assidu, clock, inClub, idOf }) => {
    await lea.says('/refer @marc outside besoin:"Refaire mon tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"')
    await lea.presses('Oui, transmettre')
    await marc.presses('Contact pris')
    await marc.says('/intro @ana "Pour parler de mon métier"')
    await marc.presses('Envoyer')
    await lea.says('/merci @marc recommandation "Merci à Marc Dubois"')
    await marc.says('/merci @ana aide "Pour mon métier"')
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-12', time: '07:45', place: 'Chez Marc Dubois' })
    await clock.goesTo('2026-11-05T09:00')
    await marc.presses('On me remplace')
    await marc.submits({ name: 'Julie, de chez Marc' })
    await lea.presses('On me remplace')
    await lea.submits({ name: 'Marc Dubois' })
    await ana.presses('Je viens avec un invité')
    await ana.submits({ name: 'Un ami de Marc Dubois', agreed: true })
    await marc.says('/mon-bilan')
    await marc.pressesId('1|standing|contest')
    await marc.submits({ words: 'Marc Dubois conteste' })
    const same = stranger('1290000000000000199', 'Marc Dubois', 'marcd')
    await same.says('/recos')
    await same.presses('Je suis sur la liste')
    await same.submits({ name: 'Marc Dubois' })
    await olga.presses('Personne de la liste')
    await lea.says('/refer @ana outside besoin:"Un tableau chez Marc Dubois"')
    const named = async () => standsIn(await inClub(everythingKept), /Marc|marcd|Dubois|mon métier/)
    const before = new Set((await named()).map(line => line.split(':')[0]))
    for (const column of [
      ...['link_request.account_name', 'draft.said', 'contest.words', 'introduction.context', 'thanks.message'],
      ...['meeting.place', 'rsvp.substitute_name', 'guest.name'],
    ])
      expect(before).toContain(column)
    await inClub(async club => eraseMember(club, await memberById(club, idOf('marc')), 'Ancien membre'))
    await assidu.drain()
    expect(await named()).toEqual([])
    const prospects = await inClub(({ tx }) =>
      tx.selectFrom('referral').select(['prospect_name', 'prospect_phone', 'prospect_e164', 'prospect_keys']).execute(),
    )
    for (const prospect of prospects) expect(Object.values(prospect)).toEqual([null, null, null, null])
    await lea.says('/recos')
    expect(lea.seen(/À Ancien membre, .*: sans réponse/)).toBeDefined()
    expect(lea.seen(/Ancien membre a quitté le club/)).toBeDefined()
    await marc.says('/recos')
    expect(marc.texts.at(-1)).toContain('réservé aux membres')
    await ana.says('/intro @marc "Bonjour"')
    expect(ana.texts.at(-1)).not.toContain('Marc Dubois')
    const acts = await inClub(({ tx }) =>
      tx.selectFrom('act').select('kind').where('by_id', '=', idOf('lea')).execute(),
    )
    expect(acts.map(({ kind }) => kind)).toContain('referral-given')
  },
)

/** Marc's own words, his person, and the prospects he passed on or received; his number in the club's lists is `marc`. */
const his =
  /Marc|Dubois|marc@|39 98 77 01|639987701|mon métier secret|une prise secrète|tableau secret|Dupont|ma note secrète|contestation secrète/i

test('after an erasure nothing of a person is found in any column, job or line of the log', async () => {
  const lines: string[] = []
  const page = await openPlayground({ write: line => void lines.push(line) })
  const { story } = page
  const { inClub, clubId, idOf, clock } = story
  const newId = story.assidu.means.newId
  try {
    const marc = idOf('marc')
    const [meeting, contest] = [newId(), newId()]
    await inClub(async club => {
      const { tx } = club
      await tx
        .updateTable('member')
        .set({ email: 'marc@dubois.example', phone: '+33 6 39 98 77 01', seeks: 'Des contacts de Dubois Électricité' })
        .where('id', '=', marc)
        .execute()
      await tx
        .updateTable('member')
        .set({ offers: 'Je travaille avec Marc Dubois' })
        .where('id', '=', idOf('ana'))
        .execute()
      await tx
        .insertInto('meeting')
        .values({
          ...{ club_id: clubId, id: meeting, external_id: 'old', title: 'Chez Marc Dubois', place: null, zone: null },
          ...{ starts_at: clock.now().subtract({ hours: 24 * 90 }), ends_at: null, status: 'held', required: true },
          ...{
            attendance_recorded: 'full',
            notes: 'Apéritif offert par Marc Dubois',
            planned_by: null,
            closed_at: null,
          },
        })
        .execute()
      const visit = (n: number, guest: string, name: string, email: string | null, became: string | null) => ({
        ...{ club_id: clubId, id: newId(), external_id: `g${n}`, guest, name, company: 'Dubois Électricité' },
        ...{ activity: 'Électricien, comme Marc Dubois', email, phone: null, invited_by: idOf('lea') },
        ...{ meeting_id: meeting, status: 'present', followed_up_on: null, became_member_id: became },
      })
      // He first came as a guest: twice under one number, once under his address alone.
      await tx
        .insertInto('guest')
        .values([
          visit(1, 'p1', 'M. Dubois (Marc)', null, null),
          visit(2, 'p1', 'Marc Dubois', '06@x.example', marc),
          visit(3, 'p2', 'm. dubois', 'Marc@dubois.example', null),
        ])
        .execute()
      await tx
        .insertInto('attendance')
        .values([
          {
            club_id: clubId,
            meeting_id: meeting,
            member_id: marc,
            status: 'substitute',
            substitute_name: 'Mme Dupont',
            checked_in_at: null,
          },
          {
            club_id: clubId,
            meeting_id: meeting,
            member_id: idOf('ana'),
            status: 'substitute',
            substitute_name: 'Marc Dubois',
            checked_in_at: null,
          },
        ])
        .execute()
      await tx
        .insertInto('ask')
        .values({
          ...{
            club_id: clubId,
            id: newId(),
            external_id: 'a1',
            kind: 'ask',
            author_id: marc,
            text: 'mon métier secret',
          },
          ...{ created_at: clock.now(), expires_on: null, status: 'open' },
        })
        .execute()
      await tx
        .insertInto('thanks')
        .values({
          ...{ club_id: clubId, id: newId(), external_id: 't1', from_id: idOf('ana'), to_id: marc, referral_id: null },
          ...{ thanked_at: clock.now(), amount: null, currency: null, message: 'Merci à Marc Dubois' },
        })
        .execute()
      await tx
        .insertInto('contest')
        .values({
          ...{ club_id: clubId, id: contest, member_id: marc, at: clock.now(), closed_at: null, closed_by: null },
          words: club.sealer.seal('contest', 'words', contest, 'contestation secrète'),
        })
        .execute()
      await tx
        .insertInto('link_request')
        .values({
          ...{
            club_id: clubId,
            id: newId(),
            platform: 'slack',
            place: 'T1',
            account: 'U9',
            account_name: 'Marc Dubois',
          },
          ...{
            handle: 'marcd',
            member_id: null,
            asked_at: clock.now(),
            decided_at: null,
            decided_by: null,
            decision: null,
          },
        })
        .execute()
      await tx
        .insertInto('audit')
        .values({
          club_id: clubId,
          id: newId(),
          at: clock.now(),
          by_id: idOf('olga'),
          what: 'noted',
          about: marc,
          detail: 'Marc Dubois',
        })
        .execute()
    })
    await page.say(
      'lea',
      '/refer @marc outside "Un tableau secret" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui',
    )
    await page.say(
      'marc',
      '/refer @ana outside "une prise secrète" contact:"M. Dupont" entreprise:"SCI Tilleuls" accord:oui',
    )
    const sends = async (who: 'marc' | 'olga', line: string, label: string) => {
      await page.say(who, line)
      await page.press(who, (await page.inbox(who)).at(-1)!, label)
    }
    await sends('marc', '/presenter @lea "Pour parler de mon métier secret"', 'Envoyer')
    await sends('olga', '/intro @marc @ana "Marc Dubois and Ana would work well together"', 'Send it')
    await page.say('ana', '/one-to-one @marc "ma note secrète"')
    await page.say('marc', '/recos')
    await page.say('lea', '/recos')
    await page.say('marc', '/recommander @ana')
    await page.say('marc', '/mes-donnees')
    const asked = await page.inbox('marc')
    await page.press('marc', asked.at(-1)!, 'Demander l’effacement')
    await page.press('marc', (await page.inbox('marc')).at(-1)!, 'Oui, demander au bureau')
    const before = standsIn(await inClub(everythingKept), his)
    expect(before.length).toBeGreaterThan(30)
    expect((await page.inbox('olga')).map(({ text }) => text).join()).toContain('Marc Dubois asks to be erased')
    const named = (await page.inbox('lea')).filter(({ text }) => text.includes('Marc Dubois'))
    expect(named.length).toBeGreaterThan(2)

    await inClub(async club => eraseMember(club, await memberById(club, marc), 'Ancien membre'))
    await story.assidu.drain()

    const numbers = ['member.external_id']
    const left = standsIn(await inClub(everythingKept), his).filter(one => !numbers.includes(one.split(':')[0]!))
    expect(left).toEqual([])
    for (const who of ['lea', 'ana', 'olga'] as const)
      for (const { text } of await page.inbox(who)) expect(text).not.toMatch(his)
    expect((await page.inbox('lea')).map(({ text }) => text).join()).toContain('Ancien membre')
    expect(lines.filter(line => his.test(line))).toEqual([])
  } finally {
    await page.close()
  }
})

story('wherever words may stand, whatever the table: a name that stood there is gone', async club => {
  const { inClub, idOf } = club
  const him = { id: idOf('marc'), account: 'U-Marc', name: 'Marc Dubois', email: 'marc@dubois.example' }
  await inClub(async within => {
    await within.tx
      .updateTable('member')
      .set({ email: him.email, phone: 'Marc 06 39 98 77 01' })
      .where('id', '=', him.id)
      .execute()
    await within.tx.updateTable('account').set({ account: him.account }).where('member_id', '=', him.id).execute()
    await writeEverywhere(within, { him, other: idOf('ana') })
  })
  const named = async () => {
    const found = standsIn(await inClub(everythingKept), /Marc|Dubois|marc@/)
    return new Set(found.map(line => line.split(':')[0]!))
  }
  const before = await named()
  const worded = await inClub(async within => wordedColumns(within).map(({ table, column }) => `${table}.${column}`))
  // A language and a zone are real ones; what is searched and the mark of a prospect are made of his name and his address.
  expect(worded.filter(column => !before.has(column))).toEqual([
    'member.search',
    'member.name_key',
    'member.language',
    'member.zone',
    'referral.prospect_keys',
  ])
  await inClub(async within => eraseMember(within, await memberById(within, him.id), 'Ancien membre'))
  await club.assidu.drain()
  expect([...(await named())]).toEqual([])
})
