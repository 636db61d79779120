import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { audit } from '../../src/club/members/audit.ts'
import { memberById, presentMembers } from '../../src/club/members/queries.ts'
import { exportOf, recordCounts } from '../../src/club/privacy/own-data.ts'
import { myDataPress } from '../../src/club/privacy/presses.ts'
import { listed } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { ownKinds } from '../../src/terms/own-data.ts'
import { wordsFor } from '../../src/words/words.ts'
import { openDemoClub } from '../kit/demo-club.ts'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'
import { takenBy } from '../kit/taken.ts'
import { writeEverywhere } from '../kit/words-everywhere.ts'

story('a member reads what is kept about him, and who sees it', async ({ people: { lea } }) => {
  await lea.says('/refer @marc moi-même "Un devis"')
  await lea.says('/mes-donnees')
  const seen = lea.texts.at(-1)!
  expect(seen).toContain('Martin Toitures')
  expect(seen).toContain('Recommandations et affaires données : 1')
  expect(seen).toContain('affaire transmise (Marc Dubois)')
  expect(seen).toContain('Qui voit quoi')
  expect(seen).not.toMatch(/chasseur|hunter/i)
})

story('an objection counts at once, and is taken back as easily', async ({ people: { ana }, inClub, idOf }) => {
  const objected = () =>
    inClub(club =>
      club.tx
        .selectFrom('member')
        .select('scoring_objected_on')
        .where('id', '=', idOf('ana'))
        .executeTakeFirstOrThrow(),
    )
  await ana.says('/my-data')
  await ana.presses('Object to the standing')
  expect(ana.texts.at(-1)).toContain('No standing is computed')
  expect(`${(await objected()).scoring_objected_on}`).toBe('2026-11-03')
  await ana.says('/my-data')
  expect(ana.texts.at(-1)).toContain('nothing is computed about you')
  await ana.presses('Take my objection back')
  expect((await objected()).scoring_objected_on).toBeNull()
})

story('what others said of him in private is not in what he takes with him', async ({ people: { lea, marc } }) => {
  await lea.says('/refer @marc moi-même "Un devis"')
  await marc.presses('Contact pris')
  await marc.presses(/^5/)
  const { json: taken } = await takenBy(lea)
  expect(taken).toContain('"record":"profile"')
  expect(taken).toContain('"record":"referral-given"')
  expect(taken).not.toContain('rating')
  expect((await takenBy(marc)).json).toContain('"rating":5')
})

story('he takes it along as two files: one to read in his language, one for programs', async ({ people }) => {
  const { lea, ana } = people
  await lea.says('/refer @marc moi-même "Un devis"')
  const his = await takenBy(lea)
  expect(lea.texts.at(-1)).toContain('Deux fichiers, pour vous seul')
  expect(his.names).toEqual(['assidu-mes-donnees-2026-11-03.txt', 'assidu-mes-donnees-2026-11-03.json'])
  const document = JSON.parse(his.json) as { club: string; records: { record: string; kind?: string }[] }
  expect(document.records.find(({ record }) => record === 'referral-given')).toMatchObject({ kind: 'inside' })
  expect(his.text).toContain('RECOMMANDATIONS ET AFFAIRES DONNÉES')
  expect(his.text).toMatch(/Avec : Marc Dubois\nSorte : pour celui qui donne\n[\s\S]*État : nouvelle/)
  const hers = await takenBy(ana)
  expect(hers.text).toMatch(/^Your data, /)
  expect(hers.text).toContain('YOUR PROFILE')
})

story(
  'of a message that the coin let wait he takes along on which side it fell, in words',
  async ({ people, inClub, idOf }) => {
    await inClub(async ({ tx, id: club, at, newId }) => {
      const kept = (
        arm: string,
        coin: string | null,
        days: number,
        step: number,
        heldBack: boolean,
        episode: string,
      ) => ({
        ...{
          club_id: club,
          id: newId(),
          external_id: newId(),
          member_id: idOf('lea'),
          step,
          act: 'thank',
          about: null,
        },
        ...{
          decided_at: at.subtract({ hours: 24 * days }),
          held_back: heldBack,
          episode,
          arm,
          coin,
          standing: 'withdrawn',
        },
        ...{ outcome: heldBack ? null : 'ignored', outcome_at: null, opening: null, due_at: null, platform: null },
      })
      const [first, second, third] = [newId(), newId(), newId()]
      await tx
        .insertInto('nudge')
        .values([
          kept('delayed', 'half', 300, 1, true, first),
          kept('delayed', null, 279, 1, false, first),
          kept('now', 'half', 150, 1, false, second),
          kept('now', null, 40, 1, false, third),
        ])
        .execute()
    })
    const { json, text } = await takenBy(people.lea)
    const { records } = JSON.parse(json) as { records: { record: string; coin?: string }[] }
    expect(records.filter(({ record }) => record === 'nudge').map(({ coin }) => coin)).toEqual([
      'delayed',
      'now',
      undefined,
    ])
    expect(text.match(/À pile ou face : .*/g)).toEqual([
      'À pile ou face : envoyé après 21 jours d’attente',
      'À pile ou face : envoyé aussitôt',
    ])
  },
)

