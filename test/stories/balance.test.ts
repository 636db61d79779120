import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestReport } from '../../src/club/digest/report.ts'
import { keepFigures } from '../../src/club/sectors/regions.ts'
import { type BalanceReport, balanceReport } from '../../src/club/sectors/report.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

/** The club beside its region: told to organizers alone, in seats, and said when it becomes worth a word. */

let club: DemoClub
beforeEach(async () => {
  club = await openDemoClub()
})
afterEach(() => club.close())

const text = () => club.stage.messages.at(-1)!.text
const report = (options: Parameters<typeof balanceReport>[1] = {}) =>
  club.inClub(tx => balanceReport(tx, options)) as Promise<BalanceReport>
const sector = (of: BalanceReport, name: string) => of.sectors.find(one => one.sector === name)
/** What the profiles of some members say from now on; null empties a column. */
const profiles = (facts: Readonly<Record<string, string | null>>, ...members: readonly string[]) =>
  club.inClub(({ tx }) => tx.updateTable('member').set(facts).where('external_id', 'in', members).execute())
const digests = () => club.stage.messages.filter(({ text }) => /^Le club, semaine du/.test(text))

test('an organizer sees the club in seats beside its region, chooses another one, and nobody else does', async () => {
  const organizer = club.person('m01')
  await organizer.says('/club équilibre')
  expect(text()).toContain('Pour 31 membres, votre région donnerait')
  expect(text()).toContain('7 dans le négoce ; vous en avez 3')
  expect(text()).toContain('personne dans l’agriculture ; vous en avez 2')
  expect(text()).toContain('plusieurs membres d’un même secteur sont les bienvenus')
  expect(text()).toMatch(/Dijon.*INSEE, série 4201043.*2015/)
  expect(text()).not.toContain('comme le')
  const shown = await report()
  expect(sector(shown, 'trade')).toMatchObject({ members: 3, region_seats: 7 })
  expect(shown).toMatchObject({ region: { code: 'UU2010-21701' }, counted: 31, liberal: 6 })

  await organizer.presses('Choisir la région')
  // A region of which only the code is known is not offered.
  const form = organizer.form!
  const offered = form.fields.find(({ id }) => id === 'region')!.options!.map(({ label }) => label)
  expect(offered).toContain('Rennes (aire urbaine)')
  expect(offered.join()).not.toMatch(/ZE2010/)
  await organizer.submits({ region: 'UU2010-59702', apart: 'counted' })
  expect(text()).toContain('5 dans le public, l’enseignement ou la santé ; vous n’avez personne')
  expect(await report()).toMatchObject({ region: { name: 'Lille (partie française)' } })
  const audited = await club.inClub(({ tx }) =>
    tx.selectFrom('audit').select('what').where('what', '=', 'settings-changed').execute(),
  )
  expect(audited).toHaveLength(1)

  await organizer.presses('Choisir la région')
  await organizer.submits({ region: '', apart: 'apart' })
  expect(text()).toContain('le club est montré seul')
  expect(text()).toContain('assidu regions')
  expect(text()).not.toContain('donnerait')
  expect(await report()).toMatchObject({ region: null, distance: null, alert: null })

  await club.person('m05').says('/club équilibre')
  expect(text()).toContain('réservé au bureau')
})

test('figures of its own stand before those of the program, and the report takes any region', async () => {
  const figures = {
    ...{ code: 'UU2010-21701', name: 'Dijon Métropole', year: 2023, source: 'CCI', nomenclature: 'naf-rev2' as const },
    establishments: { agriculture: 0, industry: 0, construction: 1, trade: 1, services: 0 },
  }
  await club.inClub(tx => keepFigures(tx, [figures]))
  await club.inClub(tx => keepFigures(tx, [{ ...figures, year: 2024 }]))
  const own = await report()
  expect(own.region).toMatchObject({ name: 'Dijon Métropole', year: 2024, source: 'CCI' })
  expect(sector(own, 'construction')!.region_seats).toBe(16)
  expect(own.alert).toEqual({ distance: true, nobody: [] })
  // Nobody counted public services there: they cannot count in the club either.
  await club.person('m01').says('/club balance')
  await club.person('m01').presses('Choisir la région')
  await club.person('m01').submits({ region: 'UU2010-21701', apart: 'counted' })
  expect(sector(await report(), 'public-education-health')).toMatchObject({ counts: false })
  expect(sector(await report({ region: 'UU2010-59702' }), 'construction')!.region_seats).toBe(3)
  expect(await report({ region: 'nowhere' })).toEqual({ regions: expect.arrayContaining(['UU2010-59702']) })
})

test('the day on which a new list of activities comes into force changes nothing', async () => {
  const silent = { sector_family: null, activity: null, job_title: null, speciality: null }
  await profiles({ ...silent, naf_code: '45.20A', naf_nomenclature: 'naf-rev2' }, 'm02', 'm05')
  await profiles({ ...silent, naf_code: '62.01Z', naf_nomenclature: 'naf-rev2' }, 'm06', 'm07')
  const { at: _, ...before } = await report({ at: Temporal.Instant.from('2026-12-31T22:59:00Z') })
  const { at: __, ...after } = await report({ at: Temporal.Instant.from('2026-12-31T23:01:00Z') })
  expect(after).toEqual(before)
  expect(before.read_from).toEqual({ said: 27, code: 4, activity: 0 })
  // And neither does a code of the new list: the garage stays where the figures have garages.
  await profiles({ naf_code: '95.31Y', naf_nomenclature: 'naf-2025' }, 'm02')
  await profiles({ naf_code: '62.10Y', naf_nomenclature: 'naf-2025' }, 'm06')
  expect((await report()).sectors).toEqual(before.sectors)
})

test('who says nothing of his sector stands by what he does, and whom nobody can place is asked to say it', async () => {
  const silent = { sector_family: null, naf_code: null, naf_nomenclature: null, job_title: null, speciality: null }
  await profiles({ ...silent, activity: 'Plomberie et chauffage' }, 'm06')
  await profiles({ ...silent, activity: 'Des idées' }, 'm07')
  const { read_from, unplaced, counted } = await report()
  expect({ read_from, unplaced, counted }).toEqual({
    ...{ read_from: { said: 29, code: 0, activity: 1 }, unplaced: ['m07'], counted: 30 },
  })
  await club.person('m01').says('/club équilibre')
  expect(text()).toContain('Lu dans leur activité : Sylvie Marchenoir')
  expect(text()).toContain('Secteur inconnu pour Laurent Pignol')
})

test('similar profiles are named to the organizers with what is the same; a speciality of one’s own tells them apart', async () => {
  const lawyer = { activity: 'Avocat en droit des affaires', job_title: 'Avocat', naf_code: '69.10Z' }
  await profiles({ ...lawyer, naf_nomenclature: 'naf-rev2', speciality: null, sector_family: 'services' }, 'm06', 'm07')
  await profiles(
    { ...lawyer, naf_nomenclature: 'naf-rev2', speciality: 'Contentieux fiscal', sector_family: 'services' },
    'm08',
  )
  const { near_duplicates } = await report()
  expect(near_duplicates).toContainEqual({
    ...{ members: ['m06', 'm07'], trade: 'lawyers', code: '69.10Z', same_company: false },
  })
  // Nadia says what she is for: employers. Who says another speciality is no double of hers.
  const withNadia = near_duplicates.filter(({ members }) => members.includes('m03')).flatMap(({ members }) => members)
  expect(withNadia).not.toContain('m08')
  await club.person('m01').says('/club équilibre')
  await club.person('m01').presses(/^Profils proches/)
  expect(text()).toMatch(/Sylvie Marchenoir et Laurent Pignol : même métier \(avocats\), même code 69\.10Z/)
  expect(text()).toMatch(/chacun avec sa spécialité/)
  await club.person('m05').pressesId('1|club-balance|alike')
  expect(text()).toContain('réservé au bureau')
})