test('a whole club of a year takes along nothing that the file to read has no name for', async () => {
  const club = await openDemoClub()
  try {
    const { all, unnamed } = await club.inClub(async tx => {
      const { fields, records } = wordsFor({ language: 'fr', address: 'vous' }).privacy.taken
      const all = (await Promise.all((await presentMembers(tx)).map(one => exportOf(tx, one)))).flat()
      const named = [...new Set(all.flatMap(({ record, ...facts }) => [`record ${record}`, ...Object.keys(facts)]))]
      const has = (name: string) => (name.startsWith('record ') ? name.slice(7) in records : name in fields)
      return { all, unnamed: named.filter(name => !has(name)) }
    })
    expect(all.length).toBeGreaterThan(1000)
    expect(unnamed).toEqual([])
  } finally {
    await club.close()
  }
})

story('a profile is put right on its own page, and a zone nobody knows is given back', async ({ people: { lea } }) => {
  await lea.says('/mes-donnees')
  await lea.presses('Corriger mon profil')
  await lea.presses('Ce que je cherche et propose')
  await lea.submits({ offers: 'Des toits sans fuite' })
  await lea.presses('Mon profil')
  await lea.presses('Comment on m’écrit')
  await lea.submits({ zone: 'Paris' })
  expect(lea.problems.zone).toContain('Europe/Paris')
  await lea.submits({ zone: 'Europe/Paris', language: 'en' })
  await lea.says('/mes-donnees')
  expect(lea.texts.at(-1)).toContain('You offer: Des toits sans fuite')
  expect(lea.texts.at(-1)).toContain('Company: Martin Toitures')
})

story(
  'one press changes the language, of what was lately written too; the channels follow where an organizer says so',
  async club => {
    const { marc, olga, lea } = club.people
    await lea.says('/refer @marc moi-même "Un devis"')
    const received = marc.seen(/Un devis/)!
    expect(received.text).toContain('a une recommandation pour vous')
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-12', time: '07:45' })
    await club.clock.goesTo('2026-11-05T09:00')
    const announced = club.stage.messages.findLast(({ where }) => where.kind === 'channel')!
    expect(announced.text).toContain('jeudi 12 novembre')

    await marc.pressesId(myDataPress('language', 'en'))
    expect(marc.texts.at(-1)).toContain('From now on I write to you in English')
    expect(received.text).toContain('has a referral for you')
    expect(received.text).toContain('Un devis')
    expect(actionsOf(marc.messages.at(-1)!.view).map(({ label }) => label)).toEqual(['Undo'])
    await marc.says('/aide')
    expect(marc.texts.at(-1)).toContain('introduc')
    expect(announced.text).toContain('jeudi 12 novembre')
    await marc.presses('Undo')
    expect(received.text).toContain('a une recommandation pour vous')

    // Olga reads English already; the channels are the club's.
    await olga.pressesId(myDataPress('language', 'en'))
    await olga.presses('The channels in English too')
    expect(announced.text).toContain('Thursday 12 November')
    await olga.presses('Undo')
    expect(announced.text).toContain('jeudi 12 novembre')
  },
)

story('a wish to be erased reaches the organizers, and can be taken back', async ({ people: { lea, olga } }) => {
  await lea.says('/mes-donnees')
  await lea.presses('Demander l’effacement')
  expect(olga.seen(/asks to be erased/)).toBeUndefined()
  await lea.presses('Oui, demander au bureau')
  expect(olga.seen(/asks to be erased/)?.text).toContain('assidu erase --member lea')
  await lea.presses('Annuler')
  expect(olga.seen(/asks to be erased/)?.text).toContain('taken the request back')
})

story('nobody is told how many meetings he came to before a roll was taken', async ({ people: { lea } }) => {
  await lea.says('/mon-bilan')
  expect(lea.texts.at(-1)).toContain('Rien n’est encore noté')
  expect(lea.texts.at(-1)).not.toContain('réunion')
})

story('a request to be erased stands in his data, and is taken back from there', async ({ people: { lea, olga } }) => {
  await lea.says('/mes-donnees')
  expect(lea.texts.at(-1)).not.toContain('Retirer ma demande d’effacement')
  await lea.presses('Demander l’effacement')
  await lea.presses('Oui, demander au bureau')

  // The answer only he saw is gone: what he asked for is found again.
  await lea.says('/my-data')
  expect(lea.texts.at(-1)).toContain('Vous avez demandé votre effacement')
  await lea.presses('Retirer ma demande d’effacement')
  expect(olga.seen(/asks to be erased/)?.text).toContain('taken the request back')
  await lea.says('/mes-donnees')
  expect(lea.texts.at(-1)).not.toContain('Vous avez demandé votre effacement')
})

story('an account that is nobody’s reads what is kept of it, and whom to ask for more', async ({ stranger }) => {
  const nina = stranger('nina', 'Nina Petit')
  await nina.says('/mes-donnees')
  expect(nina.texts.at(-1)).toContain('Ce compte n’est celui de personne')
  expect(nina.texts.at(-1)).toContain('Olga Renard peut vous montrer ce qui est à votre nom')
})

story('someone who left reads his whole data by the address that the import gave', async story => {
  await story.inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ left_on: Temporal.PlainDate.from('2026-09-30'), email: 'marc@dubois.example' })
      .where('external_id', '=', 'marc')
      .execute(),
  )
  await story.inClub(({ tx }) => tx.deleteFrom('account').where('account', '=', 'marc').execute())
  const human = { bot: false, deactivated: false, administrator: false, fullMember: true }
  story.stage.persons.push({ account: 'U7', name: 'Marc D.', email: 'Marc@Dubois.example', ...human })
  const marc = story.stranger('U7', 'Marc D.')
  await marc.says('/mes-donnees')
  expect(marc.texts.at(-1)).toContain('Entreprise : Dubois Électricité')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('réservé aux membres')
})

story('how long all is kept is told from the club’s own settings', async ({ people: { lea, ana }, inClub, clubId }) => {
  await lea.says('/mes-donnees')
  expect(lea.texts.at(-1)).toMatch(
    /autres actes : 3 ans[\s\S]*prospect : 90 jours[\s\S]*regardé : 1 an[\s\S]*profil : 90 jours/,
  )
  await inClub(({ tx }) =>
    tx
      .updateTable('club')
      .set({ settings: JSON.stringify({ keep: { acts: 1825, prospects: 60, leavers: 5 } }) })
      .where('club_id', '=', clubId)
      .execute(),
  )
  await ana.says('/my-data')
  expect(ana.texts.at(-1)).toMatch(/other acts: 5 years[\s\S]*contact: 60 days[\s\S]*profile: 31 days/)
})

test('each kind of what is kept about a member is given by one topic', () => {
  const given = topics.flatMap(({ ownData }) => listed(ownData).flatMap(({ kinds }) => kinds))
  expect(given.toSorted()).toEqual(ownKinds.toSorted())
})

story('what was taken back is neither taken along nor counted, whatever the table', async ({ inClub, idOf }) => {
  const him = { id: idOf('marc'), account: 'marc', name: 'Marc Dubois', email: 'marc@dubois.example' }
  const tables = await inClub(async club => {
    await writeEverywhere(club, { him, other: idOf('ana') })
    // A table without anybody's words is not written into there.
    const disputed = { club_id: club.id, id: club.newId(), meeting_id: him.id, member_id: him.id, at: club.at }
    await club.tx.insertInto('roll_dispute').values(disputed).execute()
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'withdrawn_at' order by 1`.execute(club.tx)
    return rows.map(({ name }) => name)
  })
  expect(tables).toContain('referral')
  const seen = async (table: string, withdrawn: boolean) =>
    inClub(async club => {
      const at = withdrawn ? club.at : null
      await sql`update ${sql.table(table)} set withdrawn_at = ${at}::timestamptz`.execute(club.tx)
      const member = await memberById(club, him.id)
      const counted = Object.values(await recordCounts(club, member)).reduce((sum, count) => sum + count)
      return { taken: (await exportOf(club, member)).length, counted }
    })
  for (const table of tables) {
    const [without, standing] = [await seen(table, true), await seen(table, false)]
    expect([table, standing.taken > without.taken, standing.counted > without.counted]).toEqual([table, true, true])
    const again = await seen(table, true)
    expect([table, again]).toEqual([table, without])
  }
})

story('whoever was looked at reads by whom and when; what he did himself is no look', async club => {
  const {
    people: { marc, olga },
    inClub,
    idOf,
  } = club
  await marc.says('/mes-donnees')
  expect(marc.texts.at(-1)).not.toContain('Qui a regardé')
  await inClub(async tx => {
    const by = { id: idOf('olga') }
    await audit(tx, { by, what: 'standing-seen', about: idOf('marc') })
    await audit(tx, { by, what: 'standing-seen', about: idOf('lea') })
    await audit(tx, { by: { id: idOf('marc') }, what: 'erase-asked', about: idOf('marc') })
  })
  await marc.says('/mes-donnees')
  const looks = marc.texts.at(-1)!.split('Qui a regardé')[1]!.split('Pendant combien')[0]!
  expect(looks.match(/Olga Renard/g)).toHaveLength(1)
  expect(looks).not.toMatch(/Marc|Assidu/)
  await olga.says('/my-data')
  expect(olga.texts.at(-1)).not.toContain('Who looked')
})