test('a candidate is read beside the club in seats before and after, whoever helps it most first', async () => {
  for (const [name, activity] of [
    ['Ana Lopes', 'Conseil en stratégie'],
    ['Lila Petit', 'Négoce de matériaux'],
    ['Max Roy', 'Des idées'],
  ] as const) {
    await club.person('m05').says(`/candidature ${name}`)
    await club.person('m05').submits({ activity, agreed: true })
  }
  await club.person('m01').says('/club équilibre')
  await club.person('m01').presses('Candidats (3)')
  expect(text()).toMatch(
    /Lila Petit, dans le négoce : 3 pour 7 sièges aujourd’hui, puis 4 pour 7 sièges ; le club se rapproche/,
  )
  expect(text()).toMatch(/Lila Petit[\s\S]*Ana Lopes[\s\S]*Max Roy/)
  expect(text()).toContain('« Des idées » ne dit pas le secteur')
  await club.person('m01').presses('Et si…')
  await club.person('m01').submits({ family: 'agriculture' })
  expect(text()).toContain('2 pour 0 siège aujourd’hui, puis 3 pour 0 siège ; le club s’éloigne un peu')
  expect(text()).toContain('Cela ne décide de rien')
  // Who has been answered is no candidate any more.
  await club.inClub(({ tx }) =>
    tx.updateTable('application').set({ status: 'refused' }).where('name', '=', 'Ana Lopes').execute(),
  )
  await club.person('m01').says('/club équilibre')
  await club.person('m01').presses('Candidats (2)')
  expect(text()).not.toContain('Ana Lopes')
})

test('the digest says it in the week in which it becomes so, once, and again when it is otherwise', async () => {
  await club.goesTo('2026-11-23T08:00')
  expect(digests().at(-1)!.text).not.toContain('Secteurs :')
  const before = await families()
  // Nobody is a trader any more.
  await profiles({ sector_family: 'services' }, ...(await inFamily('trade')))
  await club.goesTo('2026-11-30T08:00')
  expect(digests().at(-1)!.text).toContain('Secteurs : personne dans le négoce, ce que le hasard ferait rarement')
  expect(digests().at(-1)!.text).toContain('/club equilibre')
  const told = await club.inClub(tx => digestReport(tx))
  expect(told.balance).toMatchObject({ nobody: ['trade'], sectors: { trade: 0 } })
  await club.goesTo('2026-12-07T08:00')
  expect(digests().at(-1)!.text).not.toContain('Secteurs :')
  // Nobody is in services any more either: that is new.
  await profiles({ sector_family: 'industry' }, ...(await inFamily('services')))
  await club.goesTo('2026-12-14T08:00')
  expect(digests().at(-1)!.text).toContain('personne dans le négoce ou dans les services')
  await club.goesTo('2026-12-21T08:00')
  expect(digests().at(-1)!.text).not.toContain('Secteurs :')
  // Noted anew on the Sunday, and as it was at the beginning before the Monday: what is not so any more is not said.
  await profiles({ sector_family: 'services' }, 'm01')
  await club.goesTo('2026-12-27T19:00')
  for (const [member, family] of before) await profiles({ sector_family: family }, member)
  await club.goesTo('2026-12-28T08:00')
  expect(digests().at(-1)!.text).not.toContain('Secteurs :')
  const { rows } = await club.inClub(({ tx, id }) =>
    sql<{ n: number }>`select count(*)::int as n from balance_seen where club_id = ${id}`.execute(tx),
  )
  expect(rows[0]!.n).toBe(3)
}, 120_000)

const inFamily = (family: string) =>
  club.inClub(async ({ tx }) => {
    const rows = await tx.selectFrom('member').select('external_id').where('sector_family', '=', family).execute()
    return rows.map(row => row.external_id)
  })

const families = () =>
  club.inClub(async ({ tx }) => {
    const rows = await tx.selectFrom('member').select(['external_id', 'sector_family']).execute()
    return rows.map(row => [row.external_id, row.sector_family] as const)
  })
